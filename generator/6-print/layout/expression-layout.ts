import type { Expression } from "../../5-emit/seam/draft.js";
import { bracketed, group, indent, indentIfBreak, line, type Doc } from "./layout.js";
import { identifier, literalText, memberKey } from "../text.js";
import { builders, utils } from "prettier/doc";

const { conditionalGroup } = builders;

/** A value, laid out: the same in TypeScript and JavaScript. */
export function layOutExpression(value: Expression): Doc {
  switch (value.kind) {
    case "literal":
      return literalText(value.value);
    case "undefined":
      return "undefined";
    case "symbol":
      return identifier(value.symbol.alias ?? value.symbol.name);
    case "parameter":
      return identifier(value.name);
    case "thunk":
      return ["() => ", layOutExpression(value.value)];
    case "array":
      return layOutArray(value.items);
    case "object":
      return layOutObject(value.members);
    case "call":
      return layOutCall(value);
  }
}

/** ` = value` or `: value` behind `left`, broken where prettier breaks it. */
export function layOutAssignment(left: Doc, operator: string, value: Expression): Doc {
  const right = layOutExpression(value);
  if (isPoorlyBreakable(value)) return [group(left), operator, group(indent([line, right]))];
  const id = Symbol("assignment");
  return [
    group(left),
    operator,
    group(indent(line), { id }),
    indentIfBreak(group(right), { groupId: id }),
  ];
}

function layOutObject(members: readonly (readonly [string, Expression])[]): Doc {
  const items = members.map(([name, value]) => {
    const key = memberKey(name);
    // Behind a key as short as an indent, a line break would win nothing.
    if (key.length <= 2) return [key, ": ", layOutExpression(value)];
    return layOutAssignment(key, ":", value);
  });
  return bracketed("{", items, "}", { padding: line });
}

function layOutArray(items: readonly Expression[]): Doc {
  const shouldBreak =
    items.length > 1 && items.every((item) => isLongList(item) && item.kind === items[0]!.kind);
  return bracketed(
    "[",
    items.map((item) => layOutExpression(item)),
    "]",
    { shouldBreak },
  );
}

function isLongList(item: Expression): boolean {
  if (item.kind === "array") return item.items.length > 1;
  return item.kind === "object" && item.members.length > 1;
}

function layOutCall(call: Expression & { kind: "call" }): Doc {
  const callee = layOutExpression(call.callee);
  // Each argument is laid out once: twice would double the work at each level.
  const args = call.arguments.map((argument) => layOutExpression(argument));
  const broken = bracketed("(", args, ")", { shouldBreak: true });
  if (isComposition(call.arguments)) return [callee, broken];
  if (!hugs(call.arguments)) return [callee, bracketed("(", args, ")")];
  const last = args.at(-1)!;
  if (args.length === 1) return [callee, "(", last, ")"];
  const leading = args.slice(0, -1).flatMap((argument) => [argument, ", "]);
  if (utils.willBreak(leading)) return [callee, broken];
  const expanded = group(last, { shouldBreak: true });
  const choices = [["(", ...leading, last, ")"], ["(", ...leading, expanded, ")"], broken];
  return [callee, conditionalGroup(choices)];
}

/** Calls that take functions, side by side: prettier gives each a line. */
function isComposition(args: readonly Expression[]): boolean {
  const takesFunction = (arg: Expression) =>
    arg.kind === "call" && arg.arguments.some(({ kind }) => kind === "thunk");
  return args.length > 1 && args.some(takesFunction);
}

/** Whether the last argument's brackets stay on the line of the call's. */
function hugs(args: readonly Expression[]): boolean {
  const last = args.at(-1);
  if (last?.kind !== "object" && last?.kind !== "array") return false;
  const size = last.kind === "object" ? last.members.length : last.items.length;
  return size > 0 && args.at(-2)?.kind !== last.kind;
}

/** A call such as `array(string)`: it is moved to a line of its own, not broken inside. */
function isPoorlyBreakable(value: Expression): boolean {
  if (value.kind === "literal") return typeof value.value === "string";
  if (value.kind !== "call" || value.arguments.length > 1) return false;
  const [argument] = value.arguments;
  if (argument === undefined) return true;
  if (argument.kind === "symbol") return argument.symbol.name.length <= 25;
  return argument.kind === "literal" && String(argument.value).length <= 25;
}
