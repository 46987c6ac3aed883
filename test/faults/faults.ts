/** What can go wrong between a payment and its caller, each on a real connection. */
import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { type Answer, refusal } from "./ledger.js";

/** What happens to one request. */
export interface Turn {
  readonly fault: Fault;
  /** Whether the payment is recorded although the caller isn't told. */
  readonly recorded?: boolean;
}

export type Fault = keyof typeof faults;

/** Spoils `answer`, the correct answer of the API. */
type Spoil = (response: ServerResponse, answer: Answer, elsewhere: string) => void;

export const faults = {
  "reset before headers": (response) => {
    response.socket?.resetAndDestroy();
  },
  "cut in the headers": (response) => {
    response.socket?.end("HTTP/1.1 200 OK\r\ncontent-type: applica");
  },
  "reset after headers": (response, answer) => {
    begin(response, answer);
    response.flushHeaders();
    setTimeout(() => response.socket?.resetAndDestroy(), 10);
  },
  "cut in the body": (response, answer) => {
    begin(response, answer);
    response.write(half(answer));
    setTimeout(() => response.socket?.end(), 10);
  },
  // Never answers: the client closes the connection when its limit is reached.
  "slow headers": () => {},
  // Bytes keep arriving, so a limit on silence alone is never reached.
  "slow body": (response, answer) => {
    begin(response, answer);
    const drip = setInterval(() => response.write(" "), 20);
    const last = setTimeout(() => response.end(answer.body), 3000);
    response.on("close", () => {
      clearInterval(drip);
      clearTimeout(last);
    });
  },
  // The server waits: the payment is still being recorded, so there is no answer yet.
  "slow to record": () => {},
  "429, Retry-After in seconds": (response) => {
    end(response, tooMany, { "retry-after": "1" });
  },
  "429, Retry-After as a date": (response) => {
    // Dates have whole seconds, so this is rounded up to lie ahead.
    const date = new Date(Math.ceil(Date.now() / 1000) * 1000 + 1000).toUTCString();
    end(response, tooMany, { "retry-after": date });
  },
  "429, Retry-After: 0": (response) => {
    end(response, tooMany, { "retry-after": "0" });
  },
  "500": (response) => {
    end(response, refusal(500, "api_error", "Something went wrong."));
  },
  "502 of a gateway": (response) => {
    end(response, { ...page, status: 502 });
  },
  "500, Stripe-Should-Retry: false": (response) => {
    end(response, refusal(500, "api_error", "It stays so."), { "stripe-should-retry": "false" });
  },
  "402": (response) => {
    end(response, refusal(402, "card_error", "Your card was declined."));
  },
  "redirect to another origin": (response, _answer, elsewhere) => {
    response.writeHead(307, { location: `${elsewhere}/caught` }).end();
  },
  "wrong content type": (response) => {
    end(response, page);
  },
  "truncated JSON": (response, answer) => {
    end(response, { ...answer, body: half(answer) });
  },
  "100 MB body": (response, answer) => {
    begin(response, answer);
    response.write(Buffer.alloc(100_000_000, " "));
    response.end(answer.body);
  },
  gzip: (response, answer) => {
    endZipped(response, answer, gzipSync(answer.body));
  },
  "broken gzip": (response, answer) => {
    endZipped(response, answer, Buffer.from(answer.body));
  },
} satisfies Record<string, Spoil>;

const tooMany = refusal(429, "invalid_request_error", "Too many requests.");

const page: Answer = {
  status: 200,
  headers: { "content-type": "text/html" },
  body: "<!doctype html><title>Please log in</title>",
};

/** Without a length: the rest may be shorter or longer than the answer. */
function begin(response: ServerResponse, { status, headers }: Answer): void {
  response.writeHead(status, headers);
}

export function end(response: ServerResponse, answer: Answer, more = {}): void {
  const length = { "content-length": Buffer.byteLength(answer.body) };
  response.writeHead(answer.status, { ...answer.headers, ...length, ...more }).end(answer.body);
}

/** For callers that accept it; others get the plain answer, as from any server. */
function endZipped(response: ServerResponse, answer: Answer, zipped: Uint8Array): void {
  const { status, headers } = answer;
  if (!/gzip/.test(`${response.req.headers["accept-encoding"]}`)) return end(response, answer);
  const length = { "content-encoding": "gzip", "content-length": zipped.length };
  response.writeHead(status, { ...headers, ...length }).end(zipped);
}

function half({ body }: Answer): string {
  return body.slice(0, body.length / 2);
}
