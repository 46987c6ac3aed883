import type { Behaviour, Expression, Item, ObjectMember, Spread } from "../../5-emit/seam/draft.js";
import {
  conditionalGroup,
  group,
  indent,
  indentIfBreak,
  line,
  ifBreak,
  softline,
  type Doc,
  willBreak,
} from "./doc.js";
import { bracketed } from "./layout.js";
import { isShorthand } from "../shorthand.js";
import type { ValueTarget } from "../target.js";
import { hugs, isComposition, isLongList, isPoorlyBreakable } from "./expression-rules.js";
import { layOutType } from "./type-layout.js";
import {
  identifier,
  isPlainKey,
  literalText,
  memberKey,
  stringLiteral,
  templateText,
} from "../text.js";

/** The layout of a value: the same in TypeScript and JavaScript, except for types in functions. */
export function layOutExpression(value: Expression, target: ValueTarget): Doc {
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
      return layOutThunk(value, layOutResult(value.value, inFunction(target)), "");
    case "array":
      return layOutArray(value.items, target);
    case "object":
      return layOutObject(value.members, target);
    case "call":
      return layOutCall(value, target);
    default:
      return layOutBehaviour(value, target);
  }
}

/**
 * A function without parameters: its result moves to the next line, unless it opens with a bracket.
 * @param end what follows the result if it has moved
 */
function layOutThunk({ value }: Thunk, result: Doc, end: Doc): Doc {
  if (value.kind === "object" || value.kind === "array") return ["() => ", result];
  return ["() =>", group([indent([line, result]), end], { shouldBreak: willBreak(result) })];
}

type Thunk = Expression & { readonly kind: "thunk" };

/** Calls inside a function run later, so they need no mark that they are pure. */
function inFunction(target: ValueTarget): ValueTarget {
  return target === "table" ? "js" : target;
}

function layOutItem(item: Item, target: ValueTarget): Doc {
  if (item.kind !== "spread") return layOutExpression(item, target);
  return ["...", layOutOperand(item.value, target)];
}

/** `left = value` or `left: value`, with line breaks where prettier makes them. */
export function layOutAssignment(
  left: Doc,
  operator: string,
  value: Expression,
  target: ValueTarget,
): Doc {
  const right = layOutExpression(value, target);
  if (isPoorlyBreakable(value)) return [group(left), operator, group(indent([line, right]))];
  // A constant's type: its line is broken before that of the function is.
  if (value.kind === "thunk" && typeof left !== "string")
    return [group(left), operator, " ", group(right)];
  const id = Symbol("assignment");
  return [
    group(left),
    operator,
    group(indent(line), { id }),
    indentIfBreak(group(right), { groupId: id }),
  ];
}

function layOutObject(members: readonly (ObjectMember | Spread)[], target: ValueTarget): Doc {
  const items = members.map((member) => {
    if ("kind" in member) return layOutItem(member, target);
    const [name, value] = member;
    const key = memberKey(name);
    if (isShorthand(member)) return key;
    // A line break after a key as short as an indent would save no space.
    if (key.length <= 2) return [key, ": ", layOutExpression(value, target)];
    return layOutAssignment(key, ":", value, target);
  });
  return bracketed("{", items, "}", { padding: line });
}

function layOutArray(items: readonly Item[], target: ValueTarget): Doc {
  const shouldBreak =
    items.length > 1 && items.every((item) => isLongList(item) && item.kind === items[0]!.kind);
  return bracketed(
    "[",
    items.map((item) => layOutItem(item, target)),
    "]",
    { shouldBreak },
  );
}

function layOutCall(call: Expression & { kind: "call" }, target: ValueTarget): Doc {
  const isPure = target === "table" && call.callee.kind === "symbol";
  const callee = [isPure ? "/* @__PURE__ */ " : "", layOutOperand(call.callee, target)];
  // Each argument is laid out only once, as the work would double at each level otherwise.
  const before = call.arguments.slice(0, -1).map((argument) => layOutItem(argument, target));
  const last = layOutLast(call.arguments.at(-1), target);
  const args = [...before, ...last.plain];
  const broken = bracketed("(", args, ")", { shouldBreak: true });
  if (isComposition(call.arguments)) return [callee, broken];
  if (!hugs(call.arguments)) return [callee, bracketed("(", args, ")")];
  if (args.length === 1) return [callee, "(", last.hugged, ")"];
  const leading = before.flatMap((argument) => [argument, ", "]);
  if (willBreak(leading)) return [callee, broken];
  const expanded = group(last.hugged, { shouldBreak: true });
  const flat = ["(", ...leading, last.hugged, ")"];
  const hugged = ["(", ...leading, expanded, ")"];
  return [callee, conditionalGroup([flat, hugged, broken])];
}

/** The last argument: on a line of its own, and open on the line of the call. */
function layOutLast(
  item: Item | undefined,
  target: ValueTarget,
): { readonly plain: readonly Doc[]; readonly hugged: Doc } {
  if (item === undefined) return { plain: [], hugged: "" };
  if (item.kind !== "thunk") {
    const plain = layOutItem(item, target);
    return { plain: [plain], hugged: plain };
  }
  const result = layOutResult(item.value, inFunction(target));
  return {
    plain: [layOutThunk(item, result, "")],
    hugged: layOutThunk(item, result, [ifBreak(","), softline]),
  };
}

/** Code that does something. Correct, but without layout: prettier formats such modules. */
function layOutBehaviour(value: Behaviour, target: ValueTarget): Doc {
  switch (value.kind) {
    case "global":
      return identifier(value.name);
    case "member": {
      const { of, name } = value;
      const end = isPlainKey(name) ? `.${name}` : `[${stringLiteral(name)}]`;
      return [layOutOperand(of, target), end];
    }
    case "await":
      return ["await ", layOutOperand(value.value, target)];
    case "new": {
      const callee = layOutExpression(value.callee, target);
      const isName = value.callee.kind === "symbol" || value.callee.kind === "global";
      return [
        "new ",
        isName ? callee : ["(", callee, ")"],
        layOutArguments(value.arguments, target),
      ];
    }
    case "template":
      return layOutTemplate(value, target);
    case "arrow": {
      const { async, parameters, returns, result } = value;
      const typed = target === "ts" || target === "d.ts";
      const list = parameters.map(({ name, type, default: initial }) => [
        identifier(name),
        !typed || type === null ? "" : [": ", layOutType(type)],
        initial === null ? "" : [" = ", layOutExpression(initial, inFunction(target))],
        ", ",
      ]);
      const returned = !typed || returns === null ? "" : [": ", layOutType(returns)];
      const head = [async ? "async " : "", "(", ...list, ")", returned];
      return [...head, " => ", layOutResult(result, inFunction(target))];
    }
  }
}

/** The result of an arrow function: an object needs parentheses, as braces would begin a body. */
function layOutResult(value: Expression, target: ValueTarget): Doc {
  const result = layOutExpression(value, target);
  return value.kind === "object" ? ["(", result, ")"] : result;
}

/** A value before `.name` or `(...)`, in parentheses if it needs them. */
function layOutOperand(value: Expression, target: ValueTarget): Doc {
  const operand = layOutExpression(value, target);
  return bare.has(value.kind) ? operand : ["(", operand, ")"];
}

const bare: ReadonlySet<Expression["kind"]> = new Set([
  "symbol",
  "parameter",
  "global",
  "call",
  "member",
  "new",
  "array",
  "template",
]);

function layOutArguments(items: readonly Item[], target: ValueTarget): Doc {
  return ["(", ...items.map((item) => [layOutItem(item, target), ", "]), ")"];
}

function layOutTemplate(
  { texts, values }: Behaviour & { kind: "template" },
  target: ValueTarget,
): Doc {
  if (texts.length !== values.length + 1)
    throw new Error(`a template of ${texts.length} texts has ${values.length} values`);
  const parts = texts.map((text, i): Doc => {
    const value = values[i];
    const gap = value === undefined ? "" : ["${", layOutExpression(value, target), "}"];
    return [templateText(text), gap];
  });
  return ["`", ...parts, "`"];
}
