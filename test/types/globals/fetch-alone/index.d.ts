/**
 * What the sources need of a platform: `fetch` and related types, timers, texts and bytes. They
 * must not use anything else of DOM's library: README.md says so.
 */
type Listener = (() => void) | { handleEvent(): void };
declare class AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: Listener): void;
  removeEventListener(type: "abort", listener: Listener): void;
}
declare class AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}

declare class Blob {
  constructor(parts?: readonly (string | Blob | BufferSource)[], options?: { type?: string });
  readonly size: number;
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}
declare class File extends Blob {
  constructor(
    parts: readonly (string | Blob | BufferSource)[],
    name: string,
    options?: { type?: string },
  );
  readonly name: string;
}
type BufferSource = ArrayBuffer | ArrayBufferView<ArrayBuffer>;

interface ReadableStreamDefaultController<T> {
  enqueue(chunk: T): void;
  close(): void;
  error(reason?: unknown): void;
}
interface ReadableStreamDefaultReader<T> {
  read(): Promise<{ done: false; value: T } | { done: true; value?: T }>;
  cancel(reason?: unknown): Promise<void>;
  releaseLock(): void;
}
interface UnderlyingSource<T> {
  start?(out: ReadableStreamDefaultController<T>): unknown;
  pull?(out: ReadableStreamDefaultController<T>): unknown;
  cancel?(reason?: unknown): unknown;
}
declare class ReadableStream<T = unknown> {
  readonly locked: boolean;
  constructor(source: UnderlyingSource<T>, strategy?: { highWaterMark?: number });
  getReader(): ReadableStreamDefaultReader<T>;
  cancel(reason?: unknown): Promise<void>;
}

declare class Headers {
  constructor(entries?: Record<string, string> | Headers);
  get(name: string): string | null;
  has(name: string): boolean;
  append(name: string, value: string): void;
  forEach(visit: (value: string, name: string) => void): void;
}
interface RequestInit {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer> | Blob | ReadableStream | null;
  signal?: AbortSignal | null;
  redirect?: "manual" | "follow" | "error";
}
declare class Request {
  readonly url: string;
  constructor(url: string, init?: RequestInit);
}
declare class Response {
  constructor(body: RequestInit["body"], init?: { status?: number; headers?: Headers });
  readonly ok: boolean;
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>> | null;
  readonly bodyUsed: boolean;
  arrayBuffer(): Promise<ArrayBuffer>;
}
declare function fetch(url: string, init?: RequestInit): Promise<Response>;

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, into: Uint8Array): { read: number; written: number };
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean });
  decode(bytes?: BufferSource | Uint8Array, options?: { stream?: boolean }): string;
}
declare class URLSearchParams {
  constructor(text: string);
  forEach(visit: (value: string, name: string) => void): void;
}
declare class URL {
  constructor(url: string, base?: string);
  readonly href: string;
  hash: string;
}
declare function btoa(text: string): string;
declare function setTimeout(run: (value?: undefined) => void, milliseconds: number): number;
declare function clearTimeout(timer: number): void;
declare const performance: { now(): number };

interface CryptoKey {
  readonly type: string;
}
declare const crypto: {
  randomUUID(): string;
  getRandomValues<T extends ArrayBufferView>(bytes: T): T;
  readonly subtle: {
    digest(algorithm: string, data: BufferSource): Promise<ArrayBuffer>;
    importKey(
      format: "raw",
      key: BufferSource,
      algorithm: { name: string; hash: string },
      extractable: boolean,
      uses: "verify"[],
    ): Promise<CryptoKey>;
    verify(
      name: string,
      key: CryptoKey,
      signature: BufferSource,
      data: BufferSource,
    ): Promise<boolean>;
  };
};
