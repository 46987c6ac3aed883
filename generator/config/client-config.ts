import { whyNoFile } from "../1-load/web-address.js";
import { child, items, type Node } from "../2-resolve/node.js";
import type { Reader } from "../2-resolve/reader.js";
import { arrayNotations, dialects, nullRules, refusesArrays } from "../model/dialects.js";
import { dateTypes, int64Types, rackLists } from "../3-lower/operations/extension.js";
import type { Diagnostics, Pointer } from "../diagnostics/diagnostic.js";
import { readClientParameters, readFilter, readNames, readPagination } from "./client-members.js";
import type { ClientConfig } from "./generate-config.js";
import { readIgnore } from "./ignore.js";
import { checkKeys, readText, type Complete } from "./members.js";
import { readOptionDefaults } from "./option-defaults.js";
import { readRemote, type RemoteDocument } from "./remotes.js";
import { readUserFormats } from "./user-formats.js";
import { clientSchema } from "./schema/client-schema.js";

/** The name of the client that is the package itself. */
export const rootName = ".";

/** Settings of the configuration that apply to all clients. */
export interface ClientDefaults {
  readonly schema: boolean | undefined;
  readonly roots: readonly string[];
  /** The folder of the sources, from that of the configuration; `null`: they are compiled. */
  readonly sources: string | null;
}

interface ReadClientConfig {
  /** `null` if its document is missing, which is reported. */
  readonly config: ClientConfig | null;
  /** Set if its document is at a URL. */
  readonly remote: RemoteDocument | null;
}

/**
 * The members of a client, by key. A key that isn't read, or that `ClientConfig` lacks, doesn't
 * compile.
 */
type Members = {
  readonly [K in Exclude<keyof typeof clientSchema.properties, CopyKey>]: ClientConfig[K];
};

/** These describe the copy of a document: `readRemote` reads them. */
type CopyKey = "sha256" | "copy";

/** @param rootsAt where the roots for all clients are written */
export function readClientConfig(
  name: string,
  node: Node,
  defaults: ClientDefaults,
  rootsAt: readonly Pointer[],
  read: Reader,
  diagnostics: Diagnostics,
): ReadClientConfig {
  checkKeys(node, clientSchema, diagnostics);
  const remote = readRemote(name, node, read, diagnostics);
  const document = readDocument(node, remote, read, diagnostics);
  const overlays = read.strings(node, "overlays");
  for (const overlay of items(child(node, "overlays"))) checkPath(overlay, diagnostics);
  const members: Members = {
    document: document ?? "",
    dialect: read.choice(node, "dialect", dialects, "WF8002"),
    arrays: read.choice(node, "arrays", arrayNotations, "WF8002"),
    nulls: read.choice(node, "nulls", nullRules, "WF8002"),
    int64: read.choice(node, "int64", int64Types, "WF8002"),
    dates: read.choice(node, "dates", dateTypes, "WF8002"),
    formats: readUserFormats(node, defaults.sources, read, diagnostics),
    mediaTypes: read.strings(node, "mediaTypes"),
    idempotencyHeader: readText(
      node,
      "idempotencyHeader",
      clientSchema.properties.idempotencyHeader,
      "the name of a header, such as Idempotency-Key",
      read,
      diagnostics,
    ),
    idempotencyKeys: read.boolean(node, "idempotencyKeys"),
    ...readOptionDefaults(node, read, diagnostics),
    schema: read.boolean(node, "schema") ?? defaults.schema,
    validators: read.boolean(node, "validators"),
    zod: read.boolean(node, "zod"),
    handler: read.boolean(node, "handler"),
    fake: read.boolean(node, "fake"),
    cli: read.boolean(node, "cli"),
    query: read.boolean(node, "query"),
    tools: read.boolean(node, "tools"),
    metadata: read.boolean(node, "metadata"),
    guards: read.boolean(node, "guards"),
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
    roots: [...defaults.roots, ...read.strings(node, "roots")],
    include: readFilter(node, "include", read, diagnostics),
    exclude: readFilter(node, "exclude", read, diagnostics),
    pagination: readPagination(node, read, diagnostics),
  };
  const config: Complete<ClientConfig> = {
    ...members,
    name: name === rootName ? null : name,
    written: { at: node.at, roots: [...rootsAt, ...placesOf(node, "roots")] },
  };
  if (config.dialect && config.arrays && refusesArrays(config.dialect, config.arrays))
    diagnostics.report("WF8002", `${node.at}/arrays`, rackLists.message, rackLists);
  return { config: document === undefined ? null : config, remote };
}

/** The file to read: the document, or its local copy. */
function readDocument(
  node: Node,
  remote: RemoteDocument | null,
  read: Reader,
  diagnostics: Diagnostics,
): string | undefined {
  if (child(node, "document") === undefined)
    diagnostics.report("WF8002", node.at, "`document` is missing", { on: "key" });
  const schema = clientSchema.properties.document;
  const written = readText(node, "document", schema, "the path of a file", read, diagnostics);
  if (remote !== null) return remote.copy;
  checkPath(child(node, "document"), diagnostics);
  return written;
}

/** The places of the items of a list. */
export function placesOf(node: Node, key: string): readonly Pointer[] {
  return items(child(node, key)).map(({ at }) => at);
}

/** Reports a URL that can't be a file at its place, before anything looks for the file. */
function checkPath(node: Node | undefined, diagnostics: Diagnostics): void {
  const address = typeof node?.value === "string" ? whyNoFile(node.value) : null;
  if (address !== null)
    diagnostics.report("WF1001", node!.at, address.message, { hint: address.hint });
}
