/** What an output was made with, as a hash: only what changes a byte or a diagnostic counts. */
import { createHash } from "node:crypto";
import path from "node:path";
import type { OutputConfig, ProjectFlags } from "./project.js";
import type { Emitter } from "../5-emit/seam/emitter.js";
import type { GenerateConfig } from "./generate-config.js";
import { documentName, withSlashes } from "../host/display-path.js";
import { compareTexts } from "../host/text-order.js";

/** What an emitter gives is known by its name and version. */
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
    : hashProject(cwd, project.flags, folder, emitters);
}

/** What `wireform.yaml` says is an input like the documents: here only what stands beside it. */
export function hashProject(
  cwd: string,
  flags: ProjectFlags,
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
  return hash(["wireform.yaml", from(cwd, cwd)(folder), options, versionsOf(emitters)]);
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
      // Where it lies is said by the inputs: here only what headers say of it.
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
 * Of a key that is no part of the hash: paths count from the output folder, and a run that renames is
 * never skipped. Each key has to be named here or there; a new one that is missing doesn't compile.
 */
const handledElsewhere = undefined;

/** Their order changes nothing. */
function versionsOf(emitters: readonly EmitterVersion[]): readonly string[] {
  return emitters.map(({ name, version }) => JSON.stringify([name, version])).toSorted();
}

function from(cwd: string, base: string): (file: string) => string {
  return (file) => withSlashes(path.relative(base, path.resolve(cwd, file)));
}

/** The order of keys doesn't count. */
function hash(what: unknown): string {
  const text = JSON.stringify(what, (_, value: unknown) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const entries = value instanceof Map ? [...value] : Object.entries(value);
    return Object.fromEntries(entries.toSorted(([a], [b]) => compareTexts(a, b)));
  });
  return createHash("sha256").update(text).digest("hex");
}
