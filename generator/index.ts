export { generate } from "./generate.js";
export type { ClientConfig, Generated, GenerateConfig } from "./generate.js";
export type { OutputFile } from "./6-print/print.js";
export type { LocatedDiagnostic } from "./diagnostics/locate.js";
