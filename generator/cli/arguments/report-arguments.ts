import type { Values } from "./options.js";
import { usageError, type UsageError } from "./usage-error.js";

export interface ReportCommand {
  readonly kind: "report";
  readonly document: string;
  /** An `operationId`; `null`: all operations. */
  readonly operation: string | null;
}

export function readReportCommand(
  values: Values,
  [document, ...more]: readonly string[],
): ReportCommand | UsageError {
  if (document === undefined || more.length > 0)
    return usageError("report takes one document", "wireform report openapi.yaml");
  return { kind: "report", document, operation: values.operation ?? null };
}
