/** A link that carries the document: behind `#`, which browsers never send to a server. */
import type { NamedText, PackageOptions } from "../messages.js";

/** What a link brings back. */
export interface Shared {
  readonly document: NamedText;
  readonly options: PackageOptions;
  readonly operation: string | null;
  readonly input: string | null;
  readonly older: string;
}

export async function hashOf(shared: Shared): Promise<string> {
  const json = new Blob([JSON.stringify(shared)]);
  const packed = await bytesOf(json.stream().pipeThrough(new CompressionStream("deflate-raw")));
  const text = Array.from(packed, (byte) => String.fromCharCode(byte)).join("");
  return `#d=${btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/** `null` where the address carries nothing, or something broken. */
export async function sharedIn(hash: string): Promise<Shared | null> {
  if (!hash.startsWith("#d=")) return null;
  try {
    const text = atob(hash.slice(3).replaceAll("-", "+").replaceAll("_", "/"));
    const packed = new Blob([Uint8Array.from(text, (letter) => letter.charCodeAt(0))]);
    const stream = packed.stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return checked(JSON.parse(new TextDecoder().decode(await bytesOf(stream))));
  } catch {
    return null;
  }
}

async function bytesOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Links come from anywhere. */
function checked(value: unknown): Shared | null {
  const { document, options = {}, operation, input, older } = value as Partial<Shared>;
  if (typeof document?.text !== "string" || typeof document.name !== "string") return null;
  const name = document.name.replaceAll(/[^\w.-]/g, "") || "openapi.yaml";
  return {
    document: { name, text: document.text },
    options: Object.fromEntries(Object.entries(options).map(([key, on]) => [key, on === true])),
    operation: typeof operation === "string" ? operation : null,
    input: typeof input === "string" ? input : null,
    older: typeof older === "string" ? older : "",
  };
}
