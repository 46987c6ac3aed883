/** Values of samples, broken where prettier breaks them. */
import { builders, utils } from "prettier/doc";
import type { JsonValue } from "../../model/docs.js";
import type { Sample } from "../../5-emit/seam/draft.js";
import {
  bracketed,
  group,
  ifBreak,
  indent,
  indentIfBreak,
  line,
  softline,
  type Doc,
} from "../layout/layout.js";
import { sampleKey, sampleLiteral } from "./sample-text.js";

const { conditionalGroup } = builders;
const { willBreak } = utils;

export function layOutSample(sample: Sample): Doc {
  switch (sample.kind) {
    case "literal":
      return sampleLiteral(sample.value);
    case "code":
      return sample.text;
    case "array":
      return layOutArray(sample.items);
    case "object":
      return layOutObject(sample.members, false);
    case "json":
      return layOutJson(sample.value);
    case "call":
      return layOutCall(sample);
  }
}

/** As `JSON.stringify` lays objects out, prettier leaves them: with a member a line. */
function layOutJson(value: JsonValue): Doc {
  if (typeof value !== "object" || value === null) return sampleLiteral(value);
  if (isList(value)) return layOutArray(value.map(jsonSample));
  return layOutObject(
    Object.entries(value).map(([name, member]) => [name, jsonSample(member)]),
    true,
  );
}

const jsonSample = (value: JsonValue): Sample => ({ kind: "json", value });

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function layOutObject(members: readonly (readonly [string, Sample])[], shouldBreak: boolean): Doc {
  const items = members.map(([name, value]) => layOutMember(sampleKey(name), value));
  return bracketed("{", items, "}", { padding: line, shouldBreak });
}

function layOutMember(key: string, value: Sample): Doc {
  const doc = layOutSample(value);
  const literal = literalIn(value);
  const isNeverMoved =
    typeof literal === "boolean" || (typeof literal === "number" && literal >= 0);
  // Behind a short key, a line break would win nothing.
  if (widthOf(key) <= 4 || isNeverMoved) return [key, ": ", doc];
  return layOutAssignment(key, ":", value);
}

/** `left = value`, or the same with another operator. */
export function layOutAssignment(left: string, operator: string, value: Sample): Doc {
  const right = layOutSample(value);
  const isBare = value.kind === "call" && value.argument === null;
  if (typeof literalIn(value) === "string" || isBare)
    return [left, operator, group(indent([line, right]))];
  const id = Symbol("assignment");
  return [left, operator, group(indent(line), { id }), indentIfBreak(right, { groupId: id })];
}

function layOutArray(items: readonly Sample[]): Doc {
  const docs = items.map(layOutSample);
  // Numbers fill the lines.
  if (items.length > 0 && items.every((item) => typeof literalIn(item) === "number")) {
    const filled = docs.map((doc, index) => {
      const ended = index === docs.length - 1 ? doc : [doc, ","];
      return index === 0 ? ended : group([line, ended]);
    });
    return group(["[", indent([softline, filled, ifBreak(",")]), softline, "]"]);
  }
  const sizes = items.map(sizeOf);
  const isTable = sizes.every((size) => size.kind === sizes[0]!.kind && size.members > 1);
  return bracketed("[", docs, "]", { shouldBreak: items.length > 1 && isTable });
}

function layOutCall({ callee, argument }: Sample & { kind: "call" }): Doc {
  if (argument === null) return `${callee}()`;
  const doc = layOutSample(argument);
  const isHugged = sizeOf(argument).members > 0;
  if (!isHugged) return [callee, bracketed("(", [doc], ")", { shouldBreak: willBreak(doc) })];
  const broken = bracketed("(", [doc], ")", { shouldBreak: true });
  const hugged = ["(", group(doc, { shouldBreak: true }), ")"];
  return [callee, conditionalGroup([["(", doc, ")"], hugged, broken])];
}

function literalIn(sample: Sample): string | number | boolean | null | undefined {
  if (sample.kind === "literal") return sample.value;
  if (sample.kind !== "json") return undefined;
  const { value } = sample;
  return typeof value === "object" && value !== null ? undefined : value;
}

/** How many members an object or a list has; others have none. */
function sizeOf(sample: Sample): { readonly kind: string; readonly members: number } {
  if (sample.kind === "object") return { kind: "object", members: sample.members.length };
  if (sample.kind === "array") return { kind: "array", members: sample.items.length };
  const value = sample.kind === "json" ? sample.value : null;
  if (typeof value !== "object" || value === null) return { kind: "other", members: 0 };
  if (isList(value)) return { kind: "array", members: value.length };
  return { kind: "object", members: Object.keys(value).length };
}

/** In columns: those of East Asian letters are two wide. */
function widthOf(key: string): number {
  return [...key].reduce((width, character) => width + (character < "\u1100" ? 1 : 2), 0);
}
