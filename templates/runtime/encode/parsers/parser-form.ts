/**
 * Dialects that are named after the server's parser: `qs`, `php`, `rails`. Bracket notation at any
 * depth; what the parser would read differently is refused.
 */
import type { Codec, CodecNode } from "../codecs/codec.js";
import { EncodeError } from "../errors.js";
import { escapeRfc } from "../escape.js";
import {
  type ArrayFormat,
  bracketBody,
  bracketPairs,
  type BracketRules,
  type ParserRules,
} from "../forms/brackets.js";
import type { Encoding, FormRules, PropertyEncoding } from "../forms/form.js";
import { emptyNull, type NullRule } from "../forms/nulls.js";
import type { BodyWriter, ParameterWriter } from "../operation.js";
import { checkRivals } from "./names.js";

/** A parser, with its limits. */
export interface Parser extends ParserRules {
  /** How many fields of one form it reads. */
  readonly maxFields: number;
  /** What follows the name of several files. */
  readonly fileList: "" | "[]";
  /** The name of an item of a list whose content type the document declares. */
  readonly itemName: (name: string, index: number, arrays: ArrayFormat) => string;
}

export interface ParserOptions {
  readonly arrays?: ArrayFormat;
  readonly nulls?: NullRule;
}

/** The options as another call returns them. */
type GivenOptions = { readonly [K in keyof ParserOptions]: ParserOptions[K] | undefined };

export interface ParserFormOptions extends ParserOptions {
  /** The Encoding Objects that override the dialect: `contentType`, lists in one text. */
  readonly encoding?: Encoding;
}

/** A form body: the root's members have no brackets. */
export function parserForm<T>(
  codec: Codec<T>,
  parser: Parser,
  { encoding = {}, ...options }: ParserFormOptions = {},
): BodyWriter {
  const own = ownEncodings(encoding, parser, options);
  // The root itself has no brackets.
  const rules = { ...parser, maxDepth: parser.maxDepth + 1, own };
  const write = bracketBody(codec, bracketRules(rules, options));
  return {
    contentType: "application/x-www-form-urlencoded",
    write(value) {
      checkRivals(value, options.nulls ?? emptyNull);
      return checkCount(write(value), parser);
    },
  };
}

/** A query parameter: `filter[tags][0]=a`. Null is left out, as in every query. */
export function parserQuery<T>(
  codec: Codec<T>,
  parser: Parser,
  { arrays }: Pick<ParserOptions, "arrays"> = {},
): ParameterWriter {
  const { write } = parserPairs(codec, parser, { arrays, nulls: () => false });
  return { write: (name, value) => checkCount(write(name, value), parser) };
}

/** One named value, with its name. */
export function parserPairs(
  codec: CodecNode,
  parser: Parser,
  options: GivenOptions,
): ParameterWriter {
  const { write } = bracketPairs(codec, bracketRules(parser, options));
  return {
    write(name, value) {
      if (value !== undefined) parser.checkName(name, true);
      return write(name, value);
    },
  };
}

/** @throws EncodeError if a text has more fields than the parser reads */
function checkCount<Text extends string | undefined>(text: Text, { maxFields }: Parser): Text {
  if (text !== undefined && text.split("&", maxFields + 1).length > maxFields)
    throw new EncodeError("too_many", `a form has up to ${maxFields} fields`);
  return text;
}

function bracketRules(
  parser: ParserRules,
  { arrays = "indices", nulls = emptyNull }: GivenOptions,
): BracketRules {
  return {
    escapeKey: escapeRfc,
    escape: escapeRfc,
    open: "%5B",
    close: "%5D",
    arrays,
    writesNull: nulls,
    keepIndices: false,
    parser,
  };
}

function ownEncodings(
  encoding: Encoding,
  parser: Parser,
  { arrays = "indices", nulls = emptyNull }: ParserOptions,
): NonNullable<ParserRules["own"]> {
  const encodings: ReadonlyMap<string, PropertyEncoding> = new Map(
    encoding instanceof Array ? encoding : Object.entries(encoding),
  );
  const itemName: FormRules["itemName"] = (name, index) =>
    name.endsWith("[]") ? name : parser.itemName(name, index, arrays);
  return (name, codec) => {
    const write = encodings.get(name)?.(codec, { arrays, nulls, itemName });
    return (
      write &&
      ((out, _prefix, value) => {
        const text = value === null && !nulls(codec) ? undefined : write(name, value);
        return text === undefined ? out : `${out}&${text}`;
      })
    );
  };
}
