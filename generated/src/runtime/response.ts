// The runtime of wireform, copied. Do not edit.
/**
 * How the body of a response is read: one reader a status, as data of the operation.
 *
 * ```ts
 * responses: { 200: json, 204: empty, "4XX": byContentType({ "application/problem+json": json }) }
 * ```
 */
import { DecodeError } from "./api-error.js";
import type { HttpRequest } from "./operation.js";
import type { Answer, BodyStream } from "./outcome.js";
import { longestTimer } from "./time-limit.js";

/** Reads the body of one declared response. */
export interface ResponseReader {
  /** The media types that are declared, for errors. JSON if not given. */
  readonly expected?: string;
  /**
   * Makes data of the body; `null`: it isn't read. JSON if not given: the client reads that by
   * itself, so that what only builds requests carries no reader.
   * @throws an error of any kind where the body isn't what was declared
   */
  readonly read?: ((content: Uint8Array, response: Response) => unknown) | null;
  /**
   * Makes an iterable of the body of a success, while it arrives. `undefined`: this one is no
   * stream, and is read whole.
   */
  readonly stream?: (
    response: Response,
    request: HttpRequest,
    signal?: AbortSignal,
    attempts?: number,
    left?: () => number,
  ) => AsyncIterable<unknown> | undefined;
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

/** No content is declared: `undefined`. A body that comes all the same is dropped. */
export const empty: ResponseReader = { read: null };

/**
 * Nothing is declared: read by the content type of the response, as `unknown`. JSON is parsed, text
 * is a string, an empty body `undefined`, all else a `Uint8Array`.
 */
export const untyped: ResponseReader = {
  expected: "what its type says",
  read(content, response) {
    const type = mediaType(response);
    if (!content.length) return undefined;
    if (isJson(type)) return JSON.parse(decodeUtf8(content));
    return type.startsWith("text/") ? decodeText(content, response) : content;
  },
};

/**
 * Several media types, or one other than those above. The response's own type chooses: the exact
 * one, then a declared range (`text/*`), then JSON for JSON. A response without a type is read by
 * the first.
 * @param readers by media type, in declared order
 */
export function byContentType(readers: {
  readonly [mediaType: string]: ResponseReader;
}): ResponseReader {
  const declared = Object.keys(readers);
  const find = (test: (type: string) => boolean): string | undefined =>
    declared.find((name) => test(essence(name)));
  const choose = (response: Response): ResponseReader | undefined => {
    const actual = mediaType(response);
    const name = actual
      ? (find((type) => type === actual) ??
        find((type) => type === actual.replace(/\/.*/, "/*")) ??
        find((type) => type === "*/*") ??
        find((type) => isJson(type) && mayBeJson(actual)))
      : declared[0];
    return name === undefined ? undefined : readers[name];
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

/**
 * Reads the body of a response, once, as its operation declares.
 * @throws DecodeError where it can't be read; what `fetch` throws where the connection breaks off
 */
export async function readBody(
  response: Response,
  request: HttpRequest,
  { signal, attempts, left, unread }: Reading = {},
): Promise<Pick<Answer<number, boolean, unknown>, "declared" | "data">> {
  const { operation, method } = request;
  const readers = operation.responses as Readonly<Record<string, ResponseReader>>;
  const status = `${response.status}`;
  const reader = readers[status] ?? readers[`${status[0]}XX`] ?? readers["default"];
  const declared = !!reader;
  const { expected = "application/json", read = readJson, stream } = reader ?? untyped;
  if (unread && response.ok) return { declared, data: linked(response.body, signal, left?.()) };
  // The headers of an answer to HEAD describe a body that doesn't come.
  if (!read || method === "HEAD") {
    await response.body?.cancel();
    return { declared, data: undefined };
  }
  const items = response.ok && stream?.(response, request, signal, attempts, left);
  if (items) return { declared, data: items };
  const content = new Uint8Array(await response.arrayBuffer());
  try {
    return { declared, data: read(content, response) };
  } catch (error) {
    if (!response.ok) return { declared: false, data: recover(content, response) };
    throw new DecodeError(request, response, content, expected, error);
  }
}

/**
 * What `call` gives: data of a declared 2xx status, and no other.
 * @throws DecodeError for a 2xx that the document doesn't declare, but where a success has no data
 */
export function successOf({
  declared,
  data,
  ...answer
}: Answer<number, boolean, unknown>): unknown {
  const { request, status, headers } = answer;
  const readers = request.operation.responses as Readonly<Record<string, ResponseReader>>;
  const successes = Object.entries(readers).filter(([key]) => key.startsWith("2"));
  if (declared || !successes.length) return data;
  const missing = successes.filter(([, { read }]) => read === null).length;
  if (missing === successes.length || (missing && data === undefined)) return undefined;
  const body = typeof data === "string" ? data : (JSON.stringify(data) ?? "");
  const content = data instanceof Uint8Array ? data : new TextEncoder().encode(body);
  const expected = `status ${successes.map(([key]) => key).join(" or ")}`;
  throw new DecodeError(request, { status, headers }, content, expected);
}

/** How a body is read. */
export interface Reading {
  /** The caller's: what is still to come ends with it. */
  readonly signal?: AbortSignal | undefined;
  /** How often the request was sent. */
  readonly attempts?: number | undefined;
  /** Milliseconds that are left of `totalTimeout`: these hold for what is still to come, too. */
  readonly left?: (() => number) | undefined;
  /** Leave the body of a success as it comes. */
  readonly unread?: unknown;
}

/** Ends with `signal`, and lets go of it at its own end; or when no time is left. */
function linked(body: BodyStream, signal: AbortSignal | undefined, left = Infinity): BodyStream {
  const ends = signal ? [signal] : [];
  if (left < longestTimer) ends.push(AbortSignal.timeout(Math.max(left, 0)));
  const [first, second] = ends;
  if (!body || !first) return body;
  const end = second ? AbortSignal.any(ends) : first;
  return body.pipeThrough(new TransformStream(), { signal: end });
}

/**
 * What a failure says that isn't what was declared: often it is a gateway's, not the API's. Its
 * status counts, whatever its body is: that is no reason to throw.
 */
function recover(content: Uint8Array, response: Response): unknown {
  try {
    if (isJson(mediaType(response))) return JSON.parse(decodeUtf8(content));
  } catch {}
  try {
    return decodeText(content, response) || undefined;
  } catch {
    return content;
  }
}

// Fatal: a wrong charset is an error here, not U+FFFD in somebody's name.
function decodeText(content: Uint8Array, { headers }: Response): string {
  const charset = /charset="?([^\s;"]+)/i.exec(headers.get("content-type") ?? "")?.[1];
  return decodeUtf8(content, charset);
}

/** JSON is UTF-8, and a `charset` beside it has no effect (RFC 8259 8.1 and 11). */
function decodeUtf8(content: Uint8Array, label?: string): string {
  return new TextDecoder(label, { fatal: true }).decode(content);
}

function isBodiless({ status }: Response): boolean {
  return [204, 205, 304].includes(status);
}

function isJson(type: string): boolean {
  return /[/+-]json$/.test(type);
}

function mayBeJson(type: string): boolean {
  return isJson(type) || !type || type === "text/plain";
}

function mediaType({ headers }: Response): string {
  return essence(headers.get("content-type") ?? "");
}

/** Without parameters: `text/plain` of `Text/Plain; charset=utf-8`. */
function essence(type: string): string {
  return type.replace(/;.*/s, "").trim().toLowerCase();
}
