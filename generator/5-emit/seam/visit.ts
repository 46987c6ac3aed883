import type { Symbol } from "../../4-plan/names/claims.js";
import type {
  Behaviour,
  Expression,
  Item,
  Member,
  Signature,
  Statement,
  TypeNode,
  TypeParameter,
} from "./draft.js";

/** Is called for each part of a statement that needs something. */
export interface Visitor {
  /** A symbol that the statement refers to. */
  symbol(symbol: Symbol, as: "values" | "types"): void;
  /** The statement has code that prettier itself formats. */
  behaviour(): void;
}

/** Visits what a statement needs from elsewhere. */
export function visitStatement(statement: Statement, visitor: Visitor): void {
  switch (statement.kind) {
    case "interface":
      visitTypeParameters(statement.typeParameters, visitor);
      if (statement.extends) visitType(statement.extends, visitor);
      for (const signature of statement.signatures ?? []) visitSignature(signature, visitor);
      visitMembers(statement.members, visitor);
      if (statement.index) visitType(statement.index, visitor);
      break;
    case "type":
      visitType(statement.type, visitor);
      break;
    case "const":
      if (statement.type) visitType(statement.type, visitor);
      visitExpression(statement.value, visitor);
      break;
    case "function":
      visitSignature(statement, visitor);
      for (const { default: initial } of statement.parameters)
        if (initial !== null) visitExpression(initial, visitor);
      visitExpression(statement.result, visitor);
      break;
    case "values":
    case "export":
      break;
  }
}

function visitSignature(signature: Omit<Signature, "name">, visitor: Visitor): void {
  visitTypeParameters(signature.typeParameters, visitor);
  for (const { type } of signature.parameters) visitType(type, visitor);
  visitType(signature.returns, visitor);
}

function visitTypeParameters(
  parameters: readonly TypeParameter[] | undefined,
  visitor: Visitor,
): void {
  for (const { extends: limit, default: initial } of parameters ?? []) {
    if (limit) visitType(limit, visitor);
    visitType(initial, visitor);
  }
}

function visitMembers(members: readonly Member[], visitor: Visitor): void {
  for (const { type } of members) visitType(type, visitor);
}

function visitType(type: TypeNode, visitor: Visitor): void {
  switch (type.kind) {
    case "symbol":
      visitor.symbol(type.symbol, "types");
      for (const argument of type.arguments) visitType(argument, visitor);
      break;
    case "global":
      for (const argument of type.arguments) visitType(argument, visitor);
      break;
    case "array":
      visitType(type.of, visitor);
      break;
    case "tuple":
      for (const item of type.items) visitType(item, visitor);
      if (type.rest) visitType(type.rest, visitor);
      break;
    case "object":
      visitMembers(type.members, visitor);
      if (type.index) visitType(type.index, visitor);
      break;
    case "union":
    case "intersection":
      for (const part of type.of) visitType(part, visitor);
      break;
    case "keyof":
      visitType(type.of, visitor);
      break;
    case "member":
      visitType(type.of, visitor);
      visitType(type.key, visitor);
      break;
    case "function":
      visitor.behaviour();
      visitSignature(type, visitor);
      break;
    case "typeof":
      visitor.symbol(type.of, "types");
      break;
    case "conditional":
      for (const part of [type.check, type.extends, type.yes, type.no]) visitType(part, visitor);
      break;
    default:
      break;
  }
}

function visitItem(item: Item, visitor: Visitor): void {
  if (item.kind === "spread") visitor.behaviour();
  visitExpression(item.kind === "spread" ? item.value : item, visitor);
}

function visitExpression(value: Expression, visitor: Visitor): void {
  if (isBehaviour(value)) visitor.behaviour();
  switch (value.kind) {
    case "symbol":
      visitor.symbol(value.symbol, "values");
      break;
    case "call":
    case "new":
      visitExpression(value.callee, visitor);
      for (const item of value.arguments) visitItem(item, visitor);
      break;
    case "object":
      for (const member of value.members) visitItem("kind" in member ? member : member[1], visitor);
      break;
    case "array":
      for (const item of value.items) visitItem(item, visitor);
      break;
    case "thunk":
    case "await":
      visitExpression(value.value, visitor);
      break;
    case "member":
      visitExpression(value.of, visitor);
      break;
    case "arrow":
      for (const { type, default: initial } of value.parameters) {
        if (type !== null) visitType(type, visitor);
        if (initial !== null) visitExpression(initial, visitor);
      }
      if (value.returns !== null) visitType(value.returns, visitor);
      visitExpression(value.result, visitor);
      break;
    case "template":
      for (const item of value.values) visitItem(item, visitor);
      break;
    case "literal":
    case "undefined":
    case "parameter":
    case "global":
      break;
  }
}

const behaviours: Readonly<Record<Behaviour["kind"], true>> = {
  arrow: true,
  await: true,
  global: true,
  member: true,
  new: true,
  template: true,
};

function isBehaviour({ kind }: Expression): boolean {
  return Object.hasOwn(behaviours, kind);
}
