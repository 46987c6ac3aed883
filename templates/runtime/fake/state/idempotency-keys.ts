/** What was answered to requests with an idempotency key. */
import type { Answered } from "../../serve/answers/answer.js";
import { stableText } from "../../validate/checks.js";

/** An answer that was given before, or `other`: the key belongs to another request. */
export type Replayed = Answered | Response | "other" | undefined;

export class IdempotencyKeys {
  readonly #known = new Map<
    string,
    { readonly of: string; readonly answer: Answered | Response }
  >();

  /** @param request what has to be the same */
  find(key: string, request: unknown): Replayed {
    const known = this.#known.get(key);
    if (known === undefined) return undefined;
    return known.of === stableText(request) ? known.answer : "other";
  }

  keep(key: string, request: unknown, answer: Answered | Response): void {
    this.#known.set(key, { of: stableText(request), answer });
  }

  clear(): void {
    this.#known.clear();
  }
}
