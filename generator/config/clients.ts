import { child, type Node } from "../2-resolve/node.js";
import type { Reader } from "../2-resolve/reader.js";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { placesOf, readClientConfig, rootName, type ClientDefaults } from "./client-config.js";
import type { ClientConfig } from "./generate-config.js";
import { isText, readMapping } from "./members.js";
import type { RemoteDocument } from "./remotes.js";
import { configSchema } from "./schema/config-schema.js";

const { propertyNames: nameSchema, dependentSchemas } = configSchema.properties.clients;

const besideRoot = dependentSchemas[rootName].propertyNames;

/** The result of reading `clients`. */
export interface Clients {
  readonly clients: readonly ClientConfig[];
  /** Clients whose document is at a URL: its copy is read. */
  readonly remotes: readonly RemoteDocument[];
}

/** Reads `clients` of `wireform.yaml`. A client without a document is reported and left out. */
export function readClients(
  root: Node,
  defaults: ClientDefaults,
  read: Reader,
  diagnostics: Diagnostics,
): Clients {
  const hint = "`clients: { NAME: { document: PATH } }`";
  const clients = read.mapping(root, "clients", hint);
  const isAbsent = child(root, "clients") === undefined;
  if (isAbsent || (clients !== undefined && Object.keys(clients.value as object).length === 0)) {
    const message = isAbsent ? "`clients` is missing" : "`clients` has no client";
    diagnostics.report("WF8002", clients?.at ?? root.at, message, { on: "key", hint });
  }
  if (clients === undefined) return { clients: [], remotes: [] };
  const hasRoot = child(clients, rootName) !== undefined;
  const rootsAt = placesOf(root, "roots");
  const found = Object.keys(clients.value as object).flatMap((name) => {
    const form = { member: "document", example: "openapi.yaml" };
    const node = readMapping(clients, name, form, read);
    if (node === undefined) return [];
    checkName(name, node, hasRoot, diagnostics);
    return [readClientConfig(name, node, defaults, rootsAt, read, diagnostics)];
  });
  return {
    clients: found.flatMap(({ config }) => config ?? []),
    remotes: found.flatMap(({ remote }) => remote ?? []),
  };
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
