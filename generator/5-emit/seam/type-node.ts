/** Types, as data. */
import type { Symbol } from "../../4-plan/names/claims.js";
import type { Declared } from "../../diagnostics/diagnostic.js";
import type { Expression } from "./expression.js";

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
        | "AsyncIterable"
        | "Error"
        | "Iterable"
        | "Map"
        | "Readonly"
        | "ReadonlyArray"
        | "RegExp"
        | "Request"
        | "Response"
        | "Set"
        | "URL";
      readonly arguments: readonly TypeNode[];
    }
  | { readonly kind: "array"; readonly of: TypeNode }
  | {
      readonly kind: "tuple";
      readonly items: readonly TypeNode[];
      /** The number of required items. */
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
  /** `(string & {})`: any string; editors still complete the literals beside it. */
  | { readonly kind: "open"; readonly name: "string" | "number" | "bigint" }
  | { readonly kind: "keyof"; readonly of: TypeNode }
  /** `(value: unknown) => Pet` */
  | {
      readonly kind: "function";
      readonly parameters: readonly FunctionParameter[];
      readonly returns: TypeNode;
    }
  /** `typeof pet` */
  | { readonly kind: "typeof"; readonly of: Symbol }
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
  /**
   * A template literal type, as the texts around its gaps: `["image/", ""]` is `image/${string}`.
   */
  | { readonly kind: "template"; readonly texts: readonly string[] };

export type Keyword =
  "string" | "number" | "bigint" | "boolean" | "null" | "undefined" | "unknown" | "never";

export type Literal = string | number | boolean | null;

export interface Member extends Declared {
  /** The pattern of the names, as the texts around its gaps (see `template`). */
  readonly pattern?: readonly string[];
  readonly name: string;
  readonly optional: boolean;
  readonly type: TypeNode;
  readonly docs: DocLines;
}

/** The lines of a doc comment; empty for none. */
export type DocLines = readonly string[];

/** A call signature of an object; with a name, a method. */
export interface Signature {
  readonly name: string | null;
  readonly typeParameters?: readonly TypeParameter[] | undefined;
  readonly parameters: readonly FunctionParameter[];
  readonly returns: TypeNode;
}

export interface TypeParameter {
  readonly name: string;
  /** `null`: it may be any type. */
  readonly extends: TypeNode | null;
  readonly default: TypeNode;
}

export interface FunctionParameter {
  readonly name: string;
  readonly type: TypeNode;
  readonly default: Expression | null;
}
