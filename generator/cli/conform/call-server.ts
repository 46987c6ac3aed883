import type { HttpRequest } from "../../../templates/runtime/encode/operation.js";
import { sequenceOf } from "../../model/media-types.js";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Of a stream: its beginning, with one whole item if there was one. */
  readonly body: Uint8Array;
  /** It was longer than is read. */
  readonly isCut: boolean;
}

export interface CallOptions {
  readonly baseUrl: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** In milliseconds, for the whole answer. */
  readonly timeout: number;
}

/** Bodies are judged up to this size, in bytes. */
const most = 10_000_000;

/**
 * Sends a request to the server, and nowhere else: redirects are answers like others.
 * @returns why there was no answer, as a text
 */
export async function callServer(
  request: HttpRequest,
  { baseUrl, headers: own, timeout }: CallOptions,
): Promise<Answer | string> {
  const { method, body } = request;
  const headers = { ...request.headers, ...Object.fromEntries(own) };
  try {
    const response = await fetch(urlOf(request, baseUrl), {
      method,
      headers,
      body: body as NonNullable<RequestInit["body"]> | null,
      ...(body !== null && { duplex: "half" }),
      redirect: "manual",
      signal: AbortSignal.timeout(timeout),
    });
    return { status: response.status, headers: response.headers, ...(await bodyOf(response)) };
  } catch (error) {
    return reasonOf(error as Error, timeout);
  }
}

export function urlOf({ url }: HttpRequest, baseUrl: string): string {
  return baseUrl + url;
}

async function bodyOf({ headers, body }: Response): Promise<Pick<Answer, "body" | "isCut">> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const kind = sequenceOf(headers.get("content-type") ?? "");
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.length;
    // A stream may never end: its first item is enough. Leaving the loop ends the connection.
    if (size > most || (kind !== undefined && hasItem(Buffer.concat(chunks), kind))) break;
  }
  return { body: Buffer.concat(chunks), isCut: size > most };
}

function hasItem(bytes: Buffer, kind: NonNullable<ReturnType<typeof sequenceOf>>): boolean {
  const text = bytes.toString();
  return kind === "events"
    ? /\ndata[^]*(\n\n|\r\n\r\n|\r\r)/.test(`\n${text}`)
    : text.includes("\n");
}

/** `fetch failed` says nothing: its cause does. */
function reasonOf({ name, message, cause }: Error, timeout: number): string {
  if (name === "TimeoutError") return `no answer within ${timeout} ms`;
  const { code, message: why } = (cause ?? {}) as { readonly code?: string; message?: string };
  return `no answer: ${[code, why || message].filter(Boolean).join(" ")}`;
}
