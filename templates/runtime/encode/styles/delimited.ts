/**
 * Lists with another delimiter than a comma: OpenAPI's for queries, and those of Swagger 2.0. The
 * delimiter isn't distinguished from one in an item, so an item with it is refused.
 */
import { checkHeader } from "../charset.js";
import type { Codec, CodecNode } from "../codecs/codec.js";
import { escapeRfc } from "../escape.js";
import type { ParameterWriter } from "../operation.js";
import { formQuery, type StyleOptions } from "./parameters.js";
import { escapes, inForm, inList, named, unescaped, unnamed } from "./style-rules.js";
import { styled } from "./style.js";

type Delimiter = " " | "|" | "\t";

/** `in: query`, `style: spaceDelimited`. With explode it is `form`, as its authors meant. */
export function spaceDelimited<T>(codec: Codec<T>, options: StyleOptions = {}): ParameterWriter {
  return inQuery(codec, " ", options);
}

/** `in: query`, `style: pipeDelimited`. With explode it is `form`, as its authors meant. */
export function pipeDelimited<T>(codec: Codec<T>, options: StyleOptions = {}): ParameterWriter {
  return inQuery(codec, "|", options);
}

/** `in: query`, Swagger's `collectionFormat: tsv`. */
export function tabDelimited<T>(codec: Codec<T>, options: StyleOptions = {}): ParameterWriter {
  return inQuery(codec, "\t", options);
}

/** `in: path`, a `collectionFormat` of Swagger. */
export function delimitedPath<T>(codec: Codec<T>, delimiter: Delimiter): ParameterWriter {
  const rules = { ...unnamed, ...escapes({}, "", ""), delimiter: escapeRfc(delimiter) };
  return styled(codec, { ...rules, ...inList(delimiter, rules) }, false);
}

/** `in: header`, a `collectionFormat` of Swagger: never percent-encoded. */
export function delimitedHeader<T>(codec: Codec<T>, delimiter: Delimiter): ParameterWriter {
  const rules = { ...unnamed, ...unescaped, delimiter };
  const { write } = styled(codec, { ...rules, ...inList(delimiter, rules) }, false);
  return { write: (name, value) => checkHeader(write(name, value)) };
}

function inQuery(codec: CodecNode, delimiter: Delimiter, options: StyleOptions): ParameterWriter {
  if (options.explode === true) return formQuery(codec, options);
  const rules = { ...named, ...escapes(options, inForm, ""), delimiter: escapeRfc(delimiter) };
  return styled(codec, { ...rules, ...inList(delimiter, rules) }, false);
}
