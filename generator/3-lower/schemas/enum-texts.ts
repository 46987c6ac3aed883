/** Names and descriptions of an enum's values, from common extensions or from `oneOf` of constants. */
import { child, isRecord, items, valueAt, type Node } from "../../2-resolve/node.js";
import { referenceOf } from "../../2-resolve/targets.js";
import { choicesIn } from "./choices.js";

export type Scalar = string | number | boolean | null;

export interface EnumText {
  /** What the author calls the value. */
  readonly name: string | null;
  readonly description: string | null;
}

/** Lists in the order of the values, or mappings from values to texts. */
const nameKeywords = ["x-enum-varnames", "x-enumNames", "x-enum-names", "x-speakeasy-enums"];
const textKeywords = [
  "x-enum-descriptions",
  "x-enumDescriptions",
  "x-speakeasy-enum-descriptions",
  "x-enum-comments",
];

/** Everything that may name or describe values. */
const extensions = [
  ...nameKeywords,
  ...textKeywords,
  "x-ms-enum",
  "values",
  "x-enum-elements",
  "x-fern-enum",
];

/** By value; only those that have a name or a description. */
export function enumTexts(schema: Node): ReadonlyMap<Scalar, EnumText> {
  // Asked of every schema: few have values, and fewer have texts of them.
  const values = valuesOf(schema);
  const branches = branchesOf(schema);
  if (values.length === 0 && branches.length === 0) return none;
  const texts = new Map<Scalar, EnumText>();
  if (values.length > 0 && extensions.some((keyword) => valueAt(schema, keyword) !== undefined))
    values.forEach((value, index) => {
      const entry = entryOf(schema, value, index);
      const name = first(nameKeywords, schema, [value], index) ?? text(entry?.["name"]);
      const description =
        first(textKeywords, schema, name === null ? [value] : [value, name], index) ??
        text(entry?.["description"]);
      if (name !== null || description !== null) texts.set(value, { name, description });
    });
  for (const branch of branches)
    for (const [value, found] of branchTexts(branch)) texts.set(value, found);
  return texts;
}

const none: ReadonlyMap<Scalar, EnumText> = new Map();

export function isScalar(value: unknown): value is Scalar {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

function valuesOf(schema: Node): readonly Scalar[] {
  const constant = valueAt(schema, "const");
  const listed = valueAt(schema, "enum");
  const values: readonly unknown[] = Array.isArray(listed) ? listed : [];
  // Other values become null, so that the lists of names still match by index.
  return (constant === undefined ? values : [constant]).map((value) =>
    isScalar(value) ? value : null,
  );
}

function branchesOf(schema: Node): readonly Node[] {
  return choicesIn(schema).filter((branch) => referenceOf(branch) === undefined);
}

/** A branch with one value describes it by its title and description. */
function branchTexts(branch: Node): ReadonlyMap<Scalar, EnumText> {
  const [value, ...others] = valuesOf(branch);
  const own = enumTexts(branch);
  if (value === undefined || others.length > 0) return own;
  const known = own.get(value);
  const title = text(valueAt(branch, "title"));
  const written = known?.description ?? text(valueAt(branch, "description"));
  const name = known?.name ?? title;
  const description = written ?? (title !== null && isNews(title, value) ? title : null);
  return name === null && description === null ? own : new Map([[value, { name, description }]]);
}

/** Whether a title says more than the value itself. */
function isNews(title: string, value: Scalar): boolean {
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  return letters(title) !== letters(String(value));
}

function first(
  keywords: readonly string[],
  schema: Node,
  keys: readonly Scalar[],
  index: number,
): string | null {
  for (const keyword of keywords) {
    const texts = child(schema, keyword)?.value;
    const found = Array.isArray(texts)
      ? [text(texts[index])]
      : keys.map((key) => (isRecord(texts) ? text(member(texts, String(key))) : null));
    const first = found.find((one) => one !== null);
    if (first !== undefined) return first;
  }
  return null;
}

/** `x-ms-enum: { values }`, `x-enum-elements` (APIMatic) and `x-fern-enum` have an object for each value. */
function entryOf(schema: Node, value: Scalar, index: number): Record<string, unknown> | undefined {
  const listed = items(child(child(schema, "x-ms-enum") ?? schema, "values")).find(
    (entry) => child(entry, "value")?.value === value,
  );
  const element = items(child(schema, "x-enum-elements"))[index];
  const mapped = child(schema, "x-fern-enum")?.value;
  const found =
    listed?.value ?? element?.value ?? (isRecord(mapped) ? member(mapped, String(value)) : null);
  return isRecord(found) ? found : undefined;
}

function member(mapping: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}

function text(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}
