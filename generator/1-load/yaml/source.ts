import type { Diagnostics } from "../../diagnostics/diagnostic.js";
import { tooDeep } from "../document-limits.js";
import { withoutComments } from "../json/comments.js";
import { findJsonFault, looksLikeJson, type JsonFault } from "../json/syntax.js";
import type { Source } from "../source.js";
import { locator } from "./locator.js";
import { warnOfFurther, describeErrors, placeOf } from "./errors.js";
import { readLeniently, parse } from "./parse.js";
import { brokenAlias } from "./aliases.js";

/** Aliases can multiply the size of a document: more than this many count as an attack. */
const maxAliasCount = 10_000;

/** Reads a YAML 1.2 text, with merge keys. `undefined` where it is none: the errors are reported. */
export async function readYaml(
  file: string,
  path: string,
  text: string,
  diagnostics: Diagnostics,
): Promise<Source | undefined> {
  const document = parse(text);
  const start = { kind: "offset", file, offset: 0, length: 1 } as const;
  if (document === null || document.errors.some(({ code }) => code === "RESOURCE_EXHAUSTION")) {
    diagnostics.add("WF1005", `the YAML can't be read: ${tooDeep()}`, start);
    return undefined;
  }
  warnOfFurther(document, file, text, diagnostics);
  const faults = document.errors.filter(({ code }) => code !== "MULTIPLE_DOCS");
  const errors = describeErrors(faults, file, text);
  const repaired = errors.length > 0 ? await readLeniently(text) : undefined;
  const fault = repaired === undefined ? jsonFault(text, file, errors.length) : undefined;
  if (fault !== undefined) {
    const at = { kind: "offset", file, offset: fault.offset, length: 1 } as const;
    diagnostics.add("WF1002", `this is not JSON: ${fault.message}`, at);
    return undefined;
  }
  for (const { code, message, hint, at } of errors)
    if (repaired === undefined) diagnostics.add(code, message, at, { hint });
    else diagnostics.add("WF1006", `${message}; it was read anyway`, at);
  if (errors.length > 0 && repaired === undefined) return undefined;
  try {
    const value: unknown = repaired?.value ?? document.toJS({ maxAliasCount });
    const tooLargeAt = () => placeOf(brokenAlias(document)?.node, file, text);
    return { file, path, text, value, tooLargeAt, ...locator(document, text) };
  } catch (error) {
    const alias = brokenAlias(document);
    const why = error instanceof RangeError ? tooDeep() : (alias?.why ?? (error as Error).message);
    const at = placeOf(alias?.node, file, text);
    diagnostics.add("WF1005", `the YAML can't be expanded: ${why}`, at);
    return undefined;
  }
}

/** Of a text that isn't YAML either: authors of JSON look for what is wrong with their JSON. */
function jsonFault(text: string, file: string, errors: number): JsonFault | undefined {
  if (errors === 0 || !looksLikeJson(text, file)) return undefined;
  return findJsonFault(withoutComments(text)?.text ?? text);
}
