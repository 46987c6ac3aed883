/** Values, as data. */
import type { Symbol } from "../../4-plan/names/claims.js";
import type { Literal, TypeNode } from "./type-node.js";

export type Expression =
  | { readonly kind: "literal"; readonly value: Literal }
  | { readonly kind: "undefined" }
  | { readonly kind: "symbol"; readonly symbol: Symbol }
  | {
      readonly kind: "call";
      readonly callee: Expression;
      readonly arguments: readonly Item[];
    }
  | { readonly kind: "object"; readonly members: readonly (ObjectMember | Spread)[] }
  | { readonly kind: "array"; readonly items: readonly Item[] }
  /** `() => value` */
  | { readonly kind: "thunk"; readonly value: Expression }
  /** A parameter of the function around it. */
  | { readonly kind: "parameter"; readonly name: string }
  | Behaviour;

export type ObjectMember = readonly [name: string, value: Expression];

/** `...value` */
export interface Spread {
  readonly kind: "spread";
  readonly value: Expression;
}

/** An item of a list. */
export type Item = Expression | Spread;

/** Code with behaviour, which tables don't need. prettier formats it. */
export type Behaviour =
  /** `(pet: Pet) => check(pet)` */
  | {
      readonly kind: "arrow";
      readonly async: boolean;
      readonly parameters: readonly ArrowParameter[];
      readonly returns: TypeNode | null;
      readonly result: Expression;
    }
  /** `of.name`, or `of["a name"]` */
  | { readonly kind: "member"; readonly of: Expression; readonly name: string }
  | { readonly kind: "new"; readonly callee: Expression; readonly arguments: readonly Item[] }
  /** The values between the texts: one fewer than texts. */
  | {
      readonly kind: "template";
      readonly texts: readonly string[];
      readonly values: readonly Expression[];
    }
  /** Only inside an async function. */
  | { readonly kind: "await"; readonly value: Expression }
  | { readonly kind: "global"; readonly name: Global };

/** Without a type, TypeScript infers it from where the arrow function stands. */
export interface ArrowParameter {
  readonly name: string;
  readonly type: TypeNode | null;
  readonly default: Expression | null;
}

/** Globals of every platform. Names of the document never shadow them where these are used. */
export type Global =
  | "Array"
  | "BigInt"
  | "Boolean"
  | "Date"
  | "Error"
  | "JSON"
  | "Map"
  | "Math"
  | "Number"
  | "Object"
  | "Promise"
  | "RegExp"
  | "Set"
  | "String"
  | "TypeError"
  | "URL";
