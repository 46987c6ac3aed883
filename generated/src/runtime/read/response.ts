// The runtime of wireform, copied. Do not edit.
/**
 * How the body of a response is read: one reader per status, as data of the operation. The client
 * uses them in `response-body.ts`.
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
  /** The declared media types, for errors. Default: JSON. */
  readonly expected?: string;
  /**
   * Makes data of the body; `null`: it isn't read. Default: JSON, which the client reads by itself,
   * so that a program that only builds requests bundles no reader.
   * @throws any error if the body isn't what was declared
   */
  readonly read?: ((content: Bytes, response: Response) => unknown) | null;
  /**
   * Makes an iterable of the body of a success while it arrives. `undefined`: this body isn't a
   * stream, and is read as a whole.
   */
  readonly stream?: (
    response: Response,
    request: HttpRequest,
    reading?: Reading,
  ) => AsyncIterable<unknown> | undefined;
}

/** What applies while a body is read. */
export interface Reading {
  /** The caller's signal: it ends the rest of the body, with an AbortError. */
  readonly signal?: AbortSignal | undefined;
  /** How often the request was sent, for the errors. Default 1. */
  readonly attempts?: number | undefined;
  /** The rest of `totalTimeout`, which limits the rest of the body too. */
  readonly remaining?: (() => TimeLimit) | undefined;
  /** Removes credentials from the error that broke the connection. */
  readonly mask?: ((error: unknown) => unknown) | undefined;
}

/** Maps status (`200`, `"4XX"`, `"default"`) to the type of its data. */
export type Responses = object;

/**
 * `application/json`. Older labels (`text/json`, `application/x-json`), `text/plain` and no type at
 * all are accepted if the text is JSON; any other type isn't what was declared. `undefined` for a
 * status without body (204, 205, 304).
 */
export const json: ResponseReader = {};

/** @throws any error if it isn't JSON, or has another media type */
export function readJson(
  content: Uint8Array,
  response: Response,
  parse: (text: string) => unknown = JSON.parse,
): unknown {
  if (isBodiless(response)) return undefined;
  if (!mayBeJson(mediaType(response))) throw new TypeError("not declared");
  return parse(decodeUtf8(content));
}

/** `text/plain`: a string, decoded with the charset of the response, else UTF-8. */
export const text: ResponseReader = { expected: "text/plain", read: decodeText };

/** `application/octet-stream`: a `Uint8Array`, whatever the content type. */
export const binary: ResponseReader = {
  expected: "application/octet-stream",
  read: (content) => content,
};

/** No body (204, 205, 304): `undefined`. If one comes all the same, it is dropped. */
export const empty: ResponseReader = { read: null };

/** The document doesn't describe the body: it is read by its `Content-Type`, as `unknown`. */
export const untyped: ResponseReader = { read: readAsLabelled };

/**
 * Several media types, or one other than those above. The response's own type chooses: the exact
 * one, then the narrowest range (`text/*`), then JSON for JSON. A response without a type is read
 * by the first.
 * @param readers by media type, in declared order
 */
export function byContentType(readers: Readonly<Record<string, ResponseReader>>): ResponseReader {
  const declared = Object.keys(readers);
  // The longest range is the narrowest; exact types were tried before.
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

/** Whether a type is the declared one, or in its range: `image/*`, `application/*+json`. */
export function isWithin(declared: string, actual: string): boolean {
  const [start = "", end] = declared.split(/\*(?:\/\*)?/);
  return end === undefined ? actual === start : actual.startsWith(start) && actual.endsWith(end);
}
