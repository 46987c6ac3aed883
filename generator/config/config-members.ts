import path from "node:path";
import { importExtensions } from "../4-plan/import-extension.js";
import { child, type Node } from "../2-resolve/node.js";
import { Reader } from "../2-resolve/reader.js";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { readClients } from "./clients.js";
import type { Config } from "./config.js";
import { readIgnore } from "./ignore.js";
import { checkKeys, nothingLeft, readText, type Complete } from "./members.js";
import { readPackage } from "./package-config.js";
import { readPostGenerate } from "./post-generate.js";
import { configSchema } from "./schema/config-schema.js";

const { output: outputSchema } = configSchema.properties;

/**
 * Reads each key: a key of the schema that is not read, or not used, doesn't compile. If anything
 * was reported, don't use the result.
 * @param flags those that decide what may stand there
 */
export function readMembers(
  root: Node,
  cwd: string,
  { sourceOnly: isSourceAsked }: ReadFlags,
  diagnostics: Diagnostics,
) {
  checkKeys(root, configSchema, diagnostics);
  const read = new Reader(diagnostics, "strict");
  const defaults = {
    schema: read.boolean(root, "schema"),
    roots: read.strings(root, "roots"),
  };
  const folder = readOutput(root, cwd, read, diagnostics) ?? "";
  const isSource = read.boolean(root, "sourceOnly");
  const sources = isSource === true || isSourceAsked === true ? `${folder}/src` : null;
  const members = {
    ...defaults,
    output: folder,
    clients: readClients(root, { ...defaults, sources }, read, diagnostics),
    package: readPackage(root, read, diagnostics),
    ignore: readIgnore(root, read, diagnostics),
    sourceOnly: isSource,
    importExtension: read.choice(root, "importExtension", importExtensions, "WF8002"),
    declarationMaps: read.boolean(root, "declarationMaps") === true,
    postGenerate: readPostGenerate(root, read, diagnostics),
  } satisfies Readonly<Record<keyof typeof configSchema.properties, unknown>>;
  const {
    output,
    clients: { clients, remotes },
    package: { changelog, ...packageFacts },
    ignore,
    sourceOnly,
    importExtension,
    declarationMaps,
    postGenerate,
    schema: _,
    roots: __,
    ...unread
  } = members;
  nothingLeft(unread);
  const config: Complete<Omit<Config, keyof CommandFlags>> = {
    cwd,
    output: path.resolve(cwd, output),
    changelog,
    postGenerate,
    clients,
    remotes,
    package: {
      ...packageFacts,
      ...(sourceOnly && { sourceOnly }),
      ...(importExtension && { importExtension }),
    },
    ignore,
    declarationMaps: declarationMaps ? { output } : undefined,
  };
  return { clients, config };
}

export interface ReadFlags {
  readonly sourceOnly?: boolean | undefined;
}

/** What only the command line sets. */
type CommandFlags = Pick<Config, "partial" | "updateNames">;

function readOutput(
  root: Node,
  cwd: string,
  read: Reader,
  diagnostics: Diagnostics,
): string | undefined {
  const node = child(root, "output");
  if (node === undefined) {
    const message = "`output` is missing: the folder to write";
    diagnostics.report("WF8002", root.at, message, { on: "key" });
    return undefined;
  }
  if (typeof node.value === "string" && leaves(path.relative(cwd, path.resolve(cwd, node.value)))) {
    diagnostics.report("WF7002", node.at, `${node.value} leads out of this folder`, {
      hint: "an output lies below its wireform.yaml",
    });
    return undefined;
  }
  return readText(root, "output", outputSchema, "a folder's path", read, diagnostics);
}

function leaves(relative: string): boolean {
  return relative === ".." || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
}
