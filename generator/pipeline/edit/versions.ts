/** Two versions of edited paths, planned: what must be the same in both for the rest to stay. */
import { isDeepStrictEqual } from "node:util";
import type { SourceSet } from "../../1-load/source.js";
import { withoutKeyword } from "../../2-resolve/node.js";
import type { OpenApi } from "../../2-resolve/openapi.js";
import { resolve, type Resolved } from "../../2-resolve/resolve.js";
import { checkStructure } from "../../2-resolve/structure/structure.js";
import { lower, lowerSchemas } from "../../3-lower/lower.js";
import type { KnownSchemas } from "../../3-lower/lowering.js";
import { areSameLines, type Lock } from "../../4-plan/lock/lock.js";
import type { Operation } from "../../model/operation.js";
import { plan, type ClientPlan, type PackageConfig, type Plan } from "../../4-plan/plan.js";
import type { Emitted } from "../../5-emit/emit.js";
import { emitters } from "../../5-emit/emitters.js";
import type { ModuleDraft } from "../../5-emit/seam/draft.js";
import type { ClientConfig, GenerateConfig } from "../../config/generate-config.js";
import { hasErrors, type Diagnostic } from "../../diagnostics/diagnostic.js";
import { packageConfig } from "../client-build.js";
import { clientOf } from "../read-client.js";
import type { EditedDocument, ReducedDocument } from "./edited-document.js";
import { soundComponents } from "./reached-components.js";

export interface Version {
  readonly plan: Plan;
  readonly client: ClientPlan;
  readonly config: PackageConfig;
  readonly sources: SourceSet["files"];
  /** What was found in these paths, and in what they reach. */
  readonly diagnostics: readonly Diagnostic[];
  /** What was drafted of its operations, by their places: an edit in the same process needs it again. */
  readonly drafts: Map<string, readonly Module[]>;
}

/** A module of an operation. */
export type Module = ModuleDraft & Emitted;

export interface VersionOptions {
  readonly config: GenerateConfig;
  readonly client: ClientConfig;
  readonly lock: Lock;
  readonly known: KnownVersion | null;
  /** Whether the last run has repaired something in the document that isn't in its paths. */
  readonly hasRepairs: boolean;
}

/** A version that was planned in an earlier run of the same process. */
export interface KnownVersion {
  /** The client's name. */
  readonly name: string | null;
  readonly document: ReducedDocument;
  readonly version: Version;
  readonly schemas: KnownSchemas;
}

export interface PlannedVersions {
  readonly older: Version;
  readonly newer: Version;
  readonly schemas: KnownSchemas;
}

/**
 * The old version and the new one, with the same schemas. `null` if there are errors: what they leave
 * out depends on the whole document.
 */
export function planVersions(
  { older, newer }: EditedDocument,
  { config, client, lock, known, hasRepairs }: VersionOptions,
): PlannedVersions | null {
  const isKnown = known?.document === older;
  const canTrust = !hasRepairs && newer.reached.isClosed;
  const sound = canTrust ? soundComponents(newer.rest.value) : undefined;
  const after = resolve(newer.documents, sound);
  if (after.openapi === null) return null;
  const schemas = isKnown ? known.schemas : lowerSchemas(after.openapi, client);
  const planned = (documents: SourceSet, { openapi, ...resolved }: Resolved): Version | null => {
    if (openapi === null) return null;
    const { api, ...lowered } = lower(openapi, client, schemas);
    const found = [...resolved.diagnostics, ...lowered.diagnostics];
    if (api === null || api.omitted.length > 0 || hasErrors(found)) return null;
    const structure = checkStructure(withoutComponents(openapi), found);
    const meant = clientOf(client, documents, api, config.cwd);
    const named = packageConfig(config, [meant]);
    const { plan: made, diagnostics } = plan([meant], emitters, named, { lock, updates: false });
    return {
      plan: made,
      client: made.clients[0]!,
      config: named,
      sources: documents.files,
      diagnostics: [...found, ...structure, ...diagnostics],
      drafts: new Map(),
    };
  };
  const old = isKnown ? known.version : planned(older.documents, resolve(older.documents, sound));
  const current = old && planned(newer.documents, after);
  return current && { older: old, newer: current, schemas };
}

/** What components break of OpenAPI's rules, they break in both versions. */
function withoutComponents(openapi: OpenApi): OpenApi {
  return { ...openapi, root: withoutKeyword(openapi.root, "components") };
}

/**
 * Whether code of other operations and of schemas is the same with both versions: the same names, the
 * same schemas used in the same directions, the same warnings.
 */
export function affectSame({ older, newer }: PlannedVersions): boolean {
  const [before, after] = [older.client, newer.client];
  const hasParameters = [before, after].some(({ api }) => api.clientParameters.length > 0);
  return (
    !hasParameters &&
    placesOf(before).join("\n") === placesOf(after).join("\n") &&
    areSameLines(older.plan.lock, newer.plan.lock) &&
    isDeepStrictEqual(before.usages, after.usages) &&
    isDeepStrictEqual(older.diagnostics, newer.diagnostics)
  );
}

export function placesOf({ api }: ClientPlan): readonly string[] {
  return api.operations.map(({ at }) => at);
}

/** A version with one of its operations, and with no schemas. */
export interface OneOperation {
  readonly operation: Operation;
  readonly client: ClientPlan;
  readonly plan: Plan;
}

export function onlyOperation({ client, plan: whole }: Version, at: string): OneOperation {
  const { api } = client;
  const operation = api.operations.find((one) => one.at === at)!;
  const only = { ...client, api: { ...api, operations: [operation], schemas: new Map() } };
  return { operation, client: only, plan: { ...whole, clients: [only] } };
}
