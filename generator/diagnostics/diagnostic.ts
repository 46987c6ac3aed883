import { codes, type Code } from "./codes.js";

/** A file and a JSON pointer inside it: `specs/stripe.yaml#/paths/~1v1`. */
export type Pointer = string;

/**
 * Where the name of something stands in a document. A symbol, since JSON leaves it out: two shapes or
 * types that say the same are the same, and print the same, wherever they were declared.
 */
export const declaredAt: unique symbol = Symbol("declaredAt");

/** Where the document says `readOnly` of a discriminator's member, which requests have all the same. */
export const writtenThough: unique symbol = Symbol("writtenThough");

/**
 * What the document calls a schema inside another. A symbol too: shapes that say the same of values are the
 * same.
 */
export const titled: unique symbol = Symbol("titled");

/** What the document tells of it. */
export const described: unique symbol = Symbol("described");

/** What may know where its name is from. */
export interface Declared {
  readonly [declaredAt]?: Pointer | undefined;
}

/** Something that the user has to know about. A value: it is collected, sorted and rendered. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: "error" | "warning";
  readonly message: string;
  /** Where; `null` when no file is to blame (flags, output folder). */
  readonly at: Place | null;
  /** What to do about it. */
  readonly hint: string | null;
  readonly related: readonly { readonly message: string; readonly at: Place }[];
}

/** A place in a source, worked out to line and column only when it is reported. */
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

/** Collects what the passes find, so that one run finds all. */
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

  /** What many uses of one thing would report again and again. */
  reportOnce(code: Code, at: Pointer, message: string, details?: DiagnosticDetails): void {
    if (this.isFirst(`${code} ${at} ${message}`)) this.report(code, at, message, details);
  }

  /** Reports `code` at any place, or at none. */
  add(code: Code, message: string, at: Place | null, details: DiagnosticDetails = {}): void {
    const { severity } = codes[code];
    const { hint = null, related = [] } = details;
    this.take({ code, severity, message, at, hint, related });
  }

  /** Takes over what was found elsewhere. */
  take(diagnostic: Diagnostic): void {
    const { code, severity, at } = diagnostic;
    this.#all.push(diagnostic);
    if (severity === "error") this.#hasErrors = true;
    if (at?.kind === "pointer") this.#places.add(`${code} ${at.pointer}`);
  }

  /** Whether `code` was reported at a node already. */
  has(code: Code, pointer: Pointer): boolean {
    return this.#places.has(`${code} ${pointer}`);
  }

  /** True once for each subject: of what many places lead to, one report is enough. */
  isFirst(subject: string): boolean {
    const before = this.#subjects.size;
    return this.#subjects.add(subject).size > before;
  }

  /** The diagnostics of one piece of work: they are collected here, and the piece knows whether it failed. */
  scope(): DiagnosticsScope {
    return new DiagnosticsScope(this);
  }
}

/** Of a piece of work that may fail by itself, such as one operation or one schema. */
export class DiagnosticsScope extends Diagnostics {
  readonly #outer: Diagnostics;
  #hasFailed = false;

  constructor(outer: Diagnostics) {
    super();
    this.#outer = outer;
  }

  /** Whether an error was reported during the work, or concerns it. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** An error that is reported already concerns this work too. */
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

/** Whether one of them forbids to write anything. */
export function hasErrors(
  found: readonly { readonly severity: Diagnostic["severity"] }[],
): boolean {
  return found.some(({ severity }) => severity === "error");
}

/** Thrown to leave a piece of work (an operation, a file) whose error is reported already. */
export class Reported extends Error {
  override readonly name = "Reported";
}
