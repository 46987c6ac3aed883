import { defineMember } from "../../1-load/source.js";
import { isRecord } from "../../2-resolve/node.js";
import type { Files } from "./trial.js";

export interface Shrunk {
  readonly files: Files;
  readonly trials: number;
}

/**
 * Takes away members and items, many at once and then fewer, as long as the fault stays. It ends when
 * nothing more can go, or after `most` work.
 * @param hasFault whether a smaller document still shows it
 * @param needed what a smaller document still needs of itself
 * @param partsOf what may become smaller
 * @param most in members of the documents that are tried
 */
export async function shrink(
  given: Files,
  hasFault: (files: Files) => Promise<boolean>,
  most: number,
  needed: (files: Files) => Files = (files) => files,
  partsOf: (files: Files) => readonly unknown[] = ({ values }) => Object.values(values),
): Promise<Shrunk> {
  const files: Files = structuredClone(given);
  let [trials, work] = [0, 0];
  const canTry = () => work < most;

  /** Tries the container with other contents, and undoes what loses the fault. */
  const attempt = async (container: object, entries: Entries, before: Entries) => {
    if (!canTry()) return false;
    trials++;
    fill(container, entries);
    const tried = needed(files);
    work += 50 + sizeOf(tried.values);
    if (await hasFault(tried)) return true;
    fill(container, before);
    return false;
  };

  const shrinkContainer = async (container: object): Promise<boolean> => {
    let entries = entriesOf(container);
    const all = entries.length;
    for (let size = all; size >= 1; size = Math.floor(size / 2))
      for (let from = 0; from < entries.length && canTry();) {
        const left = [...entries.slice(0, from), ...entries.slice(from + size)];
        if (await attempt(container, left, entries)) entries = left;
        else from += size;
      }
    let changed = entries.length < all;
    for (const [, member] of entries)
      if (isContainer(member) && (await shrinkContainer(member))) changed = true;
    return changed;
  };

  let again = true;
  while (again && canTry()) {
    again = false;
    for (const value of partsOf(files))
      if (isContainer(value) && (await shrinkContainer(value))) again = true;
  }
  return { files: needed(files), trials };
}

type Entries = readonly (readonly [key: string, value: unknown])[];

function sizeOf(value: unknown): number {
  if (!isContainer(value)) return 1;
  return Object.values(value).reduce<number>((sum, member) => sum + sizeOf(member), 1);
}

function isContainer(value: unknown): value is object {
  return Array.isArray(value) || isRecord(value);
}

function entriesOf(container: object): Entries {
  return Object.entries(container);
}

function fill(container: object, entries: Entries): void {
  if (Array.isArray(container)) {
    container.splice(0, container.length, ...entries.map(([, value]) => value));
    return;
  }
  for (const key of Object.keys(container)) Reflect.deleteProperty(container, key);
  for (const [key, value] of entries) defineMember(container, key, value);
}
