/** wireform as a library. These exports are kept: changes are listed in CHANGELOG.md. */
export { generate } from "./pipeline.js";
export { check, generateTo } from "./pipeline/programs.js";
export type { FirstCall, Generated, GenerateOptions } from "./pipeline/package.js";
export type { EjectedFiles } from "./pipeline/eject/ejected-files.js";
export type { EjectedModule } from "./pipeline/eject/ejected-modules.js";
export type { ClientConfig, GenerateConfig } from "./config/generate-config.js";
export type { ImportExtension } from "./4-plan/import-extension.js";
export type { OnProgress } from "./pipeline/client-build.js";
export type { Output, OutputOptions } from "./pipeline/output/output.js";
export type { SinceLastRun } from "./history/comparison/since-last-run.js";
export type { WrittenOutput as Delivered } from "./pipeline/output/folder-work.js";
export type { Difference } from "./pipeline/output/differences.js";
export { readProject } from "./config/project.js";
export type { OutputConfig, Project, ProjectFacts, ProjectFlags } from "./config/project.js";
export type { PostCommand } from "./config/post-generate.js";
export { diffDocuments as diff } from "./history/diff-documents.js";
export type { Differences, DiffOptions } from "./history/diff-documents.js";
export type { FoundPlace, LocatedFinding } from "./diff/verdicts/locate.js";
export type { Versions } from "./diff/render/render-release.js";
export type { Finding, Kind, Level, Affects } from "./diff/verdicts/finding.js";

// What these take and return.
export type { Declared, Pointer } from "./diagnostics/diagnostic.js";
export type { Code } from "./diagnostics/codes.js";
export type { IgnoreRule } from "./diagnostics/ignore.js";
export type { Written } from "./1-load/config-place.js";
export type { LocatedDiagnostic, LocatedPlace } from "./diagnostics/locate.js";
export type { FileFacts, Host } from "./host/host.js";
export type { Inputs as Reads } from "./cache/inputs.js";
export type { ClientParameterNames } from "./3-lower/operations/client-parameters.js";
export type { Filter } from "./3-lower/filter.js";
export type { PaginationRule } from "./3-lower/operations/pagination-rule.js";
export type { Renaming } from "./3-lower/operations/renaming.js";
export type { LowerConfig } from "./3-lower/lowering.js";
export type { LockText } from "./4-plan/lock/lock-text.js";
export type { PrintCache as Known } from "./cache/print-cache.js";
export type { OutputFile } from "./6-print/print.js";

// Emitters: what they take and return.
export { defineEmitter } from "./5-emit/seam/define-emitter.js";
export type { CustomDraft, CustomEmitter, FileDraft } from "./5-emit/seam/define-emitter.js";
export { defineConfig } from "./config/module/define-config.js";
export type { WireformConfig } from "./config/module/define-config.js";
export type * from "./config/module/config-form.js";
export type { EmitterConfig } from "./config/module/emitter-list.js";
export { emitters } from "./5-emit/emitters.js";
export * as build from "./5-emit/seam/build.js";
export * as text from "./6-print/text.js";
export { modulePath } from "./5-emit/seam/imports.js";
export { docLines } from "./5-emit/schemas/doc-lines.js";
export { headerOf } from "./5-emit/seam/emitter.js";
export type { FirstCallSample } from "./5-emit/samples/first-call.js";
export type { Emitter, PackageFacts } from "./5-emit/seam/emitter.js";
export type { ClientFacts } from "./5-emit/client/client-facts.js";
export { codecKey, fieldsKey, operationKey, schemaKey, webhooksKey } from "./5-emit/keys.js";
export type { OperationPart } from "./5-emit/keys.js";
export { anyDirection } from "./4-plan/directions.js";
export { typeOf } from "./5-emit/schemas/types.js";
export type { TypeContext } from "./5-emit/schemas/types.js";
export type { Template } from "./host/templates.js";
export type * from "./5-emit/seam/draft.js";
// Questions about the model and about names.
export {
  additionalShape,
  allShapes,
  isBinary,
  objectsOf,
  partsOf,
  reach,
  referencesIn,
  requestShapes,
  resolveShape,
  responseShapes,
} from "./model/walk.js";
export type { Schemas, ShapeContext } from "./model/walk.js";
export type { ShapeTable } from "./model/shape-table.js";
export { constraintsOf, resolveWhole, variantsOf } from "./model/constrain.js";
export { distribute, mergeObjects } from "./model/merge.js";
export type { Named } from "./model/merge.js";
export {
  essence,
  formatOf,
  isBytes,
  isJsonType,
  isRange,
  sequenceOf,
} from "./model/media-types.js";
export { camelCase, kebabCase, pascalCase } from "./4-plan/names/names.js";
export { fileNameOf } from "./4-plan/names/file-names.js";

export type * from "./4-plan/codecs/codec.js";
export type * from "./4-plan/operations/operation-plan.js";
export type * from "./4-plan/readers/reader.js";
export type * from "./4-plan/samples/sample.js";
export type * from "./4-plan/types/type-form.js";
export type * from "./4-plan/validators/rule-form.js";
export type * from "./4-plan/writers/writer.js";
export type { Claim, Symbol } from "./4-plan/names/claims.js";
export type { Direction, Usage } from "./4-plan/directions.js";
export type { InlineHome, InlineType, InlineTypes } from "./4-plan/inline/inline-types.js";
export type { FileNames, Lock, LockLine } from "./4-plan/lock/lock.js";
export type { Method } from "./4-plan/names/method-names.js";
export type {
  Claims,
  Client,
  ClientPlan,
  DeclaredClient,
  Declarer,
  IndexedSymbol,
  PackageConfig,
  Plan,
  Reserves,
  SymbolTable,
} from "./4-plan/plan.js";
export type {
  RuntimeExport,
  RuntimeModule,
  RuntimeType,
  RuntimeTypes,
  RuntimeValue,
  RuntimeValues,
} from "./4-plan/runtime-exports.js";
export type * from "./model/api.js";
export type * from "./model/body.js";
export type * from "./model/constraints.js";
export type { ParserDialect } from "./model/dialects.js";
export type * from "./model/docs.js";
export type * from "./model/operation.js";
export type * from "./model/pagination.js";
export type * from "./model/parameter.js";
export type * from "./model/response.js";
export type * from "./model/schema.js";
export type * from "./model/security.js";
