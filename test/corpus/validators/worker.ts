/** A process that compares the documents that it is asked for. */
import type { Question } from "./all.js";
import { runValidators } from "./run.js";

process.on("message", (question) => {
  const { document, work, count } = question as Question;
  void runValidators(document, work, count).then((comparison) => process.send?.(comparison));
});
