import type { Draft, TypeName } from "./draft.js";
import { readAs, type Reading } from "./scalars.js";
import { typesOf } from "./schema-types.js";
import { child, isRecord, items, listOf, mappingOf, withMember, type Node } from "../node.js";

/**
 * Values that a schema names, as its type has them. YAML reads `1.10`, `007` or `true` as no text, and
 * quotes make a text of what is a number: the type says what was meant.
 */
export function repairValues(draft: Draft): void {
  repairChoices(draft);
  repairValue(draft, "const");
  repairValue(draft, "default");
  repairValue(draft, "example");
  const examples = draft.get("examples");
  if (examples === undefined) return;
  const all = items(examples);
  const repaired = all.map((example) => asMeant(example, draft.result, draft));
  if (areOthers(repaired, all)) draft.put("examples", listOf(examples.at, repaired));
}

/** The examples of a media type, parameter or header, as its schema has them. */
export function repairExampleValues(draft: Draft): void {
  const schema = draft.get("schema");
  if (schema === undefined) return;
  const single = draft.get("example");
  if (single !== undefined) {
    const repaired = asMeant(single, schema, draft);
    if (repaired.value !== single.value) draft.put("example", repaired);
  }
  const named = draft.get("examples");
  if (!isRecord(named?.value)) return;
  const names = Object.keys(named.value);
  const all = names.map((name) => child(named, name)!);
  const repaired = all.map((example) => {
    const written = child(example, "value");
    if (written === undefined) return example;
    const value = asMeant(written, schema, draft);
    return value.value === written.value ? example : withMember(example, "value", value);
  });
  if (areOthers(repaired, all))
    draft.put(
      "examples",
      mappingOf(named.at, Object.fromEntries(names.map((n, i) => [n, repaired[i]]))),
    );
}

/** Reads a value as its schema says; mappings and lists with all that is in them. */
function asMeant(value: Node, schema: Node, draft: Draft): Node {
  return new Meaning(draft).of(value, schema, 0);
}

function areOthers(repaired: readonly Node[], written: readonly Node[]): boolean {
  return repaired.some(({ value }, index) => value !== written[index]!.value);
}

function repairChoices(draft: Draft): void {
  if (!draft.has("enum") || hasTextsOfText(draft)) return;
  const choices = draft.get("enum")!;
  if (items(choices).length === 0) return;
  const types = typesOf(draft.result, draft.repairs);
  const all = items(choices);
  const repaired = all.map((choice) => readAs(choice, types, "must", draft.repairs).node);
  if (!areOthers(repaired, all)) return;
  const different = [...new Map(repaired.map((node) => [node.value, node])).values()];
  draft.put("enum", listOf(choices.at, different));
}

/** Whether it lists strings, and says so: most enums do. */
function hasTextsOfText(draft: Draft): boolean {
  const choices = draft.valueOf("enum");
  const isText = draft.valueOf("type") === "string" && !draft.has("$ref");
  return isText && Array.isArray(choices) && choices.every((choice) => typeof choice === "string");
}

function repairValue(draft: Draft, key: "const" | "default" | "example"): void {
  const written = draft.get(key);
  if (written === undefined) return;
  const repaired =
    key === "const"
      ? readAs(written, typesOf(draft.result, draft.repairs), "must", draft.repairs).node
      : asMeant(written, draft.result, draft);
  if (repaired.value !== written.value) draft.put(key, repaired);
}

/** Repairs one value and all that is in it. Only the first repair is reported. */
class Meaning {
  #reported = 0;

  constructor(private readonly draft: Draft) {}

  of(value: Node, schema: Node, depth: number): Node {
    const { repairs } = this.draft;
    if (value.value === null || typeof value.value !== "object") {
      const types: ReadonlySet<TypeName> = typesOf(schema, repairs);
      const reading: Reading = readAs(value, types, this.#reported > 0 ? "silent" : "may", repairs);
      if (reading.isRepaired) this.#reported++;
      return reading.node;
    }
    const target = depth > 50 ? undefined : repairs.follow(schema);
    if (target === undefined || !isRecord(target.value)) return value;
    return Array.isArray(value.value)
      ? this.#list(value, target, depth)
      : this.#mapping(value, target, depth);
  }

  #list(value: Node, schema: Node, depth: number): Node {
    const item = child(schema, "items");
    if (!isRecord(item?.value)) return value;
    const all = items(value);
    const repaired = all.map((node) => this.of(node, item, depth + 1));
    return areOthers(repaired, all) ? listOf(value.at, repaired) : value;
  }

  #mapping(value: Node, schema: Node, depth: number): Node {
    const names = Object.keys(value.value as object);
    let isChanged = false;
    const members = names.map((name) => {
      const member = child(value, name)!;
      const property = this.#property(schema, name, 0);
      const repaired = property === undefined ? member : this.of(member, property, depth + 1);
      isChanged ||= repaired.value !== member.value;
      return [name, repaired] as const;
    });
    return isChanged ? mappingOf(value.at, Object.fromEntries(members)) : value;
  }

  #property(schema: Node, name: string, depth: number): Node | undefined {
    const properties = child(schema, "properties");
    const own = properties && child(properties, name);
    if (own !== undefined) return own;
    for (const part of depth > 20 ? [] : items(child(schema, "allOf"))) {
      const target = this.draft.repairs.follow(part);
      const found = target && this.#property(target, name, depth + 1);
      if (found !== undefined) return found;
    }
    const others = child(schema, "additionalProperties");
    return isRecord(others?.value) ? others : undefined;
  }
}
