import { askedType, declaredContents, usualContents } from "../../3-lower/bodies/answers.js";
import type { Operation } from "../../model/operation.js";

/**
 * The media types of the Accept header where a caller names none: what is meant of each status, in
 * the order of `responses`.
 */
export function acceptedTypes(operation: Operation): readonly string[] {
  // An object lists what looks like an index first.
  const byStatus = Object.fromEntries(operation.responses.map((one) => [one.status, one]));
  const contents = Object.values(byStatus).flatMap((one) => usualContents(one, operation));
  return [...new Set(declaredContents(contents).map(askedType))];
}
