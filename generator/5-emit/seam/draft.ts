/**
 * What is going to be printed, as plain data. No text of a document is code here: it stands in
 * literals, keys and doc lines, and only `6-print/text.ts` turns these into TypeScript.
 */
import type { Template } from "../../host/templates.js";
import type { Symbol } from "../../4-plan/names/claims.js";
import type { Declared } from "../../diagnostics/diagnostic.js";

export type Draft =
  | ModuleDraft
  /** A module of the runtime, copied as it is. */
  | { readonly kind: "template"; readonly module: string; readonly template: Template }
  /** Text that another tool printed as TypeScript types. */
  | {
      readonly kind: "types";
      readonly path: string;
      readonly header: readonly string[];
      readonly text: string;
    }
  /** A file that is no code. */
  | {
      readonly kind: "file";
      readonly path: string;
      readonly text: string;
      /** `text` stays as it is. */
      readonly format: "json" | "markdown" | "text";
    };

export interface ModuleDraft {
  readonly kind: "module";
  /** Relative to `src/`, without extension. */
  readonly path: string;
  /** Lines of the comment at the top. */
  readonly header: readonly string[];
  readonly statements: readonly Statement[];
}

export type Statement =
  | (Declared & {
      readonly kind: "interface";
      readonly name: string;
      readonly docs: DocLines;
      /** What it takes its other members from. */
      readonly extends?: TypeNode;
      /** How it is called, and how its methods are. */
      readonly signatures?: readonly Signature[];
      readonly members: readonly Member[];
      readonly index: TypeNode | null;
    })
  | (Declared & {
      readonly kind: "type";
      readonly name: string;
      readonly docs: DocLines;
      readonly type: TypeNode;
    })
  | {
      readonly kind: "const";
      readonly name: string;
      readonly docs: DocLines;
      readonly exported: boolean;
      readonly type: TypeNode | null;
      readonly value: Expression;
    }
  /** A constant object of literals: `{ open: "open" } as const`. */
  | (Declared & {
      readonly kind: "values";
      readonly name: string;
      readonly members: readonly ValueMember[];
    })
  | (Declared & {
      readonly kind: "function";
      readonly name: string;
      readonly docs: DocLines;
      readonly typeParameters?: readonly TypeParameter[];
      readonly parameters: readonly FunctionParameter[];
      readonly returns: TypeNode;
      readonly result: Expression;
    })
  | {
      readonly kind: "export";
      readonly from: string;
      readonly values: readonly string[];
      readonly types: readonly string[];
    };

/** Of an object that is a function; with a name, of a method. */
export interface Signature {
  readonly name: string | null;
  readonly typeParameters?: readonly TypeParameter[] | undefined;
  readonly parameters: readonly FunctionParameter[];
  readonly returns: TypeNode;
}

export interface TypeParameter {
  readonly name: string;
  readonly extends: TypeNode;
  readonly default: TypeNode;
}

export interface ValueMember extends Declared {
  readonly name: string;
  readonly value: Literal;
  readonly docs: DocLines;
}

export interface FunctionParameter {
  readonly name: string;
  readonly type: TypeNode;
  readonly default: Expression | null;
}

/** The lines of a doc comment; empty: no comment. */
export type DocLines = readonly string[];

export interface Member extends Declared {
  /** Of all names of a pattern: the texts between their gaps, as of a `template`. */
  readonly pattern?: readonly string[];
  readonly name: string;
  readonly optional: boolean;
  readonly type: TypeNode;
  readonly docs: DocLines;
}

export type TypeNode =
  | { readonly kind: "keyword"; readonly name: Keyword }
  | { readonly kind: "literal"; readonly value: Literal }
  /** `9007199254740993n` */
  | { readonly kind: "bigint"; readonly digits: string }
  | { readonly kind: "symbol"; readonly symbol: Symbol; readonly arguments: readonly TypeNode[] }
  | {
      readonly kind: "global";
      readonly name:
        | "Date"
        | "ArrayBuffer"
        | "Uint8Array"
        | "Blob"
        | "Promise"
        | "ReadableStream"
        | "Record"
        | "Omit"
        | "Partial"
        | "AsyncIterable";
      readonly arguments: readonly TypeNode[];
    }
  | { readonly kind: "array"; readonly of: TypeNode }
  | {
      readonly kind: "tuple";
      readonly items: readonly TypeNode[];
      /** How many of the items must be there. */
      readonly required: number;
      readonly rest: TypeNode | null;
    }
  | {
      readonly kind: "object";
      readonly members: readonly Member[];
      readonly index: TypeNode | null;
    }
  | { readonly kind: "union"; readonly of: readonly TypeNode[] }
  | { readonly kind: "intersection"; readonly of: readonly TypeNode[] }
  /** `(string & {})`: any string, and the literals beside it still complete in an editor. */
  | { readonly kind: "open"; readonly name: "string" | "number" | "bigint" }
  | { readonly kind: "keyof"; readonly of: TypeNode }
  /** `Answers[A]` */
  | { readonly kind: "member"; readonly of: TypeNode; readonly key: TypeNode }
  /** A type parameter of the function around it. */
  | { readonly kind: "parameter"; readonly name: string }
  /** `Stream extends true ? A : B` */
  | {
      readonly kind: "conditional";
      readonly check: TypeNode;
      readonly extends: TypeNode;
      readonly yes: TypeNode;
      readonly no: TypeNode;
    }
  /** `${number}`: a number as text. */
  | { readonly kind: "numeral" }
  /** A text with any text at each gap: of `["image/", ""]`, `image/${string}`. */
  | { readonly kind: "template"; readonly texts: readonly string[] };

export type Keyword =
  "string" | "number" | "bigint" | "boolean" | "null" | "undefined" | "unknown" | "never";

export type Literal = string | number | boolean | null;

export type Expression =
  | { readonly kind: "literal"; readonly value: Literal }
  | { readonly kind: "undefined" }
  | { readonly kind: "symbol"; readonly symbol: Symbol }
  | {
      readonly kind: "call";
      readonly callee: Expression;
      readonly arguments: readonly Expression[];
    }
  | {
      readonly kind: "object";
      readonly members: readonly (readonly [name: string, value: Expression])[];
    }
  | { readonly kind: "array"; readonly items: readonly Expression[] }
  /** `() => value` */
  | { readonly kind: "thunk"; readonly value: Expression }
  /** A parameter of the function around it. */
  | { readonly kind: "parameter"; readonly name: string };
