import { kebabCase } from "./names.js";
import { reservedTypes, reservedValues } from "./reserved.js";

/** A name that generated code declares, and the file that declares it (no extension). */
export interface Symbol {
  readonly name: string;
  /** Relative to `src/`: `stripe/operations/report-payment`. */
  readonly file: string;
  /** What it is called where it is imported: the runtime's names yield to the document's. */
  readonly alias?: string;
}

/** What an emitter wants to declare. */
export interface Claim {
  /** What it stands for, for example `schema:FILE#/components/schemas/Pet`. */
  readonly key: string;
  readonly name: string;
  readonly kind: "type" | "value";
  /** `fixed`: the document's author wrote it. `suggested`: we made it up, and it yields. */
  readonly origin: "fixed" | "suggested";
  /** Appended where the name is taken or reserved: `Schema`, `Operation`. */
  readonly suffix: string;
  /** What decides between equal names, whatever their order in the document. */
  readonly order: string;
  /** The folder of a file of its own, or the key of the claim whose file it shares. */
  readonly home: { readonly folder: string } | { readonly fileOf: string };
}

/** Decides every name: no two alike, none reserved, files unlike also where case is ignored. */
export function settleClaims(
  claims: readonly Claim[],
  reserved: ReadonlySet<string>,
): ReadonlyMap<string, Symbol> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const claim of inOrder(claims)) {
    const name = freeName(claim, taken, reserved);
    taken.add(name);
    names.set(claim.key, name);
  }
  const files = settleFiles(claims, names);
  return new Map(
    claims.map(({ key, home }) => {
      const file = files.get("fileOf" in home ? home.fileOf : key);
      if (file === undefined) throw new Error(`no file for ${key}`);
      return [key, { name: names.get(key)!, file }];
    }),
  );
}

/** Authors' names before ours; then exact before bent; then by what does not change. */
function inOrder(claims: readonly Claim[]): readonly Claim[] {
  const rank = (claim: Claim) =>
    claim.origin === "fixed" ? (claim.order === claim.name ? 0 : 1) : 2;
  return claims.toSorted(
    (a, b) => rank(a) - rank(b) || compare(a.order, b.order) || compare(a.key, b.key),
  );
}

/** The name itself, or with its suffix where it is reserved; where that is taken: numbered. */
function freeName(
  { name, kind, suffix }: Claim,
  taken: ReadonlySet<string>,
  reserved: ReadonlySet<string>,
): string {
  const words = kind === "type" ? reservedTypes : reservedValues;
  const wanted = words.has(name) || reserved.has(name) ? name + suffix : name;
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) {
    const numbered = `${wanted}${number}`;
    if (!taken.has(numbered) && !reserved.has(numbered)) return numbered;
  }
}

function settleFiles(claims: readonly Claim[], names: ReadonlyMap<string, string>) {
  const files = new Map<string, string>();
  const taken = new Set<string>();
  for (const { key, home } of inOrder(claims)) {
    if (!("folder" in home)) continue;
    const base = `${home.folder}${kebabCase(names.get(key)!) || "unnamed"}`;
    let file = base;
    for (let number = 2; taken.has(file); number++) file = `${base}-${number}`;
    taken.add(file);
    files.set(key, file);
  }
  return files;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
