import type { Pointer } from "../../diagnostics/diagnostic.js";
import { fileNameOf } from "./file-names.js";
import { reservedTypes, reservedValues } from "./reserved.js";
import { compareTexts } from "../../host/text-order.js";

/** A name that generated code declares, and the file that declares it (no extension). */
export interface Symbol {
  readonly name: string;
  /** Relative to `src/`: `stripe/operations/report-payment`. */
  readonly file: string;
  /** What it is called where it is imported: the runtime's names yield to the document's. */
  readonly alias?: string;
  /** `file` is what code imports of an npm package, or of Node: `@scope/name/sub`, `node:fs`. */
  readonly isPackage?: true;
}

/** What an emitter wants to declare. */
export interface Claim {
  /** What it stands for, for example `schema:FILE#/components/schemas/Pet`. */
  readonly key: string;
  /** What it is a name of, and which of its names: the lock keeps it under both. */
  readonly at: Pointer;
  readonly role: string;
  readonly name: string;
  readonly kind: "type" | "value";
  /**
   * `given`: the user asks for it. `fixed`: the document's author wrote it. `suggested`: we made it
   * up, and it yields. `placed`: it is made of what stands around, and yields to all others.
   */
  readonly origin: "given" | "fixed" | "suggested" | "placed";
  /** A longer name, where the first is another's. */
  readonly longer?: string;
  /** What `name` derives from: should the claim of this key keep an older name, it derives from that. */
  readonly stem?: {
    readonly of: string;
    derive(stem: string): string;
    deriveLonger?(stem: string): string;
  };
  /** Set where it is another name of what that key stands for: idle where that has the name itself. */
  readonly aliasOf?: string;
  /** Appended where the name is taken or reserved: `Schema`, `Operation`. */
  readonly suffix: string;
  /** What decides between equal names, whatever their order in the document. */
  readonly order: string;
  /** The client's index exports it too: as a type, or as a value and the type of its name. */
  readonly inIndex?: boolean;
  /** The folder of a file of its own, or the key of the claim whose file it shares. */
  readonly home: { readonly folder: string } | { readonly fileOf: string };
}

/** What no claim may have. */
export interface Reserved {
  readonly names: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
}

/** What is settled before: by the claim's key. */
export interface LockedNames {
  readonly names: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, string>;
  /** Names of what is gone, and the pointers of that. */
  readonly retiredNames: ReadonlyMap<string, string>;
  /** Those among them that a place gave: an author may have them, who gives what stood there a name. */
  readonly retiredPlaced: ReadonlySet<string>;
  readonly retiredFiles: ReadonlySet<string>;
}

/**
 * Decides every name: no two alike, none reserved, files unlike also where case is ignored.
 * @param claims in the order of `inOrder`
 */
export function assignNames(
  claims: readonly Claim[],
  reserved: Reserved,
  locked: LockedNames,
): ReadonlyMap<string, Symbol> {
  const taken = new Set(locked.names.values());
  const isHeld = (name: string, { origin }: Claim) => {
    const isAuthored = origin === "given" || origin === "fixed";
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
 * What the user asks for; authors' names before ours, the document's before those of files that it
 * refers to; then exact before bent; then by what does not change.
 * @param pointerOf the pointer of a claim from the document's folder: the same on every machine
 */
export function inOrder(
  claims: readonly Claim[],
  pointerOf: (claim: Claim) => string,
): readonly Claim[] {
  const rank = (claim: Claim) => {
    const { origin, order, name } = claim;
    if (origin === "given") return 0;
    if (origin === "suggested") return 5;
    if (origin === "placed") return 6;
    return (pointerOf(claim).startsWith("#") ? 1 : 3) + (order === name ? 0 : 1);
  };
  const last = ({ key, at }: Claim, pointer: string) => key.replace(at, () => pointer);
  return claims
    .map((claim) => {
      const { order } = claim;
      return { claim, rank: rank(claim), order, last: last(claim, pointerOf(claim)) };
    })
    .toSorted(
      (a, b) => a.rank - b.rank || compareTexts(a.order, b.order) || compareTexts(a.last, b.last),
    )
    .map(({ claim }) => claim);
}

/** The name that a claim gets where nobody else has it: with its suffix where it is reserved. */
export function wantedName({ name, kind, suffix }: Claim, reserved: Reserved): string {
  return isReserved(name, kind, reserved) ? name + suffix : name;
}

/** Whether a claim would get this name: the wanted one, or numbered where others have that. */
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
