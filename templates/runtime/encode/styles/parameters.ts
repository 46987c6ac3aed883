/**
 * Parameters with a `schema`: one export for each style at each place (OpenAPI 3.2, 4.12.2), so
 * that a program bundles only the styles that it uses.
 */
import { checkCookie, checkCookieName, checkHeader } from "../charset.js";
import type { Codec, CodecNode, ScalarNode } from "../codecs/codec.js";
import { scalarText } from "../codecs/scalar.js";
import { type Escape, escapeRfc } from "../escape.js";
import { type ArrayFormat, bracketPairs } from "../forms/brackets.js";
import type { ParameterWriter } from "../operation.js";
import { escapes, inForm, inList, inPath, named, unescaped, unnamed } from "./style-rules.js";
import { appendForm, styled } from "./style.js";

export interface StyleOptions {
  /** As in the document; each style has OpenAPI's default. */
  readonly explode?: boolean;
  /** The function `allowReserved` of `escape.js`, passed in so that it is bundled only if used. */
  readonly allowReserved?: ((except: string) => Escape) | undefined;
  /** The text is decoded before it is sent, so an item with a comma must be refused. */
  readonly isDecoded?: boolean;
}

export interface DeepObjectOptions extends Pick<StyleOptions, "allowReserved"> {
  readonly arrays?: ArrayFormat;
  /** Like `BracketRules.writesNull`: parameters never write a null. */
  readonly writesNull?: (node: CodecNode) => boolean;
}

/** `in: path`, `style: simple`: RFC 6570 `{name}`. */
export function simple<T>(codec: Codec<T>, options: StyleOptions = {}): ParameterWriter {
  return styled(codec, { ...unnamed, ...escapes(options, inPath, ",") }, options.explode ?? false);
}

/** `simple` for a codec that is one scalar, without the rest of the style. */
export function simpleScalar<T>(codec: Codec<T>): ParameterWriter {
  return {
    write: (_name, value) =>
      value === undefined || value === null
        ? undefined
        : escapeRfc(scalarText(codec as ScalarNode, value)),
  };
}

/** `in: path`, `style: label`: RFC 6570 `{.name}`. */
export function label<T>(codec: Codec<T>, options: StyleOptions = {}): ParameterWriter {
  const explode = options.explode ?? false;
  const rules = { ...unnamed, ...escapes(options, inPath, ","), first: ".", separator: "." };
  return styled(codec, rules, explode);
}

/** `in: path`, `style: matrix`: RFC 6570 `{;name}`. */
export function matrix<T>(codec: Codec<T>, options: StyleOptions = {}): ParameterWriter {
  const explode = options.explode ?? false;
  const rules = { ...named, ...escapes(options, inPath, ",;"), first: ";", separator: ";" };
  return styled(codec, { ...rules, ifEmpty: "" }, explode);
}

/** `in: query`, `style: form`: RFC 6570 `{?name}`. */
export function formQuery<T>(codec: Codec<T>, options: StyleOptions = {}): ParameterWriter {
  const explode = options.explode ?? true;
  const rules = { ...named, ...escapes(options, inForm, explode ? "" : ",") };
  if (!explode)
    return styled(codec, options.isDecoded ? { ...rules, ...inList(",", rules) } : rules, false);
  const { write } = styled(codec, rules, true);
  return { write: Object.assign(write, { append: appendForm(codec, rules, write) }) };
}

/** `in: query`, `style: deepObject`, at any depth: `a%5Bb%5D%5B0%5D=v`. */
export function deepObject<T>(codec: Codec<T>, options: DeepObjectOptions = {}): ParameterWriter {
  return bracketPairs(codec, {
    escapeKey: escapeRfc,
    escape: options.allowReserved?.(inForm) ?? escapeRfc,
    open: "%5B",
    close: "%5D",
    arrays: options.arrays ?? "indices",
    writesNull: options.writesNull ?? (() => false),
    keepIndices: false,
  });
}

/** `in: header`, `style: simple`: never percent-encoded (OpenAPI 3.1.2 appendix D). */
export function header<T>(codec: Codec<T>, options: StyleOptions = {}): ParameterWriter {
  const { write } = styled(codec, { ...unnamed, ...unescaped }, options.explode ?? false);
  return { write: (name, value) => checkHeader(write(name, value)) };
}

/** `header` for a codec that is one scalar, without the rest of the style. */
export function headerScalar<T>(codec: Codec<T>): ParameterWriter {
  return {
    write: (_name, value) =>
      value === undefined || value === null
        ? undefined
        : checkHeader(scalarText(codec as ScalarNode, value)),
  };
}

/** `in: cookie`, `style: form`: percent-encoded; exploded pairs are joined by `; `. */
export function cookieForm<T>(codec: Codec<T>, options: StyleOptions = {}): ParameterWriter {
  const explode = options.explode ?? true;
  const rules = { ...named, ...escapes(options, inForm + ";,", ""), separator: "; " };
  return styled(codec, rules, explode);
}

/** `in: cookie`, `style: cookie` (OpenAPI 3.2): not escaped; a value that needs it is refused. */
export function cookieStyle<T>(codec: Codec<T>, options: StyleOptions = {}): ParameterWriter {
  const explode = options.explode ?? true;
  const rules = {
    ...named,
    escapeName: checkCookieName,
    escapeKey: checkCookieName,
    escapeItem: checkCookie,
    escape: checkCookie,
    separator: "; ",
  };
  return styled(codec, explode ? rules : { ...rules, ...inList(",", rules) }, explode);
}

/** `allowEmptyValue`: null sends the bare name. */
export function allowEmptyValue(writer: ParameterWriter): ParameterWriter {
  return {
    ...writer,
    write: (name, value) => (value === null ? escapeRfc(name) + "=" : writer.write(name, value)),
  };
}

/** A header parameter that OpenAPI says to ignore: callers may pass it, and nothing is sent. */
export const ignored: ParameterWriter = { write: () => undefined };
