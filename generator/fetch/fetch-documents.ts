import path from "node:path";
import { load } from "../1-load/load.js";
import { versionOf } from "../2-resolve/resolve.js";
import { readConfig } from "../config/config.js";
import { hashOfCopy, type RemoteDocument } from "../config/remotes.js";
import { hashOfText } from "../host/content-hash.js";
import { Diagnostics, Reported } from "../diagnostics/diagnostic.js";
import { locateAll, type LocatedDiagnostic, type Locator } from "../diagnostics/locate.js";
import { nodeHost, type Host } from "../host/host.js";
import { download, DownloadFailure } from "./download.js";
import { writeNews, type News } from "./write-news.js";

/** What became of a document. */
export interface FetchedDocument {
  readonly url: string;
  /** From the folder of `wireform.yaml`. */
  readonly copy: string;
  readonly what: "new" | "changed" | "unchanged";
}

export interface Fetched {
  /** Empty where one of them has a fault: then nothing is written. */
  readonly documents: readonly FetchedDocument[];
  readonly diagnostics: readonly LocatedDiagnostic[];
}

export interface FetchOptions {
  /** Compare alone; another document at a URL is a fault (WF1012). */
  readonly checks?: boolean | undefined;
  readonly onProgress?: ((step: string) => void) | undefined;
}

/**
 * Downloads the documents of `wireform.yaml` that stand at URLs: a copy of each, and its SHA-256 in
 * `wireform.yaml`. All of them or none; the only part of wireform that asks the network.
 * @param cwd the folder of `wireform.yaml`, absolute
 */
export async function fetchDocuments(cwd: string, options: FetchOptions = {}): Promise<Fetched> {
  const { checks = false, onProgress = () => {} } = options;
  const diagnostics = new Diagnostics();
  const texts = new Map<string, Locator>();
  const end = (documents: readonly FetchedDocument[]) => ({
    documents: diagnostics.hasErrors ? [] : documents,
    diagnostics: locateAll(diagnostics.all, texts),
  });
  try {
    const { remotes } = await readConfig(cwd, nodeHost, diagnostics, texts);
    if (remotes.length === 0) {
      const hint = "`document: https://...` at a client in wireform.yaml";
      diagnostics.add("WF1011", "no client has a document at a URL", null, { hint });
    }
    const news: News[] = [];
    for (const remote of remotes) {
      onProgress(`fetching ${remote.client}`);
      const found = await fetchOne(remote, cwd, diagnostics, texts);
      if (found !== null) news.push(found);
    }
    if (checks) for (const each of news) tellNews(each, diagnostics);
    else if (!diagnostics.hasErrors) await writeNews(news, cwd, diagnostics);
    return end(news.map(({ remote: { url, copy }, what }) => ({ url, copy, what })));
  } catch (error) {
    if (!(error instanceof Reported)) throw error;
    return end([]);
  }
}

/** `null` where it can't be had, or is no document: why is reported. */
async function fetchOne(
  remote: RemoteDocument,
  cwd: string,
  diagnostics: Diagnostics,
  texts: Map<string, Locator>,
): Promise<News | null> {
  try {
    const bytes = await download(remote.url);
    // A page that says "sign in" is no reason to lose what was fetched before.
    const sources = await load(
      remote.copy,
      hostOf(bytes, path.resolve(cwd, remote.copy)),
      { cwd },
      diagnostics,
      texts,
    );
    versionOf(sources, diagnostics);
    const sha256 = hashOfText(bytes);
    const stands = await hashOfCopy(path.resolve(cwd, remote.copy), nodeHost);
    const isSame = remote.sha256 === sha256;
    const what = remote.sha256 === null ? "new" : isSame ? "unchanged" : "changed";
    return { remote, bytes, sha256, what, isStale: stands !== sha256 };
  } catch (error) {
    if (error instanceof DownloadFailure) diagnostics.report("WF1011", remote.at, error.message);
    else if (!(error instanceof Reported)) throw error;
    return null;
  }
}

/** Where there is nothing but the document. */
function hostOf(bytes: Uint8Array, file: string): Host {
  return {
    async readFile(name) {
      if (name !== file) throw Object.assign(new Error("missing"), { code: "ENOENT" });
      return bytes;
    },
    realPath: async (name) => name,
    stat: async (name) => ({ kind: name === file ? "file" : "folder", size: bytes.length }),
  };
}

function tellNews({ remote, what, isStale }: News, diagnostics: Diagnostics): void {
  const { copy, at } = remote;
  const hint = "wireform fetch takes it";
  if (what !== "unchanged")
    diagnostics.report("WF1012", at, `this is another document now than ${copy}`, { hint });
  else if (isStale)
    diagnostics.report("WF1010", at, `${copy} is another document than \`sha256\` says`, {
      hint: "restore it from history, or run wireform fetch",
    });
}
