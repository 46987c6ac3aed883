/** Short ways to write drafts. */
import type { Symbol } from "../../4-plan/names/claims.js";
import type { RuntimeModule, RuntimeType, RuntimeValue } from "../../4-plan/runtime-exports.js";
import type {
  Expression,
  Item,
  Keyword,
  Literal,
  Member,
  ObjectMember,
  Statement,
  TypeNode,
} from "./draft.js";
import { union } from "./union.js";

export * from "./behaviour.js";
export { union } from "./union.js";

export const keyword = (name: Keyword): TypeNode => ({ kind: "keyword", name });

export const literalType = (value: Literal): TypeNode => ({ kind: "literal", value });

export const typeSymbol = (symbol: Symbol, ...args: readonly TypeNode[]): TypeNode => ({
  kind: "symbol",
  symbol,
  arguments: args,
});

export const literal = (value: Literal): Expression => ({ kind: "literal", value });

/** `[a, b]` */
export const array = (items: readonly Item[]): Expression => ({ kind: "array", items });

/** `["a", 1]` */
export const literals = (values: readonly Literal[]): Expression => array(values.map(literal));

/** A function without parameters that gives the value. */
export const thunk = (value: Expression): Expression => ({ kind: "thunk", value });

export const call = (callee: Symbol, ...args: readonly Expression[]): Expression => ({
  kind: "call",
  callee: { kind: "symbol", symbol: callee },
  arguments: args,
});

export const value = (symbol: Symbol): Expression => ({ kind: "symbol", symbol });

/**
 * A list of named values: a record. It becomes pairs if JavaScript would reorder a name (`"10"`) or
 * treat it specially (`__proto__`).
 */
export function named(members: readonly (readonly [string, Expression])[]): Expression {
  const ordered = members.every(([name]) => !/^(0|[1-9]\d*)$/.test(name) && name !== "__proto__");
  return ordered ? { kind: "object", members } : pairs(members);
}

/** An object, whose members' order means nothing. */
export const table = (members: readonly ObjectMember[]): Expression => ({
  kind: "object",
  members,
});

/** One member of a table, or none. */
export function members(name: string, value: Expression | false): readonly ObjectMember[] {
  return value === false ? [] : [[name, value]];
}

/** Pairs of names and values. */
export function pairs(members: readonly (readonly [string, Expression])[]): Expression {
  return array(members.map(([name, value]) => array([literal(name), value])));
}

/** The arguments, without defaults at the end. */
export function trailing(
  args: readonly (readonly [value: Expression, isUsual: boolean])[],
): readonly Expression[] {
  const last = args.findLastIndex(([, isUsual]) => !isUsual);
  return args.slice(0, last + 1).map(([expression]) => expression);
}

/** A member of an input. An optional one may also be `undefined`. */
export function optionalMember(name: string, required: boolean, type: TypeNode): Member {
  const full = required ? type : union([type, keyword("undefined")]);
  return { name, optional: !required, type: full, docs: [] };
}

export type Export = Statement & { readonly kind: "export" };

/** Re-exports of a module, by its path in `src/`. */
export function exportFrom(
  from: string,
  values: readonly string[],
  types: readonly string[],
): Export {
  return { kind: "export", from, values, types: types.toSorted() };
}

/** Re-exports of a module of the runtime. */
export function exportFromRuntime<M extends RuntimeModule>(
  module: M,
  values: readonly RuntimeValue<M>[],
  types: readonly RuntimeType<M>[],
): Export {
  return exportFrom(`runtime/${module}`, values, types);
}
