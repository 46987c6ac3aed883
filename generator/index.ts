export { generate } from "./generate.js";
export type { ClientConfig, Generated, GenerateConfig, GenerateOptions } from "./generate.js";
export type { LockText } from "./4-plan/lock-text.js";
export type { OutputFile } from "./6-print/print.js";
export type { LocatedDiagnostic } from "./diagnostics/locate.js";
export { diffDocuments } from "./diff-documents.js";
export type { DiffConfig, Differences } from "./diff-documents.js";
export type { LocatedFinding } from "./diff/locate.js";
