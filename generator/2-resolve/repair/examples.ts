import type { Draft } from "./draft.js";
import { child, isRecord, items, mappingOf, type Node } from "../node.js";

/** `example` and `examples` of a media type, parameter or header, one written as the other. */
export function repairExamples(draft: Draft): void {
  if (!draft.repairs.isFrom("3.0")) return;
  repairSingle(draft);
  const written = draft.get("examples");
  if (written === undefined) return;
  if (isRecord(written.value)) repairNamed(draft, written);
  else {
    const isList = Array.isArray(written.value);
    draft.report(
      "examples",
      "`examples` must have Example Objects by name: these values are read as such",
    );
    const values = isList ? items(written) : [written];
    const named = values.map((value, i) => [`example${i + 1}`, asExample(value)] as const);
    draft.put("examples", mappingOf(written.at, Object.fromEntries(named)));
  }
}

/** Values where Example Objects belong. */
function repairNamed(draft: Draft, written: Node): void {
  const names = Object.keys(written.value as object);
  const all = names.map((name) => [name, child(written, name)!] as const);
  const repaired = all.map(([name, example]) => [name, asExample(example)] as const);
  if (repaired.every(([, example], index) => example === all[index]![1])) return;
  for (const [index, [, example]] of all.entries())
    if (repaired[index]![1] !== example)
      draft.repairs.report(
        example,
        "an Example Object has its value under `value`: this is read as that value",
        "key",
      );
  draft.put("examples", mappingOf(written.at, Object.fromEntries(repaired)));
}

/** Example Objects by name, or one, at `example`, which is a value. */
function repairSingle(draft: Draft): void {
  const written = draft.get("example");
  if (!isRecord(written?.value) || draft.has("examples")) return;
  const names = Object.keys(written.value);
  const isOne = names.length > 1 && isExample(written) && child(written, "value") !== undefined;
  const areAll =
    names.length > 0 &&
    names
      .map((name) => child(written, name)!)
      .every((node) => isExample(node) && child(node, "value"));
  if (!isOne && !areAll) return;
  draft.report("example", "`example` must be a value: this is read as `examples`");
  draft.drop("example");
  draft.put("examples", isOne ? mappingOf(written.at, { example1: written }) : written);
}

function asExample(node: Node): Node {
  return isExample(node) ? node : mappingOf(node.at, { value: node });
}

const exampleFields = [
  "summary",
  "description",
  "value",
  "externalValue",
  "dataValue",
  "serializedValue",
];

/** Whether a mapping is an Example Object by its fields. */
function isExample({ value }: Node): boolean {
  if (!isRecord(value)) return false;
  if (typeof value["$ref"] === "string") return true;
  const keys = Object.keys(value).filter((key) => !key.startsWith("x-"));
  const hasValue = keys.some(
    (key) => exampleFields.includes(key) && !/^(summary|description)$/.test(key),
  );
  const isText = keys.every((key) => /^(summary|description)$/.test(key));
  return hasValue || (isText && keys.length > 0);
}
