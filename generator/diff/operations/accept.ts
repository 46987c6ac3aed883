import { answersOf, askedType, declaredContents } from "../../3-lower/bodies/answers.js";
import type { Operation } from "../../model/operation.js";

/** An operation as its answers are where a type was asked for; `null`: where none was. */
export function respondingAs(operation: Operation, asked: string | null): Operation {
  const responses = operation.responses.map((response) => ({
    ...response,
    contents: answersOf(response, operation, asked),
  }));
  return { ...operation, responses };
}

/** The media types of the accept header, in the order in which `build` names them. */
export function acceptOf(operation: Operation): readonly string[] {
  const { responses } = respondingAs(operation, null);
  // As the runtime reads them: an object lists what looks like an index first.
  const byStatus = Object.fromEntries(responses.map(({ status, contents }) => [status, contents]));
  const types = declaredContents(Object.values(byStatus).flat()).map(askedType);
  return [...new Set(types)];
}
