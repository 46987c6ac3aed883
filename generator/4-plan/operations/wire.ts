import { choicesOf } from "../../3-lower/bodies/answers.js";
import { Interner } from "../../model/intern.js";
import type { Operation } from "../../model/operation.js";
import type { Codecs } from "../codecs/codecs.js";
import type { ContentReaders } from "../readers/content-readers.js";
import { responseReader } from "../readers/response-readers.js";
import { bodyWriter } from "../writers/body-writers.js";
import { acceptedTypes } from "./accept.js";
import type { OperationWire, ReadersByStatus } from "./operation-plan.js";

/** How the requests of an operation are written, and its responses read. */
export function planWire(
  operation: Operation,
  codecs: Codecs,
  readers: ContentReaders,
): OperationWire {
  const readersOf = (asked: string | null): ReadersByStatus =>
    operation.responses.map((response) => [
      response.status,
      responseReader(operation, response, asked, readers),
    ]);
  const usual = readersOf(null);
  const interner = new Interner(() => true);
  const numbers = usual.map((one) => interner.numberOf(one));
  return {
    body: operation.body && bodyWriter(operation.body, codecs),
    accept: acceptedTypes(operation).join(", "),
    readers: usual,
    answers: choicesOf(operation).map((asked) => {
      const own = readersOf(asked).filter(
        (one, index) => interner.numberOf(one) !== numbers[index],
      );
      return [asked, own];
    }),
  };
}
