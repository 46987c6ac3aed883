import { lookup, type LookupAddress } from "node:dns";
import { request as requestHttp, type IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { hostOf, isLoopback, isPublic, whyNoAddress } from "./addresses.js";

/** The document can't be downloaded. The message shows only host and path of the address. */
export class DownloadFailure extends Error {
  override readonly name = "DownloadFailure";
}

export interface DownloadLimits {
  readonly bytes: number;
  /** From the first connection to the last byte. */
  readonly milliseconds: number;
  readonly redirects: number;
}

export const downloadLimits: DownloadLimits = {
  bytes: 64 * 1024 * 1024,
  milliseconds: 60_000,
  redirects: 5,
};

/**
 * Downloads from an address. Redirects follow the same rules, and lead to other hosts only if these
 * are public, so that no server can reach into the local network.
 * @throws DownloadFailure
 */
export async function download(
  address: string,
  limits: DownloadLimits = downloadLimits,
): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(limits.milliseconds);
  const first = new URL(address);
  let url = first;
  for (let hops = 0; ; hops++) {
    const refusal = whyNoAddress(url.href);
    if (refusal !== null) throw new DownloadFailure(`${shown(url)}: ${refusal}`);
    const answer = await ask(url, url.hostname !== first.hostname, signal);
    const { statusCode: status = 0, headers } = answer;
    if (status === 200) return decode(await readAll(answer, url, limits, signal), headers, limits);
    answer.destroy();
    const location = redirects.has(status) ? headers.location : undefined;
    if (location === undefined) throw new DownloadFailure(`${shown(url)} answers ${status}`);
    if (hops === limits.redirects) throw new DownloadFailure(`${shown(first)} redirects too often`);
    if (!URL.canParse(location, url.href))
      throw new DownloadFailure(`${shown(url)} redirects to what is no URL`);
    const next = new URL(location, url);
    if (next.protocol !== "https:" && next.origin !== url.origin)
      throw new DownloadFailure(
        `${shown(url)} redirects to ${shown(next)}: only https: is followed`,
      );
    url = next;
  }
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function ask(url: URL, isElsewhere: boolean, signal: AbortSignal): Promise<IncomingMessage> {
  const isAllowed = (address: string) =>
    (url.protocol === "https:" || isLoopback(address)) && (!isElsewhere || isPublic(address));
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(failure(error, url, signal));
    const host = hostOf(url.hostname);
    if (isIP(host) !== 0 && !isAllowed(host)) return fail(new Error(inside));
    const request = url.protocol === "https:" ? requestHttps : requestHttp;
    const headers = {
      accept: "application/json, application/yaml, */*;q=0.5",
      "accept-encoding": "gzip",
    };
    // Each connection goes to the address that was checked, even if the name resolves to another
    // one later.
    const options = { headers, signal, agent: false, lookup: lookupAllowed(isAllowed) };
    request(url, options, resolve).on("error", fail).end();
  });
}

const inside = "it leads into a private network";

function lookupAllowed(isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error !== null) return callback(error, "");
      if (!found.every(({ address }) => isAllowed(address))) return callback(new Error(inside), "");
      if (options.all === true) return callback(null, found);
      callback(null, found[0]!.address, found[0]!.family);
    });
}

async function readAll(
  answer: IncomingMessage,
  url: URL,
  { bytes: limit }: DownloadLimits,
  signal: AbortSignal,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > limit) throw new Error(`it is larger than ${limit} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    throw failure(error as Error, url, signal);
  }
  return Buffer.concat(chunks);
}

const decoders = {
  gzip: gunzipSync,
  "x-gzip": gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
} as const;

/** Some servers compress without being asked to. */
function decode(
  body: Buffer,
  { "content-encoding": encoding = "identity" }: IncomingMessage["headers"],
  { bytes }: DownloadLimits,
): Uint8Array {
  if (encoding === "identity") return body;
  if (!Object.hasOwn(decoders, encoding))
    throw new DownloadFailure(`the answer is encoded as ${encoding}`);
  try {
    return decoders[encoding as keyof typeof decoders](body, { maxOutputLength: bytes });
  } catch (error) {
    throw new DownloadFailure(`the answer can't be unpacked: ${(error as Error).message}`);
  }
}

function failure(error: Error, url: URL, signal: AbortSignal): DownloadFailure {
  const message = signal.aborted ? "it takes too long" : error.message;
  return new DownloadFailure(`${shown(url)}: ${message}`);
}

/** Without the query, which may be secret. */
function shown({ origin, pathname }: URL): string {
  return origin + pathname;
}
