/** What the page and its worker say to each other: plain data. */
import type { LocatedDiagnostic } from "../generator/diagnostics/locate.js";
import type { LocatedFinding } from "../generator/diff/verdicts/locate.js";

/** What is to be done, by name, with what it takes. */
export interface Questions {
  readonly generate: { readonly document: NamedText; readonly options: PackageOptions };
  /** The text of a file of the package. */
  readonly file: { readonly path: string };
  readonly request: { readonly operation: string; readonly input: string };
  readonly compare: { readonly older: NamedText; readonly newer: NamedText };
}

/** What comes back. */
export interface Answers {
  readonly generate: GeneratedPackage;
  readonly file: string;
  readonly request: BuiltRequest;
  readonly compare: Comparison;
}

export type Task = keyof Questions;

/** `id`: answers come in any order. */
export type Question = {
  readonly [T in Task]: { readonly id: number; readonly task: T; readonly question: Questions[T] };
}[Task];

export type Answer =
  | { readonly id: number; readonly answer: Answers[Task] }
  | { readonly id: number; readonly error: string };

export interface NamedText {
  /** The ending tells JSON from YAML. */
  readonly name: string;
  readonly text: string;
}

/** What a client has only if `wireform.yaml` asks for it. */
export const packageParts = [
  "validators",
  "query",
  "metadata",
  "handler",
  "fake",
  "cli",
  "zod",
] as const;

export type PackageOptions = Readonly<Partial<Record<(typeof packageParts)[number], boolean>>>;

export interface GeneratedPackage {
  /** `null` where the document has errors. Their texts stay in the worker: they may be many megabytes. */
  readonly files: readonly { readonly path: string; readonly size: number }[] | null;
  readonly diagnostics: readonly LocatedDiagnostic[];
  readonly operations: readonly SampleOperation[];
}

/** An operation, with an input to start from. */
export interface SampleOperation {
  /** The function's name. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** JSON, with everything that is required. */
  readonly input: string;
  /** The module of `src/` that declares its function. */
  readonly file: string;
}

export type BuiltRequest =
  | {
      readonly parts: readonly RequestPart[];
      readonly error: null;
      /** The body that stripe-node makes of the input, where the document asks for Stripe's forms. */
      readonly vendorBody: string | null;
    }
  /** Why the input can't be sent. */
  | { readonly parts: null; readonly error: string };

/** Where in a request a part stands. */
export type RequestSection = "start" | "headers" | "body";

/** A piece of the request. All pieces in order are the whole. */
export interface RequestPart {
  readonly text: string;
  readonly section: RequestSection;
  /** What it is: `query parameter limit`; empty for punctuation. */
  readonly what: string;
  readonly place: DocumentPlace | null;
  /** It stands for something that is not known here. */
  readonly isPlaceholder?: boolean;
}

export interface DocumentPlace {
  /** One-based. */
  readonly line: number;
  readonly pointer: string;
}

export interface Comparison {
  /** `null` where a document has errors. */
  readonly findings: readonly LocatedFinding[] | null;
  readonly diagnostics: readonly LocatedDiagnostic[];
}
