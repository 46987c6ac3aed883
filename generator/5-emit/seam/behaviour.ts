/** Short ways to write code with behaviour: see `Behaviour`. */
import type { Symbol } from "../../4-plan/names/claims.js";
import type { ArrowParameter, Expression, Global, Item, Spread } from "./expression.js";
import type { FunctionParameter, TypeNode } from "./type-node.js";

/** A use of a parameter. */
export const parameter = (name: string): Expression => ({ kind: "parameter", name });

export const global = (name: Global): Expression => ({ kind: "global", name });

/** `of.a.b` */
export function member(of: Expression, ...names: readonly string[]): Expression {
  return names.reduce<Expression>((inner, name) => ({ kind: "member", of: inner, name }), of);
}

/** A call of any value. */
export const callOf = (callee: Expression, ...args: readonly Item[]): Expression => ({
  kind: "call",
  callee,
  arguments: args,
});

/** `of.name(...args)` */
export const method = (of: Expression, name: string, ...args: readonly Item[]): Expression =>
  callOf(member(of, name), ...args);

/** `new callee(...args)` */
export const create = (callee: Expression, ...args: readonly Item[]): Expression => ({
  kind: "new",
  callee,
  arguments: args,
});

export const spread = (value: Expression): Spread => ({ kind: "spread", value });

export const awaited = (value: Expression): Expression => ({ kind: "await", value });

/** `` `Pet ${id}.` `` is `template(["Pet ", "."], id)`. */
export const template = (
  texts: readonly string[],
  ...values: readonly Expression[]
): Expression => ({
  kind: "template",
  texts,
  values,
});

/** `(pet: Pet) => result`; parameters are names, or have types. */
export function arrow(
  parameters: readonly (string | ArrowParameter)[],
  result: Expression,
  { async = false, returns = null }: { async?: boolean; returns?: TypeNode | null } = {},
): Expression {
  const list = parameters.map((one) =>
    typeof one === "string" ? { name: one, type: null, default: null } : one,
  );
  return { kind: "arrow", async, parameters: list, returns, result };
}

/** `(value: unknown) => Pet` */
export function functionType(
  parameters: readonly (readonly [name: string, type: TypeNode])[],
  returns: TypeNode,
): TypeNode {
  const list = parameters.map(([name, type]): FunctionParameter => ({ name, type, default: null }));
  return { kind: "function", parameters: list, returns };
}

/** `typeof pet` */
export const typeOfValue = (symbol: Symbol): TypeNode => ({ kind: "typeof", of: symbol });

/** A type that every platform has: `Promise<Pet>`. */
export const globalType = (
  name: (TypeNode & { kind: "global" })["name"],
  ...args: readonly TypeNode[]
): TypeNode => ({ kind: "global", name, arguments: args });
