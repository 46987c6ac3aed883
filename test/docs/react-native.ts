/**
 * What a program finds in React Native: its `fetch` (`whatwg-fetch` on XMLHttpRequest), and neither
 * streams nor `crypto`. The native side of XMLHttpRequest, Blobs and files is Node's here.
 */
import { readFile } from "node:fs/promises";
import { request as ask, type ClientRequest } from "node:http";
import path from "node:path";
import { createContext, runInContext } from "node:vm";
import { projectRoot } from "../package/project.js";

/** Runs a script; what it assigns to `done` is a promise of the result. */
export async function runInReactNative(script: string): Promise<unknown> {
  const context = createContext({
    AbortController,
    AbortSignal,
    Blob,
    clearTimeout,
    console,
    File,
    FileReader,
    performance,
    setTimeout,
    TextDecoder,
    TextEncoder,
    URL,
    URLSearchParams,
    XMLHttpRequest,
  });
  const polyfill = path.join(projectRoot, "node_modules/whatwg-fetch/dist/fetch.umd.js");
  runInContext(`var global = globalThis; ${await readFile(polyfill, "utf8")}`, context);
  runInContext(script, context);
  return (context as { readonly done?: unknown }).done;
}

type Listener = (() => void) | null;

/** As far as `whatwg-fetch` uses it. */
class XMLHttpRequest {
  status = 0;
  statusText = "";
  responseType = "";
  response: unknown = null;
  responseURL = "";
  withCredentials = false;
  onload: Listener = null;
  onerror: Listener = null;
  onabort: Listener = null;
  ontimeout: Listener = null;
  onreadystatechange: Listener = null;
  #headers = "";
  #sent: ClientRequest | undefined;
  readonly #set: [name: string, value: string][] = [];
  #method = "";

  open(method: string, url: string): void {
    this.#method = method;
    this.responseURL = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.#set.push([name, value]);
  }

  getAllResponseHeaders(): string {
    return this.#headers;
  }

  send(body: string | Uint8Array | Blob | null): void {
    const headers = Object.fromEntries(this.#set);
    const options = { method: this.#method, headers };
    this.#sent = ask(this.responseURL, options, async (answer) => {
      const content = Buffer.concat((await answer.toArray()) as Buffer[]);
      this.status = answer.statusCode ?? 0;
      for (let i = 0; i < answer.rawHeaders.length; i += 2)
        this.#headers += `${answer.rawHeaders[i]}: ${answer.rawHeaders[i + 1]}\r\n`;
      this.response = this.responseType === "blob" ? new Blob([content]) : content.buffer;
      this.onload?.();
    });
    this.#sent.on("error", () => this.onerror?.());
    if (body instanceof Blob)
      void body.arrayBuffer().then((all) => this.#sent!.end(Buffer.from(all)));
    else this.#sent.end(body ?? undefined);
  }

  abort(): void {
    this.#sent
      ?.removeAllListeners("error")
      .on("error", () => undefined)
      .destroy();
    this.onabort?.();
  }
}

/** As React Native has it: no `readAsArrayBuffer` before 0.73. */
class FileReader {
  result: unknown = null;
  onload: Listener = null;
  onerror: Listener = null;

  readAsArrayBuffer(blob: Blob): void {
    void blob.arrayBuffer().then((all) => this.#end(all));
  }

  readAsText(blob: Blob): void {
    void blob.text().then((all) => this.#end(all));
  }

  #end(result: unknown): void {
    this.result = result;
    this.onload?.();
  }
}
