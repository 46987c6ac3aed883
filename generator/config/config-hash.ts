/** What an output was made with, as a hash of everything that can change a byte or a diagnostic. */
import { createHash } from "node:crypto";
import path from "node:path";
import type { OutputConfig, ProjectFacts, ProjectFlags } from "./project.js";
import type { Emitter } from "../5-emit/seam/emitter.js";
import type { GenerateConfig } from "./generate-config.js";
import { documentName, withSlashes } from "../host/display-path.js";
import { compareTexts } from "../host/text-order.js";

/** An emitter's output is identified by its name and version. */
export type EmitterVersion = Pick<Emitter, "name" | "version">;

/**
 * SHA-256 (hex), the same on every machine.
 * @param folder the output's, absolute
 * @param emitters in any order
 */
export function hashConfig(
  config: OutputConfig,
  folder: string,
  emitters: readonly EmitterVersion[],
): string {
  const { cwd, project } = config;
  return project === undefined
    ? hashDocuments(config, folder, emitters)
    : hashProject(cwd, project, folder, emitters);
}

/**
 * The content of `wireform.yaml` is an input like the documents. This hash covers only what is
 * outside of it, and what code exports instead: that may come from anywhere.
 */
export function hashProject(
  cwd: string,
  { flags, data }: Pick<ProjectFacts, "flags" | "data">,
  folder: string,
  emitters: readonly EmitterVersion[],
): string {
  const { sourceOnly = false, partial = false, schema = false, roots = [] } = flags;
  const options = {
    sourceOnly,
    importExtension: flags.importExtension,
    partial,
    schema,
    roots: roots.map(from(cwd, folder)),
    updateNames: handledElsewhere,
  } satisfies Readonly<Record<keyof ProjectFlags, unknown>>;
  const what = [from(cwd, cwd)(folder), options, versionsOf(emitters)];
  return hash(["wireform.yaml", ...what, ...(data === undefined ? [] : [data])]);
}

function hashDocuments(
  config: GenerateConfig,
  folder: string,
  emitters: readonly EmitterVersion[],
): string {
  const { cwd, package: packageConfig, declarationMaps } = config;
  const clients = config.clients.map((client) => {
    const { roots = [], overlays = [], schema = false } = client;
    return {
      ...client,
      // The document's location is an input. Here only its name in headers counts.
      document: documentName(client, cwd),
      schema,
      roots: roots.map(from(cwd, folder)),
      overlays: overlays.map(from(cwd, folder)),
    };
  });
  const options = {
    cwd: handledElsewhere,
    clients,
    package: { ...packageConfig, sourceOnly: packageConfig.sourceOnly === true },
    partial: config.partial === true,
    declarationMaps: declarationMaps && from(cwd, folder)(declarationMaps.output),
    ignore: config.ignore,
    updateNames: handledElsewhere,
  } satisfies Readonly<Record<keyof GenerateConfig, unknown>>;
  return hash(["documents", options, versionsOf(emitters)]);
}

/**
 * Marks keys that the hash leaves out: paths depend on the output folder, and a run that renames is
 * never skipped. Every key must be hashed or marked; a new key that is neither doesn't compile.
 */
const handledElsewhere = undefined;

/** Sorted, because the order of emitters doesn't matter. */
function versionsOf(emitters: readonly EmitterVersion[]): readonly string[] {
  return emitters.map(({ name, version }) => JSON.stringify([name, version])).toSorted();
}

function from(cwd: string, base: string): (file: string) => string {
  return (file) => withSlashes(path.relative(base, path.resolve(cwd, file)));
}

/** The order of keys doesn't matter. */
function hash(what: unknown): string {
  const text = JSON.stringify(what, (_, value: unknown) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const entries = value instanceof Map ? [...value] : Object.entries(value);
    return Object.fromEntries(entries.toSorted(([a], [b]) => compareTexts(a, b)));
  });
  return createHash("sha256").update(text).digest("hex");
}
