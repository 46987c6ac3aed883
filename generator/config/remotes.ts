import path from "node:path";
import { child, type Node } from "../2-resolve/node.js";
import type { Reader } from "../2-resolve/reader.js";
import { hashOfText } from "../host/content-hash.js";
import { Diagnostics, type Diagnostic } from "../diagnostics/diagnostic.js";
import { whyNoAddress } from "../fetch/addresses.js";
import type { Host } from "../host/host.js";
import { configSchema } from "./schema/config-schema.js";
import { readText } from "./members.js";

/** A document at a URL, and its local copy, which is read instead. */
export interface RemoteDocument {
  /** Its key in `clients`. */
  readonly client: string;
  readonly url: string;
  /** The copy's path from the folder of `wireform.yaml`, with `/`. */
  readonly copy: string;
  /** `hashOfText` of the copy; `null`: it was never fetched. */
  readonly sha256: string | null;
  /** Where the URL is written. */
  readonly at: Node["at"];
}

const { copy: copySchema, sha256: pinSchema } = configSchema.$defs.client.properties;

/** The remote document of a client; `null` if its document is a file. Errors are reported. */
export function readRemote(
  name: string,
  node: Node,
  read: Reader,
  diagnostics: Diagnostics,
): RemoteDocument | null {
  const document = child(node, "document");
  const url = document?.value;
  const pin = "the SHA-256 that wireform fetch writes";
  const sha256 = readText(node, "sha256", pinSchema, pin, read, diagnostics) ?? null;
  const below = "a path below this folder";
  const given = readText(node, "copy", copySchema, below, read, diagnostics);
  if (document === undefined || typeof url !== "string" || !/^https?:\/\//i.test(url)) {
    for (const key of ["sha256", "copy"])
      if (child(node, key) !== undefined)
        diagnostics.report("WF8002", child(node, key)!.at, `\`${key}\` goes with a URL`, {
          on: "key",
          hint: "`document: https://...`",
        });
    return null;
  }
  const refusal = whyNoAddress(url);
  if (refusal !== null)
    diagnostics.report("WF8002", document.at, `this can't be fetched: ${refusal}`);
  const copy = path.posix.normalize(given ?? defaultCopy(name, url));
  if (copy.startsWith("../") || path.isAbsolute(copy))
    diagnostics.report("WF8002", child(node, "copy")!.at, `${copy} leads out of this folder`, {
      hint: below,
    });
  return { client: name, url, copy, sha256, at: document.at };
}

function defaultCopy(name: string, url: string): string {
  const pathname = URL.canParse(url) ? new URL(url).pathname : "";
  const extension = /\.json$/i.test(pathname) ? "json" : "yaml";
  return `documents/${name === "." ? "openapi" : name}.${extension}`;
}

/**
 * Reports each copy that doesn't match the hash in `wireform.yaml`: nothing is generated from it.
 */
export async function checkCopies(
  remotes: readonly RemoteDocument[],
  cwd: string,
  host: Host,
): Promise<readonly Diagnostic[]> {
  const diagnostics = new Diagnostics();
  for (const { copy, sha256, at } of remotes) {
    const hash = await hashOfCopy(path.resolve(cwd, copy), host);
    if (hash === null)
      diagnostics.report("WF1010", at, `${copy}, the copy of this document, is missing`, {
        hint: "wireform fetch writes it: commit it",
      });
    else if (sha256 === null)
      diagnostics.report("WF1010", at, "`sha256` doesn't say which document this is", {
        hint: "wireform fetch writes it, and the copy anew",
      });
    else if (hash !== sha256)
      diagnostics.report("WF1010", at, `${copy} is another document than \`sha256\` says`, {
        hint: "restore it from version control; or take the one of today: wireform fetch",
      });
  }
  return diagnostics.all;
}

/** `null` if there is no readable copy. */
export async function hashOfCopy(file: string, host: Host): Promise<string | null> {
  try {
    return hashOfText(await host.readFile(file));
  } catch {
    return null;
  }
}
