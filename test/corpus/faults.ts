/** What is wrong with the generated operations, compared with those in the document. */
import type { Generated } from "../../generator/pipeline/package.js";
import { routeOf } from "./operations.js";

/**
 * Operations that are missing or invented. A partial run may lack some, but must not invent any.
 */
export function differences(
  declared: readonly string[],
  emitted: readonly string[],
  isWhole: boolean,
): readonly string[] {
  const lost = isWhole ? declared.filter((operation) => !emitted.includes(operation)) : [];
  const invented = emitted.filter((operation) => !declared.includes(operation));
  const faults = [
    ...lost.map((operation) => `no code for ${operation}`),
    ...invented.map((operation) => `code for ${operation}, which the document has not`),
  ];
  if (faults.length === 0 && isWhole && declared.length !== emitted.length)
    faults.push(`${declared.length} operations, but ${emitted.length} modules`);
  return faults;
}

/**
 * A partial run leaves out whatever has an error: sending less than was meant is worse than not
 * sending.
 */
export function brokenOnes(
  diagnostics: Generated["diagnostics"],
  emitted: readonly string[],
  document: string,
): readonly string[] {
  const faults = new Set<string>();
  for (const { code, severity, file, pointer } of diagnostics) {
    if (severity !== "error") continue;
    if (file !== document) continue;
    const [, name, method] = /^\/paths\/([^/]+)\/([^/]+)/.exec(pointer ?? "") ?? [];
    if (name === undefined || method === undefined) continue;
    const unescaped = name.replaceAll("~1", "/").replaceAll("~0", "~");
    const operation = `${method.toUpperCase()} ${routeOf(unescaped)}`;
    if (emitted.includes(operation)) faults.add(`code for ${operation}, which has a ${code}`);
  }
  return [...faults];
}
