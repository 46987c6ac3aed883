/** Which operations are tools, and what models are told of them. */
import { answersStream } from "../../4-plan/operations/answers.js";
import type { ClientPlan, DeclaredClient } from "../../4-plan/plan.js";
import { compareTexts } from "../../host/text-order.js";
import type { Docs } from "../../model/docs.js";
import { saidOf } from "../html-text.js";
import type { Operation } from "../../model/operation.js";
import { operationKey } from "../keys.js";

/** Models have no files to send, and read no streams. */
export function isTool(
  operation: Operation,
  { operations }: Pick<DeclaredClient, "operations">,
): boolean {
  const format = operation.body?.contents[0]?.format.kind;
  if (format === "binary" || format === "multipart") return false;
  return !answersStream(operations.of(operation));
}

/** Those of the functions, as models take them: ASCII, at most 64 characters, each once. */
export function toolNames(
  operations: readonly Operation[],
  client: ClientPlan,
): ReadonlyMap<Operation, string> {
  const nameOf = (operation: Operation) =>
    client.symbol(operationKey(operation, "function")).name.replace(/\W/g, "_");
  const taken = new Set<string>();
  const named = new Map<Operation, string>();
  const inOrder = operations.toSorted((a, b) => compareTexts(nameOf(a), nameOf(b)));
  for (const operation of inOrder) {
    let name = nameOf(operation).slice(0, 64);
    for (let number = 2; taken.has(name); number++)
      name = `${nameOf(operation).slice(0, 60)}_${number}`;
    taken.add(name);
    named.set(operation, name);
  }
  return named;
}

/** RFC 9110 says which methods only read, and which may be repeated. A list by POST only reads, too. */
export function annotationsOf({ method, pagination }: Operation) {
  const isRead = /^(GET|HEAD|QUERY|OPTIONS|TRACE)$/.test(method) || pagination !== null;
  return {
    readOnlyHint: isRead,
    destructiveHint: !isRead && /^(DELETE|PUT|PATCH)$/.test(method),
    idempotentHint: isRead || /^(DELETE|PUT)$/.test(method),
  };
}

/** The summary, else the first paragraph, on one line, cut between words. Empty: there is no text. */
export function shortText(docs: Docs, longest: number): string {
  const line = `${docs.deprecated ? "Deprecated. " : ""}${saidOf(docs)}`
    .replace(/\s+/g, " ")
    .trim();
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 0)) || cut}...`;
}
