import type { Pointer } from "../../diagnostics/diagnostic.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import type { RuntimeExport } from "../runtime-exports.js";
import type { Claim, Symbol } from "./claims.js";
import type { Claimed } from "./collect-claims.js";
import { importedSymbol } from "./imported.js";
import type { Method } from "./method-names.js";

/** The names of one client, decided: what code of it declares and what it imports. */
export interface SymbolTable {
  /** All names that its modules declare. */
  readonly names: ReadonlySet<string>;
  /** The symbol that was claimed under a key. */
  symbol(key: string): Symbol;
  has(key: string): boolean;
  /** Where an operation stands in what `createApi` gives. */
  method(at: Pointer): Method;
  /** A name that a module of the runtime exports: `runtime("encode/json", "jsonBody")`. */
  runtime(...exported: RuntimeExport): Symbol;
  /** The same of an emitter's own runtime (`Declarer.runtime`). */
  runtimeOf(emitter: string, module: string, name: string): Symbol;
  /**
   * A name that an npm package exports (`"zod"`, `"@scope/name/sub"`), Node (`"node:path"`) or a file
   * outside (`"../../times.ts"`, from `src/`);
   * `"default"`, or `"*"` for all of it.
   */
  imported(specifier: string, name: string): Symbol;
  /** What the index exports because it was claimed so (`Claim.inIndex`). */
  readonly indexed: readonly IndexedSymbol[];
}

/** A name that stands in a client's index. */
export interface IndexedSymbol extends Symbol {
  readonly kind: Claim["kind"];
  /** Who claimed it. */
  readonly emitter: string;
}

/** @param folder of the client in `src/` */
export function symbolTable(
  folder: string,
  { claims, emitters }: Claimed,
  symbols: ReadonlyMap<string, Symbol>,
  methods: ReadonlyMap<Pointer, Method>,
): SymbolTable {
  const taken = new Set([...symbols.values()].map(({ name }) => name));
  const located = new Map(
    [...symbols].map(([key, { name, file }]) => [key, { name, file: folder + file }]),
  );
  const runtime = new Map<string, Map<string, Symbol>>();
  const indexed = claims.filter(({ inIndex }) => inIndex === true);
  return {
    names: taken,
    runtime(...[module, name]) {
      const known = runtime.get(module) ?? new Map<string, Symbol>();
      runtime.set(module, known);
      const symbol =
        known.get(name) ?? importedSymbol({ name, file: `runtime/${module}` }, "runtime", taken);
      known.set(name, symbol);
      return symbol;
    },
    runtimeOf(emitter, module, name) {
      const file = `runtime/emitters/${emitter}/${module}`;
      return importedSymbol({ name, file }, "runtime", taken);
    },
    imported: (file, name) => {
      // As a module of the package, its path depends on the module that imports it.
      const symbol: Symbol = file.startsWith(".")
        ? { name, file: file.replace(/\.ts$/, "") }
        : { name, file, isPackage: true };
      return importedSymbol(symbol, file, taken);
    },
    indexed: indexed.map(({ key, kind }) => {
      return { ...located.get(key)!, kind, emitter: emitters.get(key)! };
    }),
    has: (key) => located.has(key),
    method(at) {
      const method = methods.get(at);
      if (method === undefined) throw new Error(`no function was claimed for ${at}`);
      return method;
    },
    symbol(key) {
      const symbol = located.get(key);
      if (symbol === undefined) throw new Error(unclaimed(key, located.keys()));
      return symbol;
    },
  };
}

function unclaimed(key: string, keys: Iterable<string>): string {
  const meant = didYouMean(key, keys);
  return `nothing was claimed under the key ${key}${meant === undefined ? "" : `: ${meant}`}`;
}
