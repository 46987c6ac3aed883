// The runtime of wireform, copied. Do not edit.
/**
 * How the body of a response is read: one reader a status, as data of the operation. The client
 * reads by them: `response-body.ts`.
 *
 * ```ts
 * responses: { 200: json, 204: empty, "4XX": byContentType({ "application/problem+json": json }) }
 * ```
 */
import type { Bytes, HttpRequest } from "../encode/operation.js";
import type { TimeLimit } from "../send/time-limit.js";
import {
  decodeText,
  decodeUtf8,
  essence,
  isBodiless,
  isJsonType,
  mayBeJson,
  mediaType,
  readAsLabelled,
} from "./response-text.js";

/** Reads the body of one declared response. */
export interface ResponseReader {
  /** The media types that are declared, for errors. JSON if not given. */
  readonly expected?: string;
  /**
   * Makes data of the body; `null`: it isn't read. JSON if not given: the client reads that by
   * itself, so that what only builds requests carries no reader.
   * @throws an error of any kind where the body isn't what was declared
   */
  readonly read?: ((content: Bytes, response: Response) => unknown) | null;
  /**
   * Makes an iterable of the body of a success, while it arrives. `undefined`: this one is no
   * stream, and is read whole.
   */
  readonly stream?: (
    response: Response,
    request: HttpRequest,
    reading?: Reading,
  ) => AsyncIterable<unknown> | undefined;
}

/** What holds while a body is read. */
export interface Reading {
  /** The caller's: what is still to come ends with it, as an AbortError. */
  readonly signal?: AbortSignal | undefined;
  /** How often the request was sent, for the errors. 1 when not given. */
  readonly attempts?: number | undefined;
  /** What is left of `totalTimeout`: it holds for what is still to come, too. */
  readonly remaining?: (() => TimeLimit) | undefined;
  /** Takes the credentials out of what broke the connection off. */
  readonly mask?: ((error: unknown) => unknown) | undefined;
}

/** Status (`200`, `"4XX"`, `"default"`) to the type of its data. */
export type Responses = object;

/**
 * `application/json`. Labels of the past (`text/json`, `application/x-json`), `text/plain` and none
 * do for it where the text is JSON; any other type isn't what was declared. `undefined` for a status
 * that has no body (204, 205, 304).
 */
export const json: ResponseReader = {};

/** @throws an error of any kind where it isn't JSON, or is labelled as something else */
export function readJson(
  content: Uint8Array,
  response: Response,
  parse: (text: string) => unknown = JSON.parse,
): unknown {
  if (isBodiless(response)) return undefined;
  if (!mayBeJson(mediaType(response))) throw new TypeError("not declared");
  return parse(decodeUtf8(content));
}

/** `text/plain`: a string, decoded by the charset that the response names, else UTF-8. */
export const text: ResponseReader = { expected: "text/plain", read: decodeText };

/** `application/octet-stream`: a `Uint8Array`, whatever the content type. */
export const binary: ResponseReader = {
  expected: "application/octet-stream",
  read: (content) => content,
};

/** There is no body (204, 205, 304): `undefined`. One that comes all the same is dropped. */
export const empty: ResponseReader = { read: null };

/** Nothing is said of the body: read by what it says it is, as `unknown`. */
export const untyped: ResponseReader = { read: readAsLabelled };

/**
 * Several media types, or one other than those above. The response's own type chooses: the exact
 * one, then the narrowest range (`text/*`), then JSON for JSON. A response without a type is read by
 * the first.
 * @param readers by media type, in declared order
 */
export function byContentType(readers: Readonly<Record<string, ResponseReader>>): ResponseReader {
  const declared = Object.keys(readers);
  // The longest range is the narrowest, and what is no range is found before it.
  const types = declared.map((name) => [essence(name), readers[name]] as const);
  types.sort(
    ([a], [b]) => Number(a.includes("*")) - Number(b.includes("*")) || b.length - a.length,
  );
  const choose = (response: Response): ResponseReader | undefined => {
    const actual = mediaType(response);
    if (!actual) return readers[declared[0]!];
    const found =
      types.find(([type]) => isWithin(type, actual)) ??
      types.find(([type]) => isJsonType(type) && mayBeJson(actual));
    return found?.[1];
  };
  return {
    expected: declared.join(" or "),
    read(content, response) {
      const chosen = choose(response);
      if (!chosen && !isBodiless(response)) throw new TypeError("not declared");
      const { read = readJson } = chosen ?? empty;
      return read?.(content, response);
    },
    stream: (response, ...given) => choose(response)?.stream?.(response, ...given),
  };
}

/** Whether a type is the declared one, or inside its range: `image/*`, `application/*+json`. */
export function isWithin(declared: string, actual: string): boolean {
  const [start = "", end] = declared.split(/\*(?:\/\*)?/);
  return end === undefined ? actual === start : actual.startsWith(start) && actual.endsWith(end);
}
