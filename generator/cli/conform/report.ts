import type { DeclaredPlace } from "../declared/declared-places.js";
import type { ViolationKind } from "./violation.js";

/** What came of calling a server. */
export interface ConformReport {
  /** As the command line has it. */
  readonly document: string;
  readonly baseUrl: string;
  readonly operations: readonly CheckedOperation[];
}

export interface CheckedOperation {
  /** The name of its function. */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** How many requests were sent. */
  readonly requests: number;
  /** Of all answers, without repetitions, in their order. */
  readonly statuses: readonly number[];
  /** Why it wasn't called; `null`: it was. */
  readonly skipped: string | null;
  readonly violations: readonly FoundViolation[];
}

/** A violation with its place; what several answers have in common is told once. */
export interface FoundViolation {
  readonly kind: ViolationKind;
  readonly message: string;
  /** The place in a JSON body: `/lines/0/amount`; `null`: it isn't in the body. */
  readonly pointer: string | null;
  /** The first request whose answer has it. */
  readonly url: string;
  /** 0: there was no answer. */
  readonly status: number;
  /** How many answers have it. */
  readonly answers: number;
  readonly declared: DeclaredPlace;
}

export function countViolations({ operations }: ConformReport): number {
  return operations.reduce((sum, { violations }) => sum + violations.length, 0);
}
