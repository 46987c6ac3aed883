import { declaredContents } from "../3-lower/answers.js";
import type { Operation } from "../3-lower/api.js";

/** The media types of the accept header, in the order in which `build` names them. */
export function acceptOf({ responses }: Operation): readonly string[] {
  // As the runtime reads them: an object lists what looks like an index first.
  const byStatus = Object.fromEntries(responses.map(({ status, contents }) => [status, contents]));
  const types = declaredContents(Object.values(byStatus).flat()).map((c) => c.mediaType);
  return [...new Set(types)];
}
