import { camelCase } from "./names.js";
import type { Symbol } from "./claims.js";

/**
 * A name that modules import; under another name where the document has the same one.
 * @param origin what the other name begins with: `runtimeBuild`, `zodObject`
 */
export function importedSymbol(symbol: Symbol, origin: string, taken: ReadonlySet<string>): Symbol {
  const { name } = symbol;
  const own =
    name === "default" ? camelCase(origin) : name === "*" ? `${camelCase(origin)}Module` : name;
  if (own === name && !taken.has(name)) return symbol;
  const isType = name[0]!.toUpperCase() === name[0];
  let alias = own === name ? prefixed(origin, name, isType) : own;
  while (taken.has(alias)) alias += "_";
  return { ...symbol, alias };
}

function prefixed(origin: string, name: string, isType: boolean): string {
  const word = camelCase(origin);
  const first = isType ? word[0]!.toUpperCase() + word.slice(1) : word;
  return `${first}${name[0]!.toUpperCase()}${name.slice(1)}`;
}
