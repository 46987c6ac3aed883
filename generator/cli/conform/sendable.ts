import type { ServedParameter } from "../../../templates/runtime/serve/served.js";
import type { BodyFormat } from "../../model/body.js";
import { isRange, leavesChoice, mediaTypesIn } from "../../model/media-types.js";
import { typeInRange } from "./type-in-range.js";

/**
 * A parameter's value, changed where it can't be sent as it is: a delimiter in an item, or an object of
 * no members.
 */
export function sendableParameter(
  value: unknown,
  { name, format }: ServedParameter,
  fits: (value: unknown) => boolean,
): unknown {
  if (format.kind !== "style") return value;
  const delimiter = delimiters[format.style];
  const isEmpty = isObject(value) && Object.keys(value).length === 0;
  const sendable = isEmpty
    ? { [`${name} key`]: "value" }
    : delimiter === undefined || format.explode
      ? value
      : without(value, delimiter);
  return fits(sendable) ? sendable : value;
}

const delimiters: Readonly<Record<string, string>> = {
  spaceDelimited: " ",
  pipeDelimited: "|",
  tabDelimited: "\t",
};

function without(value: unknown, delimiter: string): unknown {
  if (typeof value === "string") return value.replaceAll(delimiter, "-");
  if (Array.isArray(value)) return value.map((item) => without(item, delimiter));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, without(one, delimiter)]),
  );
}

/** A body whose texts for parts of several media types are files of one of them. */
export function sendableBody(
  value: unknown,
  format: BodyFormat,
  fits: (value: unknown) => boolean,
): unknown {
  if (format.kind !== "multipart" || !isObject(value)) return value;
  const files = [...format.encodings].flatMap(([name, { encoding }]) => {
    const text = value[name];
    if (encoding?.kind !== "content" || typeof text !== "string") return [];
    const types = mediaTypesIn(encoding.mediaType);
    const [first = ""] = types;
    if (!leavesChoice(types)) return [];
    const type = isRange(first) ? typeInRange(first, { kind: "binary" }) : first;
    return [[name, new Blob([text], { type })] as const];
  });
  const sendable = { ...value, ...Object.fromEntries(files) };
  return fits(sendable) ? sendable : value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
