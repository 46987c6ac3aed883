import type { Pointer } from "../../diagnostics/diagnostic.js";
import { fileNameOf } from "./file-names.js";
import { reservedTypes, reservedValues } from "./reserved.js";
import { compareTexts } from "../../host/text-order.js";

/** A name that generated code declares, and the file that declares it (no extension). */
export interface Symbol {
  readonly name: string;
  /** Relative to `src/`: `stripe/operations/report-payment`. */
  readonly file: string;
  /** Its name where it is imported: the runtime's names give way to the document's. */
  readonly alias?: string;
  /** `file` is the specifier of an npm package, or of Node: `@scope/name/sub`, `node:fs`. */
  readonly isPackage?: true;
}

/** What an emitter wants to declare. */
export interface Claim {
  /** What the name is for, such as `schema:FILE#/components/schemas/Pet`. */
  readonly key: string;
  /** What it is a name of, and which of its names. The lock keeps names by these two. */
  readonly at: Pointer;
  readonly role: string;
  readonly name: string;
  readonly kind: "type" | "value";
  /**
   * `configured`: the user asks for it. `fixed`: the document's author wrote it. `suggested`: we made it
   * up, and it gives way. `placed`: it follows from the place of an inline type, and gives way to all
   * others.
   */
  readonly origin: "configured" | "fixed" | "suggested" | "placed";
  /** A longer name, for where the first one is taken. */
  readonly longer?: string;
  /**
   * The claim that `name` derives from. If the lock keeps an older name for that claim, this one derives
   * from the older name.
   */
  readonly baseName?: {
    readonly of: string;
    derive(baseName: string): string;
    deriveLonger?(baseName: string): string;
  };
  /** Set where it is another name for what that key stands for. It is unused where that has the same name. */
  readonly aliasOf?: string;
  /** Appended where the name is taken or reserved: `Schema`, `Operation`. */
  readonly suffix: string;
  /** Decides between equal names, independently of the order in the document. */
  readonly order: string;
  /** The client's index exports it too: as a type, or as a value and the type of its name. */
  readonly inIndex?: boolean;
  /** The folder of a file of its own, or the key of the claim whose file it shares. */
  readonly home: { readonly folder: string } | { readonly fileOf: string };
}

/** Names and files that no claim may have. */
export interface Reserved {
  readonly names: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
}

/** What the lock decides, by the claim's key. */
export interface LockedNames {
  readonly names: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, string>;
  /** Names of removed things, and the pointers of these. */
  readonly retiredNames: ReadonlyMap<string, string>;
  /**
   * Those of inline types. The author may give such a name to something: mostly the same type, as a
   * component.
   */
  readonly retiredPlaced: ReadonlySet<string>;
  readonly retiredFiles: ReadonlySet<string>;
}

/**
 * Decides every name: all are different, none is reserved, and files differ even where case is ignored.
 * @param claims in the order of `inOrder`
 */
export function assignNames(
  claims: readonly Claim[],
  reserved: Reserved,
  locked: LockedNames,
): ReadonlyMap<string, Symbol> {
  const taken = new Set(locked.names.values());
  const isHeld = (name: string, { origin }: Claim) => {
    const isAuthored = origin === "configured" || origin === "fixed";
    return locked.retiredNames.has(name) && !(isAuthored && locked.retiredPlaced.has(name));
  };
  const names = new Map(locked.names);
  for (const claim of claims) {
    if (names.has(claim.key)) continue;
    const name = freeName(claim, (name) => taken.has(name) || isHeld(name, claim), reserved);
    taken.add(name);
    names.set(claim.key, name);
  }
  const files = assignFiles(claims, names, reserved, locked);
  return new Map(
    claims.map(({ key, home }) => {
      const file = files.get("fileOf" in home ? home.fileOf : key);
      if (file === undefined) throw new Error(`no file for ${key}`);
      return [key, { name: names.get(key)!, file }];
    }),
  );
}

/**
 * The order in which claims get their names: configured ones first; authors' names before ours, and those
 * of the document before those of other files; names that are used as written before changed ones; then by
 * what doesn't change when the document is reordered.
 * @param pointerOf the pointer of a claim from the document's folder: the same on every machine
 */
export function inOrder(
  claims: readonly Claim[],
  pointerOf: (claim: Claim) => string,
): readonly Claim[] {
  const rank = ({ origin, order, name }: Claim, pointer: string) => {
    if (origin === "configured") return 0;
    if (origin === "suggested") return 5;
    if (origin === "placed") return 6;
    return (pointer.startsWith("#") ? 1 : 3) + (order === name ? 0 : 1);
  };
  const last = ({ key, at }: Claim, pointer: string) => key.replace(at, () => pointer);
  return claims
    .map((claim) => {
      const { order } = claim;
      const pointer = pointerOf(claim);
      return { claim, rank: rank(claim, pointer), order, last: last(claim, pointer) };
    })
    .toSorted(
      (a, b) => a.rank - b.rank || compareTexts(a.order, b.order) || compareTexts(a.last, b.last),
    )
    .map(({ claim }) => claim);
}

/** The name that a claim gets where it isn't taken: with the suffix where it is reserved. */
export function wantedName({ name, kind, suffix }: Claim, reserved: Reserved): string {
  return isReserved(name, kind, reserved) ? name + suffix : name;
}

/** Whether the claim could get this name: the wanted one, or that with a number. */
export function isNameOf(claim: Claim, name: string, reserved: Reserved): boolean {
  const wanted = wantedName(claim, reserved);
  return name.startsWith(wanted) && /^\d*$/.test(name.slice(wanted.length));
}

export function isReserved(name: string, kind: Claim["kind"], { names }: Reserved): boolean {
  return (kind === "type" ? reservedTypes : reservedValues).has(name) || names.has(name);
}

/** The wanted name; where that is taken: the longer one, or numbered. */
function freeName(claim: Claim, isTaken: (name: string) => boolean, reserved: Reserved): string {
  const wanted = wantedName(claim, reserved);
  if (!isTaken(wanted)) return wanted;
  const { longer, kind } = claim;
  if (longer !== undefined && !isTaken(longer) && !isReserved(longer, kind, reserved))
    return longer;
  for (let number = 2; ; number++) {
    const numbered = `${wanted}${number}`;
    if (!isTaken(numbered) && !reserved.names.has(numbered)) return numbered;
  }
}

function assignFiles(
  claims: readonly Claim[],
  names: ReadonlyMap<string, string>,
  reserved: Reserved,
  locked: LockedNames,
) {
  const files = new Map(locked.files);
  const taken = new Set([...reserved.files, ...files.values(), ...locked.retiredFiles]);
  for (const { key, home, suffix } of claims) {
    if (!("folder" in home) || files.has(key)) continue;
    const base = `${home.folder}${fileNameOf(names.get(key)!, suffix)}`;
    let file = base;
    for (let number = 2; taken.has(file); number++) file = `${base}-${number}`;
    taken.add(file);
    files.set(key, file);
  }
  return files;
}
