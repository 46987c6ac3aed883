/** Checks what a test says of an answer: a misspelt member would be one that isn't there. */
import { checkOptions, type Shape } from "../client/options.js";
import {
  needsNumber,
  needsObject,
  needsStatus,
  needsText,
  needsWord,
} from "../serve/option-checks.js";

const answerShape: Shape = {
  status: needsStatus,
  data: () => true,
  headers: needsObject,
  contentType: needsText,
};
const statusShape: Shape = {
  status: needsStatus,
  retryAfter: /* @__PURE__ */ needsNumber("number of seconds"),
};
const delayShape: Shape = {
  delay: /* @__PURE__ */ needsNumber("number of milliseconds"),
  next: needsObject,
};
const cutShape: Shape = { fault: /* @__PURE__ */ needsWord("cut", "lost", "silence") };

/**
 * @param path what comes before the names of members in messages: `createOrder.`
 * @throws TypeError unless it is an answer
 */
export function checkOwnAnswer(answer: unknown, path: string): void {
  checkOptions(answer, answerShape, path);
}

/** @throws TypeError unless it has one of the forms of a fault */
export function checkFault(fault: unknown, path: string): void {
  const fields = Object(fault) as { readonly next?: unknown };
  const shape = "delay" in fields ? delayShape : "status" in fields ? statusShape : cutShape;
  checkOptions(fault, shape, path);
  if (fields.next !== undefined) checkFault(fields.next, `${path}next.`);
}
