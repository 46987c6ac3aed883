import path from "node:path";
import { hashOfText } from "../host/content-hash.js";
import type { Host } from "../host/host.js";

/** The files that a run has read: `hashOfText` by absolute path; `null` for missing files. */
export type Inputs = ReadonlyMap<string, string | null>;

/** A host that records what is read through it, for a later run to compare. */
export interface TrackedHost {
  readonly host: Host;
  readonly inputs: Inputs;
}

/** @param before inputs that are already known */
export function trackInputs(host: Host, before: Inputs = new Map()): TrackedHost {
  const inputs = new Map(before);
  const tracking = async <T>(file: string, work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      const name = path.resolve(file);
      if (!inputs.has(name)) inputs.set(name, null);
      throw error;
    }
  };
  return {
    inputs,
    host: {
      stat: (file) => tracking(file, host.stat(file)),
      realPath: (file) => tracking(file, host.realPath(file)),
      async readFile(file) {
        const bytes = await tracking(file, host.readFile(file));
        inputs.set(path.resolve(file), hashOfText(bytes));
        return bytes;
      },
    },
  };
}
