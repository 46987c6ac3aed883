import path from "node:path";
import { hashOfText } from "../host/content-hash.js";
import type { Host } from "../host/host.js";

/** What a run has read: `hashOfText` by absolute path; `null` for what it looked for in vain. */
export type Reads = ReadonlyMap<string, string | null>;

/** A host that notes what is read through it: all that a later run has to compare. */
export interface NotedHost {
  readonly host: Host;
  readonly reads: Reads;
}

/** @param before what counts as read already */
export function noteReads(host: Host, before: Reads = new Map()): NotedHost {
  const reads = new Map(before);
  const noting = async <T>(file: string, work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      const name = path.resolve(file);
      if (!reads.has(name)) reads.set(name, null);
      throw error;
    }
  };
  return {
    reads,
    host: {
      stat: (file) => noting(file, host.stat(file)),
      realPath: (file) => noting(file, host.realPath(file)),
      async readFile(file) {
        const bytes = await noting(file, host.readFile(file));
        reads.set(path.resolve(file), hashOfText(bytes));
        return bytes;
      },
    },
  };
}
