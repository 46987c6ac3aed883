// The runtime of wireform, copied. Do not edit.
/** Idempotency keys: one for each logical request, bound to what was sent with it. */
import { IdempotencyError } from "../client/api-error.js";
import type { HttpRequest } from "../encode/operation.js";

/** The digest of the request that a caller's key was first used for. */
export type BoundKeys = Map<string, string>;

/** Returns an error if the client has sent the request's key with another request. */
export type BindKey = () => IdempotencyError | undefined;

/** The oldest are forgotten: a client may live for months. */
const maxBoundKeys = 10_000;

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
    if (content === undefined) return undefined;
    if ((bound.get(name) ?? content) !== content) return new IdempotencyError(request);
    bound.delete(name);
    bound.set(name, content);
    if (bound.size > maxBoundKeys) bound.delete(bound.keys().next().value!);
    return undefined;
  };
}

/** A digest of method, URL and body; `undefined` for a stream, which can be read only once. */
async function contentOf(request: HttpRequest): Promise<string | undefined> {
  const { method, url, headers, body } = request;
  if (body instanceof ReadableStream) return undefined;
  const bytes = await new Response(body).arrayBuffer();
  // The boundary of a multipart body differs each time the request is built.
  const boundary = /boundary="?([^";]+)/.exec(headers["content-type"] ?? "")?.[1];
  const text = new TextDecoder("latin1").decode(bytes);
  // Splitting by `undefined` keeps the text whole.
  const content = `${method} ${url}\n${text.split(boundary as string).join("")}`;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(content));
  return new Uint8Array(digest).join();
}
