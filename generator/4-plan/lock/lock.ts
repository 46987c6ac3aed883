import { splitPointer } from "../../diagnostics/locate.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import type { Claim, Symbol } from "../names/claims.js";
import { printMethod, type Method } from "../names/method-names.js";

/** The file in the output folder that keeps names from one run to the next. */
export const lockName = "wireform.lock";

/** The names of one thing in a document. */
export interface LockLine {
  /** The subpath of its client; `.`: the package itself. */
  readonly client: string;
  /** From the document's own folder: `#/paths/~1pets/get`, `common.yaml#/Pet`. */
  readonly pointer: string;
  /** Relative to the client's folder, no extension: `schemas/pet`. */
  readonly file: string;
  /** By role: `function`, `input`, `type`, ... */
  readonly names: ReadonlyMap<string, string>;
  /** Of an operation: where it stands in what `createApi` gives, `orders.list`. */
  readonly method?: string | undefined;
}

/** Whether the role is that of an inline type, whose name follows from its place. */
export function isPlacedRole(role: string): boolean {
  return role.startsWith("inline");
}

/** Every name that was ever assigned, until `--update-names`: removed things included. */
export type Lock = readonly LockLine[];

/** The first column of a client's lines. */
export function lockedAs({ name }: { readonly name: string | null }): string {
  return name ?? ".";
}

/** The lines of these clients, and those of all others. */
export function splitLock(lock: Lock, clients: readonly { readonly name: string | null }[]) {
  const names = new Set(clients.map(lockedAs));
  return {
    own: lock.filter(({ client }) => names.has(client)),
    others: lock.filter(({ client }) => !names.has(client)),
  };
}

/** How the files of a document are named from its own folder; the document itself is empty. */
export type FileNames = ReadonlyMap<string, string>;

/** A pointer as the lock has it: the same wherever wireform is started. */
export function lockPointer(pointer: Pointer, files: FileNames): string {
  // A schema that others fill has their pointers behind it.
  if (!pointer.includes("?")) return lockPart(pointer, files);
  return pointer
    .split("?")
    .map((part) => lockPart(part, files))
    .join("?");
}

function lockPart(part: string, files: FileNames): string {
  const [file] = splitPointer(part);
  const name = part.includes("#") ? files.get(file) : undefined;
  return name === undefined ? part : name + part.slice(file.length);
}

/**
 * The line of each pointer: its own, or that of the same path with other names of variables, if that is
 * gone. For OpenAPI, `/pets/{id}` and `/pets/{petId}` are identical.
 */
export function linesOf(pointers: ReadonlySet<string>, lines: Lock): ReadonlyMap<string, LockLine> {
  if (lines.length === 0) return new Map();
  const own = new Map<string, LockLine>();
  for (const line of lines) if (pointers.has(line.pointer)) own.set(line.pointer, line);
  const found = new Map<string, LockLine>();
  let renamed: ReadonlyMap<string, LockLine> | undefined;
  for (const pointer of pointers) {
    let line = own.get(pointer);
    if (line === undefined && pointer.includes("{")) {
      renamed ??= new Map(
        lines.flatMap((one) => (pointers.has(one.pointer) ? [] : renamable(one))),
      );
      line = renamed.get(withoutVariables(pointer));
    }
    if (line !== undefined) found.set(pointer, line);
  }
  return found;
}

/** A line whose path has variables, by what doesn't depend on their names. */
function renamable(line: LockLine): readonly (readonly [string, LockLine])[] {
  return line.pointer.includes("{") ? [[withoutVariables(line.pointer), line]] : [];
}

function withoutVariables(pointer: string): string {
  return pointer.replace(/\{[^}/]*\}/g, "{}");
}

/** A client's lines after a run: its names now, and those of earlier runs. */
export function nextLines(
  client: string,
  claims: readonly Claim[],
  symbols: ReadonlyMap<string, Symbol>,
  methods: ReadonlyMap<Pointer, Method>,
  pointerOf: (claim: Claim) => string,
  earlier: Lock,
): Lock {
  const lines = linesOf(new Set(claims.map(pointerOf)), earlier);
  const next = new Map<
    string,
    Omit<LockLine, "client" | "pointer"> & { names: Map<string, string> }
  >();
  for (const claim of claims) {
    const pointer = pointerOf(claim);
    const { name, file } = symbols.get(claim.key)!;
    const before = lines.get(pointer);
    const method = methods.get(claim.at);
    const line = next.get(pointer) ?? {
      file,
      names: new Map(before?.names),
      method: method === undefined ? before?.method : printMethod(method),
    };
    line.names.set(claim.role, name);
    next.set(pointer, line);
  }
  const replaced = new Set(lines.values());
  return [
    ...earlier.filter((line) => !replaced.has(line)),
    ...Array.from(next, ([pointer, line]) => ({ client, pointer, ...line })),
  ];
}

/** Whether two locks have the same lines in the same order. */
export function areSameLines(one: Lock, other: Lock): boolean {
  return one.length === other.length && one.every((line, i) => isSameLine(line, other[i]!));
}

function isSameLine(one: LockLine, other: LockLine): boolean {
  if (one === other) return true;
  const isSamePlace = one.client === other.client && one.pointer === other.pointer;
  if (!isSamePlace || one.file !== other.file || one.method !== other.method) return false;
  const { names } = other;
  return (
    one.names.size === names.size &&
    [...one.names].every(([role, name]) => names.get(role) === name)
  );
}
