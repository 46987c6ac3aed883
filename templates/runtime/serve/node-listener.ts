/** Handlers for `node:http`: `createServer(nodeListener(handler))`. */
import { chunkStream } from "../stream/chunk-stream.js";
import { nodeHeaders } from "../tools/node-headers.js";
import type { Handler } from "./handler.js";

/** What is needed of `http.IncomingMessage`. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** What is needed of `http.ServerResponse`. */
export interface NodeResponse {
  writeHead(status: number, headers: Record<string, string | string[]>): unknown;
  write(chunk: Uint8Array): boolean;
  end(): unknown;
  destroy(): unknown;
  once(event: "drain" | "close", listener: () => void): unknown;
}

/** Answers with what the handler gives; a body is streamed as fast as the other end reads. */
export function nodeListener(
  handler: Handler,
): (request: NodeRequest, response: NodeResponse) => Promise<void> {
  return async (incoming, outgoing) => {
    try {
      const ending = new AbortController();
      outgoing.once("close", () => ending.abort());
      const request = requestFrom(incoming, ending.signal);
      // No URL, or no method.
      const response = request && (await handler(request));
      await respond(response ?? new Response(null, { status: 400 }), outgoing);
    } catch {
      outgoing.destroy();
    }
  };
}

/** A `Request` can't be made with them, but a handler can tell that they aren't allowed. */
const forbiddenMethods = /^(?:CONNECT|TRACE|TRACK)$/;

/** `null`: it is none. @param signal ends it when the other end has gone */
function requestFrom(incoming: NodeRequest, signal: AbortSignal): Request | null {
  const { method = "GET", url = "/" } = incoming;
  try {
    const headers = nodeHeaders(incoming.headers);
    const target = new URL(url, `http://${headers.get("host") ?? "localhost"}`);
    if (forbiddenMethods.test(method))
      return Object.defineProperty(new Request(target, { headers, signal }), "method", {
        value: method,
      });
    if (method === "GET" || method === "HEAD")
      return new Request(target, { method, headers, signal });
    // Read only as far as the handler does: it has a limit. `duplex` is needed for streams.
    const init = { method, headers, signal, body: chunkStream(incoming), duplex: "half" as const };
    return new Request(target, init);
  } catch {
    return null;
  }
}

async function respond(response: Response, outgoing: NodeResponse): Promise<void> {
  const headers: Record<string, string | string[]> = {};
  // Only `set-cookie` comes more than once.
  response.headers.forEach((value, name) => {
    const earlier = headers[name];
    headers[name] = earlier === undefined ? value : [earlier, value].flat();
  });
  outgoing.writeHead(response.status, headers);
  const reader = response.body?.getReader();
  // One listener for all of the body, however often it has to wait.
  let goOn = (): void => undefined;
  outgoing.once("close", () => {
    reader?.cancel().catch((): void => undefined);
    goOn();
  });
  for (let next = await reader?.read(); next?.done === false; next = await reader!.read())
    if (!outgoing.write(next.value))
      await new Promise<void>((resolve) => {
        goOn = resolve;
        outgoing.once("drain", resolve);
      });
  outgoing.end();
}
