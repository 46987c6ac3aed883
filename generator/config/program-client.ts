/**
 * What is wrong with the settings of a client or a package that a program passes. Most have the form
 * that they have in `wireform.yaml`, and the same reader.
 */
import { escapeToken } from "../1-load/source.js";
import { importExtensions } from "../4-plan/import-extension.js";
import { child, isRecord, mappingOf, membersIn, type Node } from "../2-resolve/node.js";
import { Reader } from "../2-resolve/reader.js";
import { Diagnostics, type Diagnostic, type Pointer } from "../diagnostics/diagnostic.js";
import { splitPointer } from "../diagnostics/locate.js";
import { readClientConfig, rootName } from "./client-config.js";
import { readIgnore } from "./ignore.js";
import { readPackage } from "./package-config.js";
import { findPaginationFaults } from "./program-pagination.js";
import { clientSchema } from "./schema/client-schema.js";

/** Something that is wrong, and where: `retry.attempts`. */
export interface MemberFault {
  readonly path: string;
  readonly message: string;
  readonly hint: string | null;
}

/** These have another form in programs, or stand only in files. */
const apart: ReadonlySet<string> = new Set(["pagination", "copy", "sha256", "include", "exclude"]);

export function findClientFaults(client: Readonly<Record<string, unknown>>) {
  const keys = Object.keys(clientSchema.properties).filter((key) => !apart.has(key));
  const settings = readFaults(client, keys, (node, read, diagnostics) => {
    const defaults = { schema: undefined, roots: [], sources: "" };
    readClientConfig(rootName, node, defaults, [], read, diagnostics);
  });
  const { include, exclude, pagination } = client;
  return [...settings, ...findPaginationFaults({ include, exclude, pagination })];
}

export function findPackageFaults(given: Readonly<Record<string, unknown>>) {
  // Without a name, the package is called after the document.
  const named = { ...given, name: given["name"] ?? undefined };
  return readFaults({ package: named }, ["package"], (node, read, diagnostics) => {
    const whole = child(node, "package")!;
    read.boolean(whole, "sourceOnly");
    read.choice(whole, "importExtension", importExtensions, "WF8002");
    const known = Object.entries(membersIn(whole)).filter(([key]) => inFile.has(key));
    const written = mappingOf(whole.at, Object.fromEntries(known));
    readPackage(mappingOf(node.at, { package: written }), read, diagnostics);
  });
}

/** What `package` of a file has, too. */
const inFile: ReadonlySet<string> = new Set(["name", "version", "agents"]);

export function findRunFaults(config: Readonly<Record<string, unknown>>) {
  const keys = ["partial", "updateNames", "declarationMaps", "ignore"];
  return readFaults(config, keys, (node, read, diagnostics) => {
    read.boolean(node, "partial");
    read.boolean(node, "updateNames");
    const maps = read.mapping(node, "declarationMaps", '`declarationMaps: { output: "sdk" }`');
    if (maps !== undefined && read.string(maps, "output") === undefined)
      diagnostics.report("WF8002", maps.at, "`output` is missing: the folder of the package");
    readIgnore(node, read, diagnostics);
  });
}

/** Reads some members, and gives what is wrong with them. */
function readFaults(
  given: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  readAll: (node: Node, read: Reader, diagnostics: Diagnostics) => void,
): readonly MemberFault[] {
  const members = Object.fromEntries(keys.map((key) => [key, given[key]]));
  const { ignore } = members;
  if (Array.isArray(ignore)) members["ignore"] = ignore.map(withoutPlace);
  const diagnostics = new Diagnostics();
  const value = dataOf(members, "#", diagnostics);
  readAll({ value, at: "#" }, new Reader(diagnostics, "strict"), diagnostics);
  return diagnostics.all.map(faultOf);
}

/** Where the rule is written, which the reader of files notes. */
function withoutPlace(rule: unknown): unknown {
  return isRecord(rule) ? { ...rule, writtenAt: undefined } : rule;
}

/** What a file could say: a member that is undefined is none, and what no file has is reported. */
function dataOf(value: unknown, at: Pointer, diagnostics: Diagnostics): unknown {
  const isData = value === null || /^(?:string|number|boolean|object)$/.test(typeof value);
  // No setting is deeper: what is may contain itself.
  if (!isData || at.split("/").length > mostDepth) {
    const what = isData ? "is nested too deep" : `can't be a ${typeof value}`;
    return void diagnostics.report("WF8002", at, `a setting ${what}`);
  }
  if (Array.isArray(value))
    return value.map((item, index) => dataOf(item, `${at}/${index}`, diagnostics) ?? null);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).flatMap(([key, member]) => {
    const own =
      member === undefined ? undefined : dataOf(member, `${at}/${escapeToken(key)}`, diagnostics);
    return own === undefined ? [] : [[key, own] as const];
  });
  return Object.fromEntries(entries);
}

const mostDepth = 8;

function faultOf({ at, message, hint }: Diagnostic): MemberFault {
  const [, pointer] = splitPointer(at?.kind === "pointer" ? at.pointer : "");
  const path = pointer.split("/").slice(1).map(stepOf).join("").replace(/^\./, "");
  return { path, message, hint: hint ?? null };
}

function stepOf(token: string): string {
  const name = token.replaceAll("~1", "/").replaceAll("~0", "~");
  if (/^\d+$/.test(name)) return `[${name}]`;
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
