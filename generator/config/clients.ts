import { whyNoFile } from "../1-load/web-address.js";
import { child, items, type Node, type Reader } from "../2-resolve/node.js";
import { clientGroups } from "../3-lower/operations/client-parameters.js";
import { arrayNotations, dialects, nullRules } from "../model/dialects.js";
import { dateTypes, int64Types, rackLists } from "../3-lower/operations/extension.js";
import { readPaginationRule } from "../3-lower/operations/pagination-rule.js";
import { readRetry } from "../3-lower/operations/retry.js";
import type { Diagnostics, Pointer } from "../diagnostics/diagnostic.js";
import type { ClientConfig } from "./generate-config.js";
import { configSchema } from "./config-schema.js";
import { readIgnore } from "./ignore.js";
import { checkKeys, isText, readText, type Complete } from "./members.js";
import { readRemote, type RemoteDocument } from "./remotes.js";

const { client: clientSchema, filter: filterSchema, names: namesSchema } = configSchema.$defs;
const { propertyNames: nameSchema, dependentSchemas } = configSchema.properties.clients;

/** The name of the client that is the package itself. */
const rootName = ".";
const besideRoot = dependentSchemas[rootName].propertyNames;

/** What a client says, key by key: one that is not read, or that `ClientConfig` lacks, doesn't compile. */
type Said = {
  readonly [K in Exclude<keyof typeof clientSchema.properties, RemoteKey>]: ClientConfig[K];
};

/** What is said of the copy of a document: `readRemote` reads it. */
type RemoteKey = "sha256" | "copy";

/** What `clients` says. */
export interface Clients {
  readonly clients: readonly ClientConfig[];
  /** Those whose document stands at a URL: what they read is its copy. */
  readonly remotes: readonly RemoteDocument[];
}

/** What the configuration says for all clients. */
interface ForAll {
  readonly schema: boolean | undefined;
  readonly roots: readonly string[];
}

/** The `clients` of `wireform.yaml`; one without a document is reported and left out. */
export function readClientConfigs(
  root: Node,
  { schema, roots }: ForAll,
  read: Reader,
  diagnostics: Diagnostics,
): Clients {
  const remotes: RemoteDocument[] = [];
  const clients = read.mapping(root, "clients");
  if (clients === undefined || Object.keys(clients.value as object).length === 0) {
    diagnostics.report("WF8002", clients?.at ?? root.at, "`clients` is missing", {
      on: "key",
      hint: "`clients: { NAME: { document: PATH } }`",
    });
    return { clients: [], remotes };
  }
  const found = Object.keys(clients.value as object).flatMap((name) => {
    const node = read.mapping(clients, name);
    if (node === undefined) return [];
    checkName(name, node, child(clients, rootName) !== undefined, diagnostics);
    checkKeys(node, clientSchema, diagnostics);
    if (child(node, "document") === undefined)
      diagnostics.report("WF8002", node.at, "`document` is missing", { on: "key" });
    const facts = clientSchema.properties.document;
    const written = readText(node, "document", facts, "the path of a file", read, diagnostics);
    const remote = readRemote(name, node, read, diagnostics);
    if (remote === null) checkPath(child(node, "document"), diagnostics);
    else remotes.push(remote);
    const document = remote?.copy ?? written;
    const overlays = read.strings(node, "overlays");
    for (const overlay of items(child(node, "overlays"))) checkPath(overlay, diagnostics);
    const said: Said = {
      document: document ?? "",
      dialect: read.choice(node, "dialect", dialects, "WF8002"),
      arrays: read.choice(node, "arrays", arrayNotations, "WF8002"),
      nulls: read.choice(node, "nulls", nullRules, "WF8002"),
      int64: read.choice(node, "int64", int64Types, "WF8002"),
      dates: read.choice(node, "dates", dateTypes, "WF8002"),
      mediaTypes: read.strings(node, "mediaTypes"),
      idempotencyHeader: readText(
        node,
        "idempotencyHeader",
        clientSchema.properties.idempotencyHeader,
        "the name of a header, such as Idempotency-Key",
        read,
        diagnostics,
      ),
      retry: readRetry(node, read, diagnostics, "WF8002"),
      schema: read.boolean(node, "schema") ?? schema,
      clientParameters: readClientParameters(node, read, diagnostics),
      errors: readText(
        node,
        "errors",
        clientSchema.properties.errors,
        "the key of a schema, such as Problem",
        read,
        diagnostics,
      ),
      names: readNames(node, read, diagnostics),
      ignore: readIgnore(node, read, diagnostics),
      overlays,
      roots: [...roots, ...read.strings(node, "roots")],
      include: readFilter(node, "include", read, diagnostics),
      exclude: readFilter(node, "exclude", read, diagnostics),
      pagination: readPagination(node, read, diagnostics),
    };
    const client: Complete<ClientConfig> = {
      ...said,
      name: name === rootName ? null : name,
      written: { at: node.at, roots: [...placesOf(root, "roots"), ...placesOf(node, "roots")] },
    };
    if (client.dialect === "rails" && client.arrays === "indices")
      diagnostics.report("WF8002", `${node.at}/arrays`, rackLists.message, rackLists);
    return document === undefined ? [] : [client];
  });
  return { clients: found, remotes };
}

function placesOf(node: Node, key: string): readonly Pointer[] {
  return items(child(node, key)).map(({ at }) => at);
}

function checkName(name: string, node: Node, hasRoot: boolean, diagnostics: Diagnostics): void {
  if (!isText(name, nameSchema)) {
    const message = `a client's name is a subpath in lower case: ${JSON.stringify(name)}`;
    const hint = "such as `stripe`, or `.` for the package itself";
    diagnostics.report("WF8002", node.at, message, { on: "key", hint });
  }
  if (hasRoot && isText(name, besideRoot.not)) {
    const message = `a client can't be called \`${name}\` beside \`.\`, which has a part of that name`;
    diagnostics.report("WF8002", node.at, message, { on: "key", hint: "choose another name" });
  }
  if (isText(name, nameSchema.not)) {
    const why =
      name === "runtime" ? "the runtime's folder is" : "Windows has a device of that name";
    const message = `a client can't be called \`${name}\`: ${why}`;
    diagnostics.report("WF8002", node.at, message, { on: "key", hint: "choose another name" });
  }
}

/** Told at its place, before the file is looked for. */
function checkPath(node: Node | undefined, diagnostics: Diagnostics): void {
  const address = typeof node?.value === "string" ? whyNoFile(node.value) : null;
  if (address !== null)
    diagnostics.report("WF1001", node!.at, address.message, { hint: address.hint });
}

/** Rules for the operations that they fit. Their places are in this file, not in the document. */
function readPagination(
  client: Node,
  read: Reader,
  diagnostics: Diagnostics,
): ClientConfig["pagination"] {
  const rules = items(read.list(client, "pagination")).flatMap((node) => {
    const rule = readPaginationRule(node, "WF8002", read, diagnostics);
    return rule === undefined ? [] : [{ ...rule, at: null, writtenAt: node.at }];
  });
  return rules.length === 0 ? undefined : rules;
}

function readClientParameters(
  client: Node,
  read: Reader,
  diagnostics: Diagnostics,
): ClientConfig["clientParameters"] {
  const node = read.mapping(client, "clientParameters");
  if (node === undefined) return undefined;
  checkKeys(node, clientSchema.properties.clientParameters, diagnostics);
  const groups = clientGroups.map((group) => [group, read.strings(node, group)] as const);
  return Object.fromEntries(groups);
}

function readNames(client: Node, read: Reader, diagnostics: Diagnostics): ClientConfig["names"] {
  const node = read.mapping(client, "names");
  if (node === undefined) return undefined;
  checkKeys(node, clientSchema.properties.names, diagnostics);
  const namesAt = (key: "operations" | "schemas") => {
    const names = read.mapping(node, key);
    const hint = "letters and digits, such as readPet";
    const entries = Object.keys(names?.value ?? {}).flatMap((word) => {
      const name = readText(
        names!,
        word,
        namesSchema.additionalProperties,
        hint,
        read,
        diagnostics,
      );
      return name === undefined ? [] : [[word, name] as const];
    });
    return Object.fromEntries(entries);
  };
  return { operations: namesAt("operations"), schemas: namesAt("schemas") };
}

function readFilter(
  client: Node,
  key: "include" | "exclude",
  read: Reader,
  diagnostics: Diagnostics,
): ClientConfig["include"] {
  const node = read.mapping(client, key);
  if (node === undefined) return undefined;
  checkKeys(node, filterSchema, diagnostics);
  return {
    tags: read.strings(node, "tags"),
    paths: read.strings(node, "paths"),
    operations: read.strings(node, "operations"),
    methods: read.strings(node, "methods"),
  };
}
