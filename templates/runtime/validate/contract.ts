/** Middleware that holds requests and answers against the document. */
import { DecodeError } from "../client/api-error.js";
import type { AnyOutcome, Middleware } from "../client/middleware.js";
import { isByteStream } from "../encode/codecs/scalar.js";
import type { HttpRequest } from "../encode/operation.js";
import { printedJson } from "../encode/printed-json.js";
import { byStatus } from "./by-status.js";
import { refusedInput } from "./checked-input.js";
import { keptByName } from "./kept.js";
import { type Issue, misfits, type Rule } from "./rule.js";
import { ValidationError } from "./schema.js";

/** What bodies have to be: the rules of an operation, by its id. */
export type Contract = Readonly<Record<string, () => OperationRules>>;

export interface OperationRules {
  /** Of a JSON body. */
  readonly body?: Rule;
  /** By declared status: `200`, `4XX`, `default`. `null`: it isn't checked. */
  readonly answers?: Readonly<Record<string, Rule | null>>;
}

export interface ValidationOptions {
  /** Refuse JSON bodies that don't fit, before anything is sent. Default: false. */
  readonly requests?: boolean | undefined;
  /**
   * What becomes of an answer that doesn't fit. `refuse` (default): it isn't `declared`, and a
   * success has a `DecodeError` that `call` throws. `report`: it passes, and `onInvalid` is told.
   * `false`: answers aren't checked.
   */
  readonly answers?: "refuse" | "report" | false | undefined;
  /** Is told of each answer that doesn't fit. */
  readonly onInvalid?: ((invalid: InvalidAnswer) => void) | undefined;
}

export interface InvalidAnswer {
  /** The operation's id. */
  readonly operation: string;
  readonly status: number;
  readonly issues: readonly Issue[];
}

export function validate(contract: Contract, options: ValidationOptions = {}): Middleware {
  const { requests = false, answers = "refuse", onInvalid } = options;
  const rulesOf = keptByName(contract);
  return async (request, next) => {
    const { id } = request.operation;
    const rules = rulesOf(id) ?? {};
    if (requests && rules.body) checkJsonBody(request, rules.body);
    const outcome = await next(request);
    const issues = answers ? answerIssues(outcome, rules) : [];
    if (issues.length === 0) return outcome;
    onInvalid?.({ operation: id, status: outcome.status, issues });
    return answers === "report" ? outcome : refused(outcome, issues);
  };
}

/** @throws EncodeError if the body is JSON and doesn't fit */
function checkJsonBody({ operation, body, headers }: HttpRequest, rule: Rule): void {
  const isJson = /[/+]json\b/i.test(headers["content-type"] ?? "");
  if (typeof body !== "string" || !isJson) return;
  const [issue] = misfits(JSON.parse(body), rule, 1, true, ["body"]);
  if (issue) throw refusedInput(operation, issue);
}

function answerIssues(outcome: AnyOutcome, { answers = {} }: OperationRules): readonly Issue[] {
  const { status, declared, data } = outcome;
  // What isn't declared has no rule, and the items of a stream are not here yet.
  if (!declared || isByteStream(data)) return [];
  const rule = byStatus(answers, status);
  return rule ? misfits(data, rule) : [];
}

function refused(outcome: AnyOutcome, issues: readonly Issue[]): AnyOutcome {
  const { request, headers, data, ok } = outcome;
  if (!ok) return { ...outcome, declared: false };
  const content = new TextEncoder().encode(printedJson(data));
  const expected = headers.get("content-type") ?? "";
  const cause = new ValidationError(request.operation.id, issues);
  const error = new DecodeError(request, outcome, content, data, expected, cause);
  return { ...outcome, ok: false, declared: false, error };
}
