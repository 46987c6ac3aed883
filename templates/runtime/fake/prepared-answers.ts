/** What a test has said that operations answer: once, or from now on. */
import type { AnyHandler } from "../serve/handler.js";
import type { Fault } from "./faults.js";

export type PreparedAnswer = AnyHandler | Fault;

interface Plan {
  readonly next: PreparedAnswer[];
  always: PreparedAnswer | undefined;
  isUsed: boolean;
}

export class PreparedAnswers {
  readonly #plans = new Map<string, Plan>();

  always(operation: string, answer: PreparedAnswer): void {
    this.#planOf(operation).always = answer;
  }

  once(operation: string, answers: readonly PreparedAnswer[]): void {
    this.#planOf(operation).next.push(...answers);
  }

  /** `undefined`: none is prepared. */
  take(operation: string): PreparedAnswer | undefined {
    const plan = this.#plans.get(operation);
    if (plan === undefined) return undefined;
    plan.isUsed = true;
    return plan.next.shift() ?? plan.always;
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
    const known = this.#plans.get(operation) ?? { next: [], always: undefined, isUsed: false };
    this.#plans.set(operation, known);
    return known;
  }
}
