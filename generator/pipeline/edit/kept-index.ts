/** The index of a document, as a run after an edit leaves it for the next one. */
import { readCacheFile } from "../../cache/cache-files.js";
import { hashOf } from "../../host/content-hash.js";
import type { DocumentIndex } from "./document-index.js";
import type { MemberList } from "./member-list.js";

interface KeptList {
  readonly keys: readonly string[];
  /** As base64. */
  readonly places: string;
}

interface KeptIndex extends Pick<DocumentIndex, "pathsStart"> {
  readonly root: KeptList;
  readonly paths: KeptList;
  readonly components: KeptList;
  readonly groups: readonly (readonly [at: string, members: KeptList])[];
}

/** @param document `hashOfText` of the document */
export function printIndex(index: DocumentIndex, build: string, document: string): string {
  const { root, paths, components, pathsStart, groups } = index;
  const kept: KeptIndex = {
    root: packed(root),
    paths: packed(paths),
    components: packed(components),
    pathsStart,
    groups: Array.from(groups, ([at, members]) => [at, packed(members)] as const),
  };
  return sealed(JSON.stringify(kept), build, document);
}

/** `null` if this build has kept none of just this document, or the disk has damaged it. */
export function readIndex(folder: string, build: string, document: string): DocumentIndex | null {
  const text = readCacheFile(folder, "index") ?? "";
  const content = text.slice(text.indexOf("\n") + 1);
  if (content === "" || text !== sealed(content, build, document)) return null;
  const { root, paths, components, pathsStart, groups } = JSON.parse(content) as KeptIndex;
  return {
    root: unpacked(root),
    paths: unpacked(paths),
    components: unpacked(components),
    pathsStart,
    groups: new Map(groups.map(([at, members]) => [at, unpacked(members)])),
  };
}

/** Behind a hash of it, and of what it belongs to. */
function sealed(content: string, build: string, document: string): string {
  return `${hashOf([build, document, content].join("\n"))}\n${content}`;
}

function packed({ keys, places: { buffer, byteOffset, byteLength } }: MemberList): KeptList {
  return { keys, places: Buffer.from(buffer, byteOffset, byteLength).toString("base64") };
}

function unpacked({ keys, places }: KeptList): MemberList {
  const bytes = new Uint8Array(Buffer.from(places, "base64"));
  return { keys, places: new Int32Array(bytes.buffer) };
}
