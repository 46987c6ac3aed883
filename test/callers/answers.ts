/** A server on 127.0.0.1 that answers each caller as its document promises. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Answer {
  readonly status?: number;
  /** `application/json` if not given. */
  readonly type?: string;
  /** A text unchanged, anything else as JSON. */
  readonly body?: unknown;
}

/** By method and path; a list has one for each time, and the last for all later ones. */
export type Answers = Readonly<Record<string, Answer | readonly Answer[]>>;

export interface AnsweringServer extends AsyncDisposable {
  readonly origin: string;
  /** The received requests: method, URL, and the headers that choose media types. */
  readonly requests: readonly string[];
}

export async function answering(answers: Answers): Promise<AnsweringServer> {
  const requests: string[] = [];
  const counts = new Map<string, number>();
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request.setEncoding("utf8")) text += chunk;
    const { method, url = "", headers } = request;
    const { accept = "-", "content-type": type } = headers;
    const sent =
      type === undefined
        ? ""
        : ` ${type.replace(/boundary=.*/, "boundary=")}: ${shown(text, type)}`;
    requests.push(`${method} ${url} -> ${accept}${sent}`);
    const key = `${method} ${url.replace(/\?.*/, "")}`;
    const found = answers[key] ?? { status: 404, body: { title: `no answer to ${key}` } };
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    const answer = Array.isArray(found)
      ? (found as readonly Answer[])[Math.min(count, found.length - 1)]!
      : (found as Answer);
    const { status = 200, type: answerType = "application/json", body } = answer;
    response.writeHead(status, body === undefined ? {} : { "content-type": answerType });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function shown(text: string, type: string): string {
  return type.startsWith("multipart/") ? `${text.split("\r\n")[1]}` : text;
}
