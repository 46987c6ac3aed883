import type { ConformCommand } from "../arguments/conform-arguments.js";
import { callServer, urlOf } from "./call-server.js";
import type { Contract, ContractOperation } from "./contract.js";
import { judgeAnswer } from "./judge.js";
import type { CheckedOperation, FoundViolation } from "./report.js";
import { makeRequests } from "./requests.js";
import type { Violation } from "./violation.js";

/** After so many requests in a row without an answer, no more are sent. */
const patience = 5;

/** Calls operations one after another, and judges the answers. */
export class ServerCheck {
  readonly #contract: Contract;
  readonly #command: ConformCommand;
  readonly #clock: Clock;
  /** When the next request may be sent. */
  #next = 0;
  #unanswered = 0;

  constructor(contract: Contract, command: ConformCommand, clock: Clock = realClock) {
    this.#contract = contract;
    this.#command = command;
    this.#clock = clock;
  }

  async check(operation: ContractOperation): Promise<CheckedOperation> {
    const { id, method } = operation.served;
    const path = this.#contract.places.pathOf(operation.meaning);
    const checked = { operation: id, method, path };
    const nothing = { ...checked, requests: 0, statuses: [], violations: [] };
    const { methods } = this.#command;
    if (methods !== null && !methods.includes(method))
      return { ...nothing, skipped: `--methods has no ${method}` };
    if (this.#unanswered >= patience) return { ...nothing, skipped: "the server doesn't answer" };
    const { requests, problem } = makeRequests(operation, this.#command, this.#contract.runtime);
    if (problem !== null) return { ...nothing, skipped: `no request was found: ${problem}` };
    const statuses = new Set<number>();
    const violations = new Map<string, FoundViolation>();
    let sent = 0;
    for (const request of requests) {
      if (this.#unanswered >= patience) break;
      await this.#turn();
      sent++;
      const answer = await callServer(request, this.#command);
      const isMissing = typeof answer === "string";
      this.#unanswered = isMissing ? this.#unanswered + 1 : 0;
      const found = isMissing
        ? [missing(answer, operation)]
        : judgeAnswer(operation, answer, this.#contract);
      const status = isMissing ? 0 : answer.status;
      if (!isMissing) statuses.add(status);
      for (const violation of found) {
        const located = this.#locate(violation, urlOf(request, this.#command.baseUrl), status);
        const key = JSON.stringify([violation.kind, violation.message, violation.pointer]);
        const { answers = 0, ...known } = violations.get(key) ?? {};
        violations.set(key, { ...located, ...known, answers: answers + 1 });
      }
    }
    const found = { statuses: [...statuses], violations: [...violations.values()] };
    return { ...checked, requests: sent, skipped: null, ...found };
  }

  /** Waits until the next request may be sent. */
  async #turn(): Promise<void> {
    const now = this.#clock.now();
    if (now < this.#next) await this.#clock.wait(this.#next - now);
    this.#next = Math.max(now, this.#next) + 1000 / this.#command.rate;
  }

  #locate({ declaredAt, ...violation }: Violation, url: string, status: number): FoundViolation {
    const declared = this.#contract.places.locate(declaredAt);
    return { ...violation, url, status, answers: 0, declared };
  }
}

function missing(message: string, { meaning }: ContractOperation): Violation {
  return { kind: "no-answer", message, pointer: null, declaredAt: meaning.at };
}

/** Milliseconds of any beginning. */
export interface Clock {
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

const realClock: Clock = {
  now: () => performance.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
