import { Draft } from "./draft.js";
import { isRecord, items, listOf, type Node } from "../node.js";

interface Meaning {
  /** `null`: any value; then the schema gets no `type`. */
  readonly type: string | null;
  readonly format?: string;
}

const types = new Set("string integer number boolean array object null file".split(" "));

/** Names of types in programming languages, where the matching type of OpenAPI is clear. */
const meanings = new Map<string, Meaning>([
  ...Array.from(types, (type) => [type, { type }] as const),
  ["str", { type: "string" }],
  ["date", { type: "string", format: "date" }],
  ["datetime", { type: "string", format: "date-time" }],
  ["date-time", { type: "string", format: "date-time" }],
  ["uuid", { type: "string", format: "uuid" }],
  ["int", { type: "integer" }],
  ["int32", { type: "integer", format: "int32" }],
  ["int64", { type: "integer", format: "int64" }],
  ["long", { type: "integer", format: "int64" }],
  ["float", { type: "number", format: "float" }],
  ["double", { type: "number", format: "double" }],
  ["decimal", { type: "number" }],
  ["bool", { type: "boolean" }],
  ["list", { type: "array" }],
  ["dict", { type: "object" }],
  ["map", { type: "object" }],
  ["any", { type: null }],
]);

/** `type: int` is read as `type: integer`, wherever a type may stand. */
export function repairTypeWords(draft: Draft): void {
  const type = draft.valueOf("type");
  if (type !== undefined && !isRecord(type) && !isType(type))
    repairNames(draft, draft.get("type")!);
  if (!isRecord(draft.valueOf("items"))) return;
  const item = draft.get("items")!;
  const inside = new Draft(item, draft.repairs);
  repairTypeWords(inside);
  if (inside.result !== item) draft.put("items", inside.result);
}

function repairNames(draft: Draft, written: Node): void {
  const isList = Array.isArray(written.value);
  const named = isList ? items(written) : [written];
  const meant = named.map((name) => meaningOf(name));
  if (meant.every((meaning) => meaning === undefined)) return;
  const formats = new Set<string>();
  for (const [index, meaning] of meant.entries()) {
    if (meaning === undefined) continue;
    const { type, format } = meaning;
    if (format !== undefined && !draft.has("format")) formats.add(format);
    const what = type === null ? "any value" : `${type}${format ? ` (${format})` : ""}`;
    const name = named[index]!;
    draft.repairs.report(
      name,
      `there is no type ${JSON.stringify(name.value)}: it is read as ${what}`,
    );
  }
  if (meant.some((meaning) => meaning?.type === null)) return draft.drop("type");
  const repaired = named.map((name, index) => ({
    value: meant[index]?.type ?? name.value,
    at: name.at,
  }));
  draft.put("type", isList ? listOf(written.at, repaired) : repaired[0]!);
  const [format, ...others] = formats;
  if (format !== undefined && others.length === 0)
    draft.put("format", { value: format, at: written.at });
}

/** `undefined`: it is a type of OpenAPI already, or it isn't clear which one is meant. */
function meaningOf({ value }: Node): Meaning | undefined {
  if (typeof value !== "string" || isType(value)) return undefined;
  return meanings.get(value.toLowerCase());
}

function isType(value: unknown): boolean {
  return typeof value === "string" && types.has(value);
}
