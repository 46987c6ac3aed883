/** What a test has said that operations answer: once, or from now on. */
import type { AnyHandler } from "../serve/handler.js";
import { kept } from "../validate/kept.js";
import { checkOwnAnswer, checkFault } from "./check-prepared.js";
import type { Fault } from "./faults.js";

/** What a test says of one answer: one of both. */
export interface PreparedAnswer {
  readonly answer?: AnyHandler;
  readonly fault?: Fault;
}

interface Plan {
  readonly next: PreparedAnswer[];
  always: PreparedAnswer | undefined;
  isUsed: boolean;
}

export class PreparedAnswers {
  readonly #plans = new Map<string, Plan>();

  /** @throws TypeError */
  always(operation: string, answer: unknown): void {
    const prepared = preparedAnswer(operation, answer);
    this.#planOf(operation).always = prepared;
  }

  /** @throws TypeError */
  once(operation: string, answers: readonly unknown[]): void {
    const prepared = answers.map((answer) => preparedAnswer(operation, answer));
    this.#planOf(operation).next.push(...prepared);
  }

  /** Empty: none is prepared. */
  take(operation: string): PreparedAnswer {
    const plan = this.#plans.get(operation);
    if (plan === undefined) return {};
    plan.isUsed = true;
    return plan.next.shift() ?? plan.always ?? {};
  }

  /** The operations whose answers nobody has taken, or not all of them. */
  unused(): readonly string[] {
    return Array.from(this.#plans).flatMap(([id, plan]) =>
      !plan.isUsed || plan.next.length > 0 ? [id] : [],
    );
  }

  clear(): void {
    this.#plans.clear();
  }

  #planOf(operation: string): Plan {
    return kept(this.#plans, operation, (): Plan => ({
      next: [],
      always: undefined,
      isUsed: false,
    }));
  }
}

/** @throws TypeError if it is no function, fault or answer */
function preparedAnswer(operation: string, given: unknown): PreparedAnswer {
  if (typeof given === "function") return { answer: given as AnyHandler };
  const fields = Object(given) as Readonly<Record<string, unknown>>;
  if (["data", "headers", "contentType"].some((name) => name in fields)) {
    checkOwnAnswer(given, `${operation}.`);
    return { answer: () => given as never };
  }
  if (["status", "delay", "fault"].some((name) => name in fields)) {
    checkFault(given, `${operation}.`);
    return { fault: given as Fault };
  }
  throw new TypeError(`the answer of ${operation} is a function, an answer or a fault`);
}
