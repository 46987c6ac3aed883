import { codes, type Code } from "./codes.js";

/** A file and a JSON pointer inside it: `specs/stripe.yaml#/paths/~1v1`. */
export type Pointer = string;

/**
 * Where a name is written in a document. The key is a symbol, since JSON leaves symbols out: two
 * shapes or types with the same content are equal, and print the same, wherever they were declared.
 */
export const declaredAt: unique symbol = Symbol("declaredAt");

/**
 * Where the document says `readOnly` of a discriminator's member, which requests include all the
 * same.
 */
export const writtenThough: unique symbol = Symbol("writtenThough");

/**
 * The document's title for a nested schema. A symbol too: shapes that describe the same values are
 * equal.
 */
export const titled: unique symbol = Symbol("titled");

/** The document's description. */
export const described: unique symbol = Symbol("described");

/** Something that may know where its name was written. */
export interface Declared {
  readonly [declaredAt]?: Pointer | undefined;
}

/** Something that the user has to know. It is a value: it is collected, sorted and rendered. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: "error" | "warning";
  readonly message: string;
  /** The place; `null` if no file is to blame (flags, output folder). */
  readonly at: Place | null;
  /** What to do about it. */
  readonly hint: string | null;
  readonly related: readonly { readonly message: string; readonly at: Place }[];
}

/** A place in a source. Line and column are computed only when it is reported. */
export type Place =
  | { readonly kind: "pointer"; readonly pointer: Pointer; readonly on: "key" | "value" }
  | {
      readonly kind: "offset";
      readonly file: string;
      readonly offset: number;
      readonly length: number;
    };

export interface DiagnosticDetails {
  readonly on?: "key" | "value";
  readonly hint?: string | null | undefined;
  readonly related?: Diagnostic["related"];
}

/** Collects what the passes find, so that one run reports everything. */
export class Diagnostics {
  readonly #all: Diagnostic[] = [];
  readonly #places = new Set<string>();
  readonly #subjects = new Set<string>();
  #hasErrors = false;

  get all(): readonly Diagnostic[] {
    return this.#all;
  }

  get hasErrors(): boolean {
    return this.#hasErrors;
  }

  /** Reports `code` at a node of a document. */
  report(code: Code, pointer: Pointer, message: string, details: DiagnosticDetails = {}): void {
    this.add(code, message, onPointer(pointer, details.on), details);
  }

  /** Reports only once what many uses of one thing would repeat. */
  reportOnce(code: Code, at: Pointer, message: string, details?: DiagnosticDetails): void {
    if (this.isFirst(`${code} ${at} ${message}`)) this.report(code, at, message, details);
  }

  /** Reports `code` at any place, or at none. */
  add(code: Code, message: string, at: Place | null, details: DiagnosticDetails = {}): void {
    const { severity } = codes[code];
    const { hint = null, related = [] } = details;
    this.take({ code, severity, message, at, hint, related });
  }

  /** Adds a diagnostic that was found elsewhere. */
  take(diagnostic: Diagnostic): void {
    const { code, severity, at } = diagnostic;
    this.#all.push(diagnostic);
    if (severity === "error") this.#hasErrors = true;
    if (at?.kind === "pointer") this.#places.add(`${code} ${at.pointer}`);
  }

  /** Whether `code` was already reported at a node. */
  has(code: Code, pointer: Pointer): boolean {
    return this.#places.has(`${code} ${pointer}`);
  }

  /**
   * True only the first time for each subject, so that a thing that many places use is reported
   * once.
   */
  isFirst(subject: string): boolean {
    const before = this.#subjects.size;
    return this.#subjects.add(subject).size > before;
  }

  /** A collector for one piece of work, which then knows whether it failed. */
  scope(): DiagnosticsScope {
    return new DiagnosticsScope(this);
  }
}

/** For a piece of work that may fail by itself, such as one operation or one schema. */
export class DiagnosticsScope extends Diagnostics {
  readonly #outer: Diagnostics;
  #hasFailed = false;

  constructor(outer: Diagnostics) {
    super();
    this.#outer = outer;
  }

  /** Whether an error was reported during the work, or affects it. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Notes that an error that was reported elsewhere affects this work. */
  fail(): void {
    this.#hasFailed = true;
    if (this.#outer instanceof DiagnosticsScope) this.#outer.fail();
  }

  override take(diagnostic: Diagnostic): void {
    if (diagnostic.severity === "error") this.#hasFailed = true;
    this.#outer.take(diagnostic);
  }

  override get all(): readonly Diagnostic[] {
    return this.#outer.all;
  }

  override get hasErrors(): boolean {
    return this.#outer.hasErrors;
  }

  override has(code: Code, pointer: Pointer): boolean {
    return this.#outer.has(code, pointer);
  }

  override isFirst(subject: string): boolean {
    return this.#outer.isFirst(subject);
  }
}

export function onPointer(pointer: Pointer, on: "key" | "value" = "value"): Place {
  return { kind: "pointer", pointer, on };
}

/** Whether any of them is an error, so that nothing may be written. */
export function hasErrors(
  found: readonly { readonly severity: Diagnostic["severity"] }[],
): boolean {
  return found.some(({ severity }) => severity === "error");
}

/** Thrown to leave a piece of work (an operation, a file) after its error was reported. */
export class Reported extends Error {
  override readonly name = "Reported";
}
