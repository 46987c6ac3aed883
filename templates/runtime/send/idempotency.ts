/** Idempotency keys: one for each logical request, bound to what was sent with it. */
import { IdempotencyError } from "../client/api-error.js";
import type { Sender } from "../client/sender.js";
import { isByteStream } from "../encode/codecs/scalar.js";
import type { HttpRequest } from "../encode/operation.js";
import { FinalError } from "./failure.js";
import type { OpenRequest } from "./outgoing.js";

/** The digest of the request that a caller's key was first used for. */
export type BoundKeys = Map<string, string>;

/** @throws FinalError if the client has sent the request's key with another request */
export type BindKey = () => void;

/**
 * Gives the request of a `send` its key, one for all attempts: the caller's, or a random one. An
 * empty key would be no key: it can't distinguish two requests.
 * @param own the client's own headers, which the request doesn't have yet
 * @returns a function for each time that the middleware passes the request on; it returns what
 * binds a caller's key
 * @throws TypeError (the function) for a key that can't be sent, or if the operation has no header
 * for it
 */
export function idempotencyKeys(
  { keys, headers: own }: Pick<Sender, "keys" | "headers">,
  given: string | undefined,
): (request: OpenRequest) => Promise<BindKey | undefined> {
  let made: string | undefined;
  return async (request) => {
    const { idempotencyHeader, method, path } = request.operation;
    if (given !== undefined && !(typeof given === "string" && /^[!-~]{1,255}$/.test(given)))
      throw new TypeError("invalid option: idempotencyKey");
    if (idempotencyHeader === undefined) {
      if (given === undefined) return undefined;
      throw new TypeError(`${method} ${path} has no idempotencyHeader`);
    }
    const name = idempotencyHeader.toLowerCase();
    const key = given ?? request.headers[name] ?? own[name];
    request.headers[name] = key || (made ??= crypto.randomUUID());
    return key ? keyBinding(keys, key, request) : undefined;
  };
}

/**
 * An API answers a repeated key with the first result, whatever the second request says: a payment
 * of another amount would be lost, or refused only by the server.
 * @returns binds the key when the request is sent, so that a request that never was sent doesn't
 * use up its key
 */
export async function keyBinding(
  bound: BoundKeys,
  key: string,
  request: HttpRequest,
): Promise<BindKey> {
  const content = await contentOf(request);
  const name = `${request.operation.idempotencyHeader} ${key}`;
  return () => {
    if (content === undefined) return;
    if ((bound.get(name) ?? content) !== content)
      throw new FinalError(new IdempotencyError(request));
    bound.delete(name);
    bound.set(name, content);
    // The oldest are forgotten: a client may live for months.
    if (bound.size > 10_000) bound.delete(bound.keys().next().value!);
  };
}

/** A digest of method, URL and body; `undefined` for a stream, which can be read only once. */
async function contentOf(request: HttpRequest): Promise<string | undefined> {
  const { method, url, headers, body } = request;
  if (isByteStream(body)) return undefined;
  const bytes = await new Response(body).arrayBuffer();
  // The boundary of a multipart body differs each time the request is built.
  const boundary = /boundary="?([^";]+)/.exec(headers["content-type"] ?? "")?.[1];
  const text = new TextDecoder("latin1").decode(bytes);
  // Splitting by `undefined` keeps the text whole.
  const content = `${method} ${url}\n${text.split(boundary as string).join("")}`;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(content));
  return new Uint8Array(digest).join();
}
