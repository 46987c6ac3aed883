/**
 * How the body of a response is read: one reader a status, as data of the operation.
 *
 * ```ts
 * responses: { 200: json, 204: empty, "4XX": byContentType({ "application/problem+json": json }) }
 * ```
 */
import { DecodeError } from "./api-error.js";
import type { Operation } from "./operation.js";

/** Reads the body of one declared response. */
export interface ResponseReader {
  /** For the Accept header: the media types that are declared, in declared order. */
  readonly accept: readonly string[];
  /**
   * Reads the body, once.
   * @throws DecodeError where the body isn't what the document or its content type says; what
   *   `fetch` throws where the connection breaks off
   */
  read(response: Response, operation: Operation): Promise<unknown>;
}

/** Status (`200`, `"4XX"`, `"default"`) to the type of its data. */
export type Responses = object;

/**
 * `application/json`. The text decides, not the label: valid JSON under another content type is
 * read. `undefined` for a response without a body (204, 205, 304, `Content-Length: 0`).
 */
export const json: ResponseReader = /* @__PURE__ */ reader(
  "application/json",
  (content, response) =>
    isBodiless(content, response) ? undefined : JSON.parse(decodeText(content, response)),
);

/** `text/plain`: a string, decoded by the charset that the response names, else UTF-8. */
export const text: ResponseReader = /* @__PURE__ */ reader("text/plain", decodeText);

/** `application/octet-stream`: a `Uint8Array`, whatever the content type. */
export const binary: ResponseReader = /* @__PURE__ */ reader(
  "application/octet-stream",
  (content) => content,
);

/** No content is declared: `undefined`. A body that comes all the same is dropped. */
export const empty: ResponseReader = {
  accept: [],
  async read(response) {
    await response.body?.cancel();
  },
};

/**
 * Nothing is declared: read by the content type of the response, as `unknown`. JSON is parsed, text
 * is a string, an empty body `undefined`, all else a `Uint8Array`.
 */
export const untyped: ResponseReader = /* @__PURE__ */ reader("", (content, response) => {
  const type = mediaType(response);
  if (!content.length) return undefined;
  if (isJson(type)) return JSON.parse(decodeText(content, response));
  return type.startsWith("text/") ? decodeText(content, response) : content;
});

/**
 * Several media types, or one other than those above. The response's own type chooses: the exact
 * one, then a declared range (`text/*`), then JSON for JSON. A response without a type is read by
 * the first.
 * @param readers by media type, in declared order
 */
export function byContentType(readers: {
  readonly [mediaType: string]: ResponseReader;
}): ResponseReader {
  const accept = Object.keys(readers);
  const find = (test: (type: string) => boolean): string | undefined =>
    accept.find((name) => test(essence(name)));
  return {
    accept,
    async read(response, operation) {
      const actual = mediaType(response);
      const name = actual
        ? (find((type) => type === actual) ??
          find((type) => type === actual.replace(/\/.*/, "/*")) ??
          find((type) => type === "*/*") ??
          find((type) => isJson(type) && isJson(actual)))
        : accept[0];
      const chosen = name === undefined ? undefined : readers[name];
      if (chosen) return chosen.read(response, operation);
      const content = new Uint8Array(await response.arrayBuffer());
      if (isBodiless(content, response)) return undefined;
      throw new DecodeError(operation, response, content, accept.join(" or "));
    },
  };
}

function reader(
  type: string,
  decode: (content: Uint8Array, response: Response) => unknown,
): ResponseReader {
  return {
    accept: type ? [type] : [],
    async read(response, operation) {
      const content = new Uint8Array(await response.arrayBuffer());
      try {
        return decode(content, response);
      } catch {
        throw new DecodeError(operation, response, content, type || "what its type says");
      }
    },
  };
}

// Fatal: a wrong charset is an error here, not U+FFFD in somebody's name.
function decodeText(content: Uint8Array, { headers }: Response): string {
  const charset = /charset="?([^\s;"]+)/i.exec(headers.get("content-type") ?? "")?.[1];
  return new TextDecoder(charset, { fatal: true }).decode(content);
}

function isBodiless(content: Uint8Array, { status, headers }: Response): boolean {
  return (
    !content.length && ([204, 205, 304].includes(status) || headers.get("content-length") === "0")
  );
}

function isJson(type: string): boolean {
  return /[/+]json$/.test(type);
}

function mediaType({ headers }: Response): string {
  return essence(headers.get("content-type") ?? "");
}

/** Without parameters: `text/plain` of `Text/Plain; charset=utf-8`. */
function essence(type: string): string {
  return type.replace(/;.*/s, "").trim().toLowerCase();
}
