import path from "node:path";
import type { Loaded } from "../1-load/load.js";
import { readConfig } from "../config/config.js";
import { locateWithConfig } from "../config/locate-config.js";
import { hashOfCopy, type RemoteDocument } from "../config/remotes.js";
import { hashOfText } from "../host/content-hash.js";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import type { LocatedDiagnostic } from "../diagnostics/locate.js";
import { nodeHost, type Host } from "../host/host.js";
import { identifyDocument } from "../pipeline/identify-document.js";
import { download, DownloadFailure } from "./download.js";
import { writeNews, type News } from "./write-news.js";

/** The result for one document. */
export interface FetchedDocument {
  readonly url: string;
  /** From the folder of `wireform.yaml`. */
  readonly copy: string;
  readonly what: "new" | "changed" | "unchanged";
}

export interface Fetched {
  /** Empty if one of them has an error: then nothing is written. */
  readonly documents: readonly FetchedDocument[];
  readonly diagnostics: readonly LocatedDiagnostic[];
}

export interface FetchOptions {
  /** Only compare. Another document at a URL is an error (WF1012). */
  readonly checks?: boolean | undefined;
  readonly onProgress?: ((step: string) => void) | undefined;
}

/**
 * Downloads the documents of `wireform.yaml` that are at URLs: writes a copy of each, and its
 * SHA-256 into `wireform.yaml`. All or none. This is the only part of wireform that uses the
 * network.
 * @param cwd the folder of `wireform.yaml`, absolute
 */
export async function fetchDocuments(cwd: string, options: FetchOptions = {}): Promise<Fetched> {
  const { checks = false, onProgress = () => {} } = options;
  const place = { host: nodeHost, cwd };
  // Whether the package is compiled doesn't matter here: a flag may say so later.
  const { config, ...read } = await readConfig(cwd, nodeHost, { sourceOnly: true });
  if (config === null)
    return {
      documents: [],
      diagnostics: [
        ...read.faults,
        ...(await locateWithConfig(read.diagnostics, read.sources, place)),
      ],
    };
  const { remotes } = config;
  const diagnostics = new Diagnostics();
  const sources = new Map(read.sources);
  if (remotes.length === 0) {
    const hint = "`document: https://...` at a client in wireform.yaml";
    diagnostics.add("WF1011", "no client has a document at a URL", null, { hint });
  }
  const news: News[] = [];
  for (const remote of remotes) {
    onProgress(`fetching ${remote.client}`);
    const fetched = await fetchOne(remote, cwd);
    for (const one of fetched.diagnostics) diagnostics.take(one);
    for (const [file, source] of fetched.sources) sources.set(file, source);
    if (fetched.news !== null) news.push(fetched.news);
  }
  if (checks) for (const each of news) reportNews(each, diagnostics);
  else if (!diagnostics.hasErrors) await writeNews(news, cwd, read.module === null, diagnostics);
  const documents = news.map(({ remote: { url, copy }, what }) => ({ url, copy, what }));
  return {
    documents: diagnostics.hasErrors ? [] : documents,
    diagnostics: await locateWithConfig([...read.diagnostics, ...diagnostics.all], sources, place),
  };
}

interface FetchedOne extends Omit<Loaded, "documents"> {
  /** `null` if it can't be downloaded, or isn't a document. */
  readonly news: News | null;
}

async function fetchOne(remote: RemoteDocument, cwd: string): Promise<FetchedOne> {
  const bytes = await download(remote.url).catch((error: unknown) => {
    if (error instanceof DownloadFailure) return error;
    throw error;
  });
  if (bytes instanceof DownloadFailure) {
    const diagnostics = new Diagnostics();
    diagnostics.report("WF1011", remote.at, bytes.message);
    return { news: null, diagnostics: diagnostics.all, sources: new Map() };
  }
  // A login page, for example, must not overwrite the copy.
  const copy = path.resolve(cwd, remote.copy);
  const found = await identifyDocument(remote.copy, cwd, hostOf(bytes, copy));
  const { version, diagnostics, sources } = found;
  if (version === null) return { news: null, diagnostics, sources };
  const sha256 = hashOfText(bytes);
  const stands = await hashOfCopy(copy, nodeHost);
  const isSame = remote.sha256 === sha256;
  const what = remote.sha256 === null ? "new" : isSame ? "unchanged" : "changed";
  return {
    news: { remote, bytes, sha256, what, isStale: stands !== sha256 },
    diagnostics,
    sources,
  };
}

/** A host that has only the document. */
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

function reportNews({ remote, what, isStale }: News, diagnostics: Diagnostics): void {
  const { copy, at } = remote;
  const hint = "wireform fetch takes it";
  if (what !== "unchanged")
    diagnostics.report("WF1012", at, `this is another document now than ${copy}`, { hint });
  else if (isStale)
    diagnostics.report("WF1010", at, `${copy} is another document than \`sha256\` says`, {
      hint: "restore it from version control, or run wireform fetch",
    });
}
