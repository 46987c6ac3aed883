import type { Code } from "../../diagnostics/codes.js";
import type { ErrorDetails, Report } from "./rules.js";

/** What is wrong, and where: the keys that lead there from the value that was walked. */
export interface RuleError {
  readonly code: Code;
  readonly keys: readonly string[];
  readonly on: "key" | "value";
  readonly message: string;
  readonly hint?: string | undefined;
  /** See `ErrorDetails`. */
  readonly reportedAs?: Code | undefined;
}

/** Where a walk is in the document, and what it reports there. */
export class WalkPosition {
  /** From the start to the current value: pointers are written only where there is an error. */
  readonly keys: string[] = [];
  /** What `ErrorDetails.reportedAs` is here unless an error has its own. */
  reportedAs: Code | undefined;

  constructor(private readonly onError: (error: RuleError) => void) {}

  /** An error of the current value. */
  report(message: string, hint?: string, on: "key" | "value" = "value"): void {
    this.#report("WF2009", [], on, message, { hint });
  }

  /** An error at the key of a member. */
  reportMember(
    key: string,
    message: string,
    code: Code = "WF2009",
    details: ErrorDetails = {},
  ): void {
    this.#report(code, [key], "key", message, details);
  }

  /** An error of a check, which names a member or means the mapping. */
  readonly reportOfCheck: Report = (key, message, details = {}) =>
    this.#report("WF2009", key === null ? [] : [key], "key", message, details);

  #report(
    code: Code,
    further: readonly string[],
    on: "key" | "value",
    message: string,
    { hint, reportedAs = this.reportedAs }: ErrorDetails,
  ): void {
    this.onError({ code, keys: [...this.keys, ...further], on, message, hint, reportedAs });
  }
}
