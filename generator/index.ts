/** wireform as a library. What is exported here is kept: a change of it is told in CHANGELOG.md. */
export { generate } from "./generate.js";
export type { Generated, GenerateOptions } from "./generate.js";
export type { ClientConfig, GenerateConfig } from "./generate-config.js";
export type { ImportExtension } from "./import-extension.js";
export type { OnProgress } from "./part.js";
export { check, generateTo } from "./generate-to.js";
export type { Output, OutputOptions } from "./generate-to.js";
export type { SinceLastRun } from "./last-run/compare-runs.js";
export type { Delivered } from "./delivery/deliver.js";
export type { Difference } from "./delivery/differences.js";
export { readProject } from "./config/project.js";
export type { OutputConfig, Project, ProjectFacts, ProjectFlags } from "./config/project.js";
export { diffDocuments as diff } from "./diff-documents.js";
export type { Differences, DiffOptions } from "./diff-documents.js";
export type { FoundPlace, LocatedFinding } from "./diff/locate.js";
export type { Versions } from "./diff/render-release.js";
export type { Finding, Kind, Level, Touches } from "./diff/finding.js";

// What these are given and give.
export type { Declared, Pointer } from "./diagnostics/diagnostic.js";
export type { Code } from "./diagnostics/codes.js";
export type { IgnoreRule } from "./diagnostics/ignore.js";
export type { Written } from "./3-lower/config-place.js";
export type { LocatedDiagnostic, LocatedPlace } from "./diagnostics/locate.js";
export type { FileFacts, Host } from "./host.js";
export type { Reads } from "./reads.js";
export type { ClientParameterNames } from "./3-lower/client-parameters.js";
export type { Filter } from "./3-lower/filter.js";
export type { PaginationRule } from "./3-lower/pagination-rule.js";
export type { Renaming } from "./3-lower/renaming.js";
export type { LowerConfig } from "./3-lower/lowering.js";
export type { LockText } from "./4-plan/lock-text.js";
export type { Known } from "./6-print/known.js";
export type { OutputFile } from "./6-print/print.js";

// Emitters: what they are given, and what they give.
export { defineEmitter } from "./define-emitter.js";
export type { CustomDraft, CustomEmitter, FileDraft } from "./define-emitter.js";
export { emitters } from "./5-emit/emitters.js";
export * as build from "./5-emit/build.js";
export { docLines } from "./5-emit/doc-lines.js";
export { headerOf } from "./5-emit/emitter.js";
export type { FirstCall } from "./5-emit/first-call.js";
export type { Emitter } from "./5-emit/emitter.js";
export { codecKey, fieldsKey, operationKey, schemaKey, webhooksKey } from "./5-emit/keys.js";
export type { OperationPart } from "./5-emit/keys.js";
export { typeOf } from "./5-emit/types.js";
export type { TypeContext } from "./5-emit/types.js";
export type { Template } from "./1-load/templates.js";
export type * from "./5-emit/draft.js";
export type { Claim, Symbol } from "./4-plan/claims.js";
export type { Direction, Usage } from "./4-plan/directions.js";
export type { InlineHome, InlineType, InlineTypes } from "./4-plan/inline-types.js";
export type { FileNames, Lock, LockLine } from "./4-plan/lock.js";
export type { Method } from "./4-plan/method-names.js";
export type {
  Claims,
  Client,
  ClientPlan,
  DeclaredClient,
  Declarer,
  PackageConfig,
  Plan,
} from "./4-plan/plan.js";
export type * from "./3-lower/api.js";
