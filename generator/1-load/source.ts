import path from "node:path";
import type { Place } from "../diagnostics/diagnostic.js";
import type { Pointer } from "../diagnostics/diagnostic.js";
import { splitPointer, type Locator } from "../diagnostics/locate.js";
import type { References } from "./json/scan.js";

export type { Origin } from "../diagnostics/locate.js";

/** One file: its text, what it says, and where each part of it stands. */
export interface Source extends Locator {
  /** How diagnostics name it: relative to the working folder where it lies below it. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  readonly value: unknown;
  /** How deep a text without aliases nests, if it was counted. */
  readonly depth?: number;
  /** What its value may refer to, if it was collected. */
  readonly references?: References | undefined;
  /** Where the cause of its size is, if known: an alias. */
  readonly tooLargeAt?: () => Place;
  /** The keys of the mapping at `pointer` in the order of the text: JavaScript reorders `"10"`. */
  keysAt(pointer: string): readonly string[];
  /**
   * The scalar at `pointer` as its author wrote it, where that can't be seen from its value: `1.10`,
   * `0x1F`, `~`. Of a text in quotes that is the text. `undefined` where no scalar is written. It is looked
   * up when asked.
   */
  textAt(pointer: string): string | undefined;
  /**
   * All that is written at `pointer`: where two files have the same text there, they say the same.
   * `undefined` where nothing is, or where what it means is also said elsewhere: by YAML's anchors and
   * indentation, or by an overlay.
   */
  writtenAt(pointer: string): string | undefined;
}

/** Why a file that some `$ref` names can't be had; reported only where the `$ref` is needed. */
export interface Missing {
  readonly missing: string;
  /** It may not be had, whether it is there or not. */
  readonly forbidden: boolean;
}

/** The entry document and every file that it reaches through `$ref`. */
export interface SourceSet {
  readonly entry: Source;
  /** By the name that diagnostics show. */
  readonly files: ReadonlyMap<string, Source>;
  /** The source that `reference` (a `$ref` without its fragment) means inside `from`. */
  find(reference: string, from: string): Source | Missing;
}

/** `Source.textAt` of a pointer with its file, as nodes have one: `specs/pay.yaml#/components/...`. */
export function writtenText({ files }: SourceSet, pointer: Pointer): string | undefined {
  const [file, inFile] = splitPointer(pointer);
  return files.get(file)?.textAt(inFile);
}

/** Each file as it is named from the document's own folder; the document itself is empty. */
export function fileNames({ entry, files }: SourceSet): ReadonlyMap<string, string> {
  const folder = path.dirname(entry.path);
  return new Map(
    Array.from(files.values(), (source) => {
      const name = source === entry ? "" : path.relative(folder, source.path);
      return [source.file, name.split(path.sep).join("/")];
    }),
  );
}

/** `#/a~1b/%20c` or `/a~1b/ c` to `["a/b", " c"]`. */
export function pointerTokens(pointer: string): string[] {
  const text = pointer.startsWith("#") ? pointer.slice(1) : pointer;
  if (text === "") return [];
  return text
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

export function escapeToken(token: string): string {
  // Most have neither, and pointers are made by the million.
  if (!token.includes("~") && !token.includes("/")) return token;
  // Asked for each node of a document, and hardly ever needed.
  return /[~/]/.test(token) ? token.replaceAll("~", "~0").replaceAll("/", "~1") : token;
}

/** Adds or replaces a member, also one that is called `__proto__`: assigning would set the prototype. */
export function defineMember(container: object, key: string | number, value: unknown): void {
  const facts = { value, enumerable: true, writable: true, configurable: true };
  Object.defineProperty(container, key, facts);
}
