/** Values in samples of code, with line breaks where prettier makes them. */
import type { Sample } from "../../4-plan/samples/sample.js";
import type { ShownValue } from "../../5-emit/seam/draft.js";
import type { JsonValue } from "../../model/docs.js";
import {
  conditionalGroup,
  group,
  ifBreak,
  indent,
  indentIfBreak,
  line,
  softline,
  willBreak,
  type Doc,
} from "../layout/doc.js";
import { bracketed } from "../layout/layout.js";
import { bigintLiteral } from "../text.js";
import { sampleKey, sampleLiteral, sampleString } from "./sample-text.js";

export function layOutShown(value: ShownValue): Doc {
  switch (value.kind) {
    case "call":
      return layOutCall(value);
    case "code":
      return value.text;
    default:
      return layOutSample(value);
  }
}

function layOutSample(sample: Sample): Doc {
  switch (sample.kind) {
    case "literal":
      return sampleLiteral(sample.value);
    case "bigint":
      return bigintLiteral(sample.digits);
    case "now":
      return "new Date()";
    case "moment":
      return ["new Date(", sampleString(sample.text), ")"];
    case "bytes":
      return "new Uint8Array()";
    case "file":
      return layOutFile(sample);
    case "impossible":
      return "undefined as never";
    case "deep":
      return "/* ... */ undefined as never";
    case "list":
      return layOutList(sample.items);
    case "object":
      return layOutObject(sample.members, false);
    case "example":
      return layOutExample(sample.value);
  }
}

function layOutFile({ name, type }: Sample & { kind: "file" }): Doc {
  const texts: Doc = '["..."]';
  if (type === null) return ["new File", bracketed("(", [texts, sampleString(name)], ")")];
  const options = layOutObject([["type", { kind: "literal", value: type }]], false);
  const start = ["new File(", texts, ", ", sampleString(name), ", "];
  const broken = bracketed("(", [texts, sampleString(name), options], ")", { shouldBreak: true });
  // As prettier does: in one line, else the last argument breaks, else all do.
  return conditionalGroup([
    [...start, options, ")"],
    [...start, group(options, { shouldBreak: true }), ")"],
    ["new File", broken],
  ]);
}

/** An object with one member on each line. Prettier keeps this layout. */
function layOutExample(value: JsonValue): Doc {
  if (typeof value !== "object" || value === null) return sampleLiteral(value);
  if (isList(value)) return layOutList(value.map(example));
  return layOutObject(
    Object.entries(value).map(([name, member]) => [name, example(member)]),
    true,
  );
}

const example = (value: JsonValue): Sample => ({ kind: "example", value });

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function layOutObject(members: readonly (readonly [string, Sample])[], shouldBreak: boolean): Doc {
  const items = members.map(([name, value]) => layOutMember(sampleKey(name), value));
  return bracketed("{", items, "}", { padding: line, shouldBreak });
}

function layOutMember(key: string, value: Sample): Doc {
  const literal = literalIn(value);
  const isNeverMoved =
    typeof literal === "boolean" || (typeof literal === "number" && literal >= 0);
  // A line break after a short key would save no space, and a call breaks its arguments instead.
  if (widthOf(key) <= 4 || isNeverMoved || value.kind === "file")
    return [key, ": ", layOutSample(value)];
  return layOutAssignment(key, ":", value);
}

/** `left = value`, or the same with another operator. */
export function layOutAssignment(left: string, operator: string, value: ShownValue): Doc {
  const id = Symbol("assignment");
  const right = indentIfBreak(layOutShown(value), { groupId: id });
  return [left, operator, group(indent(line), { id }), right];
}

function layOutList(items: readonly Sample[]): Doc {
  const docs = items.map(layOutSample);
  // Several numbers share a line.
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

function layOutCall({ callee, argument }: ShownValue & { kind: "call" }): Doc {
  if (argument === null) return `${callee}()`;
  const doc = layOutShown(argument);
  const isHugged = sizeOf(argument).members > 0;
  if (!isHugged) return [callee, bracketed("(", [doc], ")", { shouldBreak: willBreak(doc) })];
  const broken = bracketed("(", [doc], ")", { shouldBreak: true });
  const hugged = ["(", group(doc, { shouldBreak: true }), ")"];
  return [callee, conditionalGroup([["(", doc, ")"], hugged, broken])];
}

function literalIn(sample: ShownValue): string | number | boolean | null | undefined {
  if (sample.kind === "literal") return sample.value;
  if (sample.kind !== "example") return undefined;
  const { value } = sample;
  return typeof value === "object" && value !== null ? undefined : value;
}

/** How many members an object or a list has; 0 for other values. */
function sizeOf(sample: ShownValue): { readonly kind: string; readonly members: number } {
  if (sample.kind === "object") return { kind: "object", members: sample.members.length };
  if (sample.kind === "list") return { kind: "list", members: sample.items.length };
  const value = sample.kind === "example" ? sample.value : null;
  if (typeof value !== "object" || value === null) return { kind: "other", members: 0 };
  if (isList(value)) return { kind: "list", members: value.length };
  return { kind: "object", members: Object.keys(value).length };
}

/** In columns: an East Asian character takes two. */
function widthOf(key: string): number {
  return [...key].reduce((width, character) => width + (character < "\u1100" ? 1 : 2), 0);
}
