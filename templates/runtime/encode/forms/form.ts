/** The dialect `oas` of application/x-www-form-urlencoded bodies: each property by its own rule. */
import type { Codec, CodecNode } from "../codecs/codec.js";
import { checkGap, forEachItem, forEachMember } from "../codecs/members.js";
import { admitsNull, resolve } from "../codecs/resolve.js";
import { misfit, scalarText } from "../codecs/scalar.js";
import { escapeRfc, escapeWhatwg } from "../escape.js";
import { isJson, jsonText } from "../json.js";
import type { BodyWriter, ParameterWriter } from "../operation.js";
import type { DeepObjectOptions, StyleOptions } from "../styles/parameters.js";
import type { ArrayFormat } from "./brackets.js";
import { emptyNull, type NullRule } from "./nulls.js";

/** Rules for all properties of a form. */
export interface FormRules {
  readonly arrays: ArrayFormat;
  readonly nulls: NullRule;
  /** The name of a list's item by content type, from its position among the written items. */
  readonly itemName?: (name: string, index: number) => string;
}

/** How one property is written: its `name=value` pairs, or undefined for nothing. */
export type PropertyEncoding = (codec: CodecNode, rules: FormRules) => ParameterWriter["write"];

/** The Encoding Objects by property name; pairs if JavaScript would reorder the names. */
export type Encoding =
  | Readonly<Record<string, PropertyEncoding>>
  | readonly (readonly [property: string, encoding: PropertyEncoding])[];

/** Properties without an entry are content-based with OpenAPI's default content types. */
export function form<T>(
  codec: Codec<T>,
  encoding: Encoding = {},
  arrays: ArrayFormat = "indices",
  nulls: NullRule = emptyNull,
): BodyWriter {
  const rules = { arrays, nulls };
  const encodings: ReadonlyMap<string, PropertyEncoding> = new Map(
    encoding instanceof Array ? encoding : Object.entries(encoding),
  );
  return {
    contentType: "application/x-www-form-urlencoded",
    write(value) {
      const node = resolve(codec, value);
      if (node.kind !== "object") throw misfit(value, "an object");
      const pairs: string[] = [];
      forEachMember(node, value, (name, member, memberValue) => {
        if (memberValue === null && !nulls(member)) return;
        const encode = encodings.get(name) ?? defaultEncoding;
        const text = encode(member, rules)(name, memberValue);
        if (text !== undefined) pairs.push(text);
      });
      return pairs.join("&");
    },
  };
}

/** An Encoding Object with `contentType`: one pair for each item of an array. */
export function contentType(mediaType: string): PropertyEncoding {
  return contentBased(isJson(mediaType) ? jsonText : formText);
}

/** JSON in `contentType` as in OpenAPI before 3.0.4: one pair; an array is one text too. */
export const wholeJson: PropertyEncoding = (codec) => (name, value) =>
  escapeWhatwg(name) + "=" + escapeWhatwg(jsonText(codec, value));

/**
 * An Encoding Object with `style`, `explode` or `allowReserved`: the property is written like a
 * query parameter of that style, except that null is an empty value if the schema allows it.
 */
export function style(
  parameter: (codec: CodecNode, options: StyleOptions & DeepObjectOptions) => ParameterWriter,
  options: StyleOptions = {},
): PropertyEncoding {
  return (codec, { arrays, nulls }) => {
    const { write } = parameter(codec, { ...options, arrays, writesNull: nulls });
    return (name, value) =>
      value === null && nulls(codec) ? escapeRfc(name) + "=" : write(name, value);
  };
}

const defaultEncoding: PropertyEncoding = /* @__PURE__ */ contentBased(textByType);

/** Percent-encoded by the WHATWG serializer (OpenAPI 3.2, appendix E). */
function contentBased(text: (codec: CodecNode, value: unknown) => string): PropertyEncoding {
  return (codec, { nulls, itemName }) =>
    (name, value) => {
      const pair = (key: string, item: CodecNode, itemValue: unknown) =>
        escapeWhatwg(key) + "=" + escapeWhatwg(text(item, itemValue));
      const node = resolve(codec, value);
      if (value === null || node.kind !== "array") return pair(name, codec, value);
      const pairs: string[] = [];
      forEachItem(node, value, (items, item, index) => {
        if (item === null && !nulls(items))
          return checkGap(node, value as readonly unknown[], index);
        pairs.push(pair(itemName?.(name, pairs.length) ?? name, items, item));
      });
      return pairs.length === 0 ? undefined : pairs.join("&");
    };
}

/** The default content types: JSON for objects and arrays, text for scalars. */
function textByType(codec: CodecNode, value: unknown): string {
  const { kind } = resolve(codec, value);
  const structured = kind === "object" || (kind === "array" && value !== null);
  return structured ? jsonText(codec, value) : formText(codec, value);
}

function formText(codec: CodecNode, value: unknown): string {
  if (value === null && admitsNull(codec)) return "";
  const node = resolve(codec, value);
  if (node.kind === "array" || node.kind === "object") throw misfit(value, "a scalar");
  return scalarText(node, value);
}
