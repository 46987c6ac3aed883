import path from "node:path";
import { child, isRecord, items, Reader, type Node } from "../2-resolve/node.js";
import { load } from "../1-load/load.js";
import { Reported, type Diagnostics } from "../diagnostics/diagnostic.js";
import type { Locator } from "../diagnostics/locate.js";
import { arrayNotations, dialects, int64Types } from "../3-lower/extension.js";
import { readPaginationRule } from "../3-lower/pagination-rule.js";
import { readRetry } from "../3-lower/retry.js";
import { didYouMean } from "../diagnostics/suggest.js";
import type { ClientConfig, GenerateConfig } from "../generate.js";
import type { Host } from "../host.js";

export const configName = "wireform.yaml";

/** `wireform.yaml`, checked. */
export interface Config extends GenerateConfig {
  /** The output folder, absolute. */
  readonly output: string;
}

const rootKeys = ["output", "package", "schema", "roots", "clients"];
const packageKeys = ["name", "version"];
const clientKeys = [
  "document",
  "dialect",
  "arrays",
  "retry",
  "schema",
  "roots",
  "include",
  "exclude",
  "pagination",
  "int64",
];
const filterKeys = ["tags", "paths", "operations", "methods"];

/** Reads `wireform.yaml` in `cwd`. @throws Reported where it can't be used */
export async function readConfig(
  cwd: string,
  host: Host,
  diagnostics: Diagnostics,
  texts: Map<string, Locator>,
): Promise<Config> {
  try {
    await host.realPath(path.resolve(cwd, configName));
  } catch {
    const hint = "or name a document: wireform generate DOCUMENT --out DIR";
    diagnostics.add("WF8003", `there is no ${configName} in this folder`, null, { hint });
    throw new Reported();
  }
  const { entry } = await load(configName, host, { cwd }, diagnostics, texts);
  const root: Node = { value: entry.value, at: `${entry.file}#` };
  if (!isRecord(root.value)) {
    diagnostics.report("WF8002", root.at, "wireform.yaml is a mapping");
    throw new Reported();
  }
  checkKeys(root, rootKeys, diagnostics);
  const read = new Reader(diagnostics);
  const packageNode = read.mapping(root, "package");
  if (packageNode) checkKeys(packageNode, packageKeys, diagnostics);
  const output = read.string(root, "output");
  if (output === undefined && child(root, "output") === undefined)
    diagnostics.report("WF8002", root.at, "`output` is missing: the folder to write", {
      on: "key",
    });
  const clients = readClients(root, read, diagnostics);
  if (diagnostics.hasErrors) throw new Reported();

  const folder = path.resolve(cwd, output!);
  if (path.relative(cwd, folder).startsWith("..") || path.isAbsolute(path.relative(cwd, folder))) {
    const hint = "an output lies below its wireform.yaml";
    diagnostics.report("WF7002", `${root.at}/output`, `${output} leads out of this folder`, {
      hint,
    });
    throw new Reported();
  }
  const name = packageNode && read.string(packageNode, "name");
  const version = packageNode && read.string(packageNode, "version");
  return {
    cwd,
    output: folder,
    clients,
    package: {
      ...(name === undefined ? {} : { name }),
      ...(version === undefined ? {} : { version }),
    },
  };
}

function readClients(root: Node, read: Reader, diagnostics: Diagnostics): readonly ClientConfig[] {
  const clients = read.mapping(root, "clients");
  if (clients === undefined || Object.keys(clients.value as object).length === 0) {
    const hint = "`clients: { NAME: { document: PATH } }`";
    diagnostics.report("WF8002", clients?.at ?? root.at, "`clients` is missing", {
      on: "key",
      hint,
    });
    return [];
  }
  const schema = read.boolean(root, "schema");
  const roots = read.strings(root, "roots");
  return Object.keys(clients.value as object).flatMap((name) => {
    const node = read.mapping(clients, name);
    if (node === undefined) return [];
    checkKeys(node, clientKeys, diagnostics);
    if (!/^[a-z][a-z0-9-]*$/.test(name)) {
      const message = `a client's name is a subpath in lower case: ${JSON.stringify(name)}`;
      diagnostics.report("WF8002", node.at, message, { on: "key", hint: "such as `stripe`" });
    }
    if (name === "runtime") {
      const message = "a client can't be called `runtime`: the runtime's folder is";
      diagnostics.report("WF8002", node.at, message, { on: "key", hint: "choose another name" });
    }
    const document = read.string(node, "document");
    if (document === undefined) {
      diagnostics.report("WF8002", node.at, `\`document\` is missing`, { on: "key" });
      return [];
    }
    return {
      name,
      document,
      dialect: read.choice(node, "dialect", dialects, "WF8002"),
      arrays: read.choice(node, "arrays", arrayNotations, "WF8002"),
      int64: read.choice(node, "int64", int64Types, "WF8002"),
      retry: readRetry(node, read, diagnostics, "WF8002"),
      schema: read.boolean(node, "schema") ?? schema,
      roots: [...roots, ...read.strings(node, "roots")],
      include: readFilter(node, "include", read, diagnostics),
      exclude: readFilter(node, "exclude", read, diagnostics),
      pagination: readPagination(node, read, diagnostics),
    };
  });
}

/** Rules for the operations that they fit. Their places are in this file, not in the document. */
function readPagination(client: Node, read: Reader, diagnostics: Diagnostics) {
  const rules = items(read.list(client, "pagination")).flatMap((node) => {
    const rule = readPaginationRule(node, "WF8002", read, diagnostics);
    return rule === undefined ? [] : [{ ...rule, at: null }];
  });
  return rules.length === 0 ? undefined : rules;
}

function readFilter(
  client: Node,
  key: "include" | "exclude",
  read: Reader,
  diagnostics: Diagnostics,
): ClientConfig["include"] {
  const node = read.mapping(client, key);
  if (node === undefined) return undefined;
  checkKeys(node, filterKeys, diagnostics);
  return {
    tags: read.strings(node, "tags"),
    paths: read.strings(node, "paths"),
    operations: read.strings(node, "operations"),
    methods: read.strings(node, "methods"),
  };
}

/** An unknown key is an error: it would be a wish without effect. */
function checkKeys(node: Node, known: readonly string[], diagnostics: Diagnostics): void {
  for (const key of Object.keys(node.value as object))
    if (!known.includes(key))
      diagnostics.report("WF8002", child(node, key)!.at, `there is no key \`${key}\` here`, {
        on: "key",
        hint: didYouMean(key, known) ?? `there are ${known.join(", ")}`,
      });
}
