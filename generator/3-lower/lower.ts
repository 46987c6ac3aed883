import { giveUp, type PassResult } from "../1-load/pass-result.js";
import { child, type Node } from "../2-resolve/node.js";
import type { OpenApi } from "../2-resolve/openapi.js";
import { referenceOf } from "../2-resolve/targets.js";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import { addAlias, adoptedNames, ownComponents } from "./schemas/aliases.js";
import type { Api, NamedSchema } from "../model/api.js";
import type { Operation } from "../model/operation.js";
import type { SchemaId, Shape } from "../model/schema.js";
import { expandPolymorphism } from "./polymorphism/parents.js";
import { takeClientParameters } from "./operations/client-parameters.js";
import { refuseTooComplex } from "./checks/complexity.js";
import { breakCycles } from "./schemas/cycles.js";
import { readExtension } from "./operations/extension.js";
import { GivenValues } from "./mistakes/given-values.js";
import { lint } from "./checks/lint.js";
import { refuseUsedAsSchema } from "./checks/used-as-schema.js";
import { warnOfSecretDefaults } from "./checks/secret-defaults.js";
import { Lowering, type KnownSchemas, type LowerConfig } from "./lowering.js";
import { SchemaStore } from "./schema-store.js";
import { makeShapeTable } from "../model/shape-table.js";
import { Subtypes } from "./polymorphism/subtypes.js";
import { findSchemeUris } from "./operations/scheme-uris.js";
import { joinRetry } from "./operations/retry.js";
import { lowerOperations } from "./operations/operations.js";
import { warnOfUnusedMediaTypes } from "./bodies/preference.js";
import { warnOfUnusedNames } from "./operations/renaming.js";
import { OnceLowered } from "./schemas/once-lowered.js";
import { schemaRules } from "./schemas/schemas.js";
import { schemaNameOf, writtenName } from "./schemas/schema-names.js";
import { warnOfUnusedFormats } from "./schemas/user-formats.js";
import { lowerSecuritySchemes } from "./operations/security.js";
import { lowerServers } from "./operations/servers.js";
import { followSchema, saysMore } from "./schemas/schema-references.js";
import { constrainingSiblings } from "./schemas/siblings.js";
import { allShapes, reach, requestShapes, responseShapes } from "../model/walk.js";
import { lowerOperationTags } from "./operations/operation-tags.js";
import { lowerWebhooks } from "./operations/webhooks.js";

export interface Lowered extends PassResult {
  /** `null` where nothing of the document can be read. */
  readonly api: Api | null;
}

/**
 * What the document means. Errors are reported, and operations that have one are left out.
 * @param known the schemas, if another version of the document has the same
 */
export function lower(openapi: OpenApi, config: LowerConfig, known?: KnownSchemas): Lowered {
  const diagnostics = new Diagnostics();
  try {
    const api = lowerDocument(startLowering(openapi, config, diagnostics, known), diagnostics);
    return { api, diagnostics: diagnostics.all };
  } catch (error) {
    giveUp(error, openapi.sources.entry.file, diagnostics);
    return { api: null, diagnostics: diagnostics.all };
  }
}

/** Lowers the component schemas alone. What is reported of them is left out. */
export function lowerSchemas(openapi: OpenApi, config: LowerConfig): KnownSchemas {
  const lowering = startLowering(openapi, config, new Diagnostics());
  const extension = readExtension(openapi.root, lowering);
  lowerComponents(lowering.with({ int64: extension.int64 }), false);
  return { ...lowering.facts, others: new OnceLowered() };
}

function lowerDocument(started: Lowering, diagnostics: Diagnostics): Api {
  const { openapi, config } = started;
  const { root } = openapi;
  const info = infoOf(root, started);
  const extension = readExtension(root, started);
  const lowering = started.with({ int64: extension.int64 });
  const security = lowerSecuritySchemes(lowering);
  const { include, exclude } = config;
  const isFiltered = include !== undefined || exclude !== undefined;
  const lowered = lowerOperations(security, extension, lowering);
  const webhooks = isFiltered ? [] : lowerWebhooks(lowering);
  lowerComponents(lowering, isFiltered);
  const acyclic = breakCycles(expandPolymorphism(lowering), lowering.shapes);
  const plain = refuseUsedAsSchema(lowered.operations, acyclic, diagnostics);
  const compilable = refuseTooComplex(plain, acyclic, diagnostics);
  const { schemas } = compilable;
  const refused = new Set([...lowering.store.withErrors, ...compilable.refused]);
  const correct = compilable.operations.filter((one) => !usesAny(refused, one, schemas));
  const places = new Set(correct.map(({ at }) => at));
  const omitted = lowered.selected.filter(({ at }) => !places.has(at)).map(({ name }) => name);
  const { operations, clientParameters } = takeClientParameters(correct, omitted.length > 0, {
    config,
    diagnostics,
    schemas,
  });
  const used = { operations, webhooks };
  const api: Api = {
    title: (info && lowering.read.string(info, "title")) ?? "API",
    version: (info && lowering.read.string(info, "version")) ?? "0.0.0",
    description: (info && lowering.read.string(info, "description")) ?? null,
    servers: lowerServers(root, lowering) ?? ["/"],
    security,
    int64: extension.int64,
    dates: extension.dates,
    formats: config.formats ?? {},
    defaults: config.defaults ?? {},
    retry: joinRetry(config.retry, extension.retry),
    operations,
    clientParameters,
    omitted,
    tags: lowerOperationTags(root),
    webhooks,
    shapes: lowering.shapes,
    schemas: isFiltered
      ? reachedSchemas(used, [], schemas)
      : omitted.length > 0
        ? reachedSchemas(used, ownIds(openapi), schemas)
        : schemas,
  };
  // A name may be for an operation that was left out.
  if (omitted.length === 0) {
    warnOfUnusedNames(config, operations, wordsFor(api.schemas.keys(), lowering), diagnostics);
    warnOfUnusedMediaTypes(config, operations, diagnostics);
    warnOfUnusedFormats(config, api, diagnostics);
  }
  warnOfSecretDefaults(config, security, diagnostics);
  lint(api, diagnostics);
  lowering.facts.given.judge(schemas);
  return api;
}

function startLowering(
  openapi: OpenApi,
  config: LowerConfig,
  diagnostics: Diagnostics,
  known?: KnownSchemas,
): Lowering {
  const facts = {
    openapi,
    config,
    names: adoptedNames(openapi),
    schemeUris: findSchemeUris(openapi),
    store: known?.store ?? new SchemaStore(),
    shapes: known?.shapes ?? makeShapeTable(),
    subtypes: known?.subtypes ?? new Subtypes(openapi),
    given: new GivenValues(),
    rules: known?.others.nextRules() ?? schemaRules,
  };
  const int64 = config.int64 ?? "number";
  return new Lowering(facts, { diagnostics: diagnostics.scope(), scope: new Map(), int64 });
}

/** `info`. A document without it is read: the title and version only give names. */
function infoOf(root: Node, lowering: Lowering): Node | undefined {
  if (child(root, "info") === undefined) {
    const message = "`info` is missing: the API has no title and no version";
    lowering.diagnostics.report("WF2008", root.at, message, { on: "key" });
  }
  return lowering.read.mapping(root, "info");
}

/**
 * Component schemas are part of the package even if no operation uses them, unless operations are
 * filtered. A component that is only a `$ref` becomes an alias.
 */
function lowerComponents(lowering: Lowering, isFiltered: boolean): void {
  for (const [name, node] of ownComponents(lowering.openapi)) {
    if (isFiltered && !lowering.store.isPassedThrough(node.at)) continue;
    if (referenceOf(node) !== undefined && !saysMore(node, lowering.openapi)) {
      // Reports the siblings of the `$ref`, which OpenAPI 3.0 ignores.
      constrainingSiblings(node, lowering);
      const { target, scope } = followSchema(node, lowering);
      addAlias(name, node, scope.reference(target), lowering);
    } else lowering.reference(node);
  }
}

/**
 * Whether an operation uses a schema that is refused, which may have been found through another operation.
 */
function usesAny(
  refused: ReadonlySet<SchemaId>,
  operation: Operation,
  schemas: Api["schemas"],
): boolean {
  if (refused.size === 0) return false;
  const shapes = [...requestShapes(operation), ...responseShapes(operation)];
  return [...reach(shapes, schemas)].some((id) => refused.has(id));
}

/** The names by which `names` of the configuration may mean a schema. */
function wordsFor(ids: Iterable<SchemaId>, lowering: Lowering): readonly string[] {
  return [...ids].flatMap((id) => [schemaNameOf(id), writtenName(id, lowering)]);
}

function ownIds(openapi: OpenApi): readonly SchemaId[] {
  return Array.from(ownComponents(openapi), ([, { at }]) => at);
}

/**
 * The schemas that are used: those of operations that a filter or an error leaves out are left out too.
 * @param roots what stays even if no operation uses it
 */
function reachedSchemas(
  api: Pick<Api, "operations" | "webhooks">,
  roots: readonly SchemaId[],
  schemas: Api["schemas"],
): Api["schemas"] {
  const own = roots.map((to): Shape => ({ kind: "reference", to }));
  const reached = reach([...allShapes(api), ...own], schemas);
  const isReached = ({ id, isAlias, shape }: NamedSchema) =>
    reached.has(isAlias === true && shape.kind === "reference" ? shape.to : id);
  return new Map([...schemas].filter(([, schema]) => isReached(schema)));
}
