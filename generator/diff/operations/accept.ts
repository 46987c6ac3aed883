import { answersOf } from "../../3-lower/bodies/answers.js";
import type { Operation } from "../../model/operation.js";

/** An operation with the answers of a requested type; `null`: with the default ones. */
export function respondingAs(operation: Operation, asked: string | null): Operation {
  const responses = operation.responses.map((response) => ({
    ...response,
    contents: answersOf(response, operation, asked),
  }));
  return { ...operation, responses };
}
