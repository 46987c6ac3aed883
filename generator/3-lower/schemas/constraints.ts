/**
 * The keywords by which a Schema Object constrains or describes values. This is the only place that reads
 * them.
 */
import { child, isRecord, withoutKeyword, type Node } from "../../2-resolve/node.js";
import { Diagnostics } from "../../diagnostics/diagnostic.js";
import { hasConstraints, noConstraints } from "../../model/constrain.js";
import type { Annotations, Constraints } from "../../model/constraints.js";
import type { JsonValue } from "../../model/docs.js";
import type { Shape } from "../../model/schema.js";
import type { Lowering } from "../lowering.js";
import { isAnything, isNothing } from "../checks/any-schema.js";
import { exactConditional, exactCopy } from "../checks/exact-copy.js";
import { isUnsupported } from "../checks/unsupported-keywords.js";
import { readers } from "./keyword-values.js";

/** The constraints of a schema itself, without those of what it refers to, and without annotations. */
export function readConstraints(node: Node, lowering: Lowering): Constraints {
  const keywords = readKeywords(node);
  const contains = readContains(node, lowering);
  const dependentSchemas = readDependentSchemas(node, lowering);
  const not = readNot(node, lowering);
  const conditional = readConditional(node, lowering);
  const unsupported = Object.keys(node.value as object).filter((keyword) => {
    if (keyword === "contains") return contains === undefined;
    if (keyword === "dependentSchemas" && dependentSchemas !== undefined) return false;
    if (keyword === "not" && not !== undefined) return false;
    if (keyword === "if" && conditional !== undefined) return false;
    return isUnsupported(keyword, node);
  });
  const isPlain = !contains && !dependentSchemas && !not && !conditional;
  if (isPlain && unsupported.length === 0) return keywords;
  const all = [...(keywords.unsupported ?? []), ...unsupported].toSorted();
  return {
    ...keywords,
    ...(contains === undefined ? {} : { contains }),
    ...(dependentSchemas === undefined ? {} : { dependentSchemas }),
    ...(not === undefined ? {} : { not }),
    ...(conditional === undefined ? {} : { if: conditional }),
    ...(all.length === 0 ? {} : { unsupported: all }),
  };
}

/** Keywords with plain values. A value that its keyword can't have counts as unsupported. */
export function readKeywords({ value }: Node): Constraints {
  if (!isRecord(value)) return noConstraints;
  const found: Record<string, unknown> = {};
  const unsupported: string[] = [];
  for (const keyword of Object.keys(value)) {
    if (!isRead(keyword)) continue;
    const written = value[keyword];
    // `uniqueItems: false` says nothing.
    if (written === undefined || written === false) continue;
    const limit = limits[keyword];
    if (limit !== undefined && written === true) {
      if (typeof value[limit] === "number") found[keyword] = value[limit];
      else unsupported.push(keyword);
      continue;
    }
    if (value[flags[keyword] ?? ""] === true) continue;
    const read = readers[keyword](written);
    if (read === undefined) unsupported.push(keyword);
    else if (keyword !== "dependentRequired" || hasConstraints(read as object))
      found[keyword] = read;
  }
  if (unsupported.length > 0) found["unsupported"] = unsupported.toSorted();
  return hasConstraints(found) ? found : noConstraints;
}

/** Up to OpenAPI 3.0, `true` makes the limit beside it an exclusive one. */
const limits: Readonly<Record<string, string>> = {
  exclusiveMinimum: "minimum",
  exclusiveMaximum: "maximum",
};
const flags: Readonly<Record<string, string>> = {
  minimum: "exclusiveMinimum",
  maximum: "exclusiveMaximum",
};

function isRead(keyword: string): keyword is keyof typeof readers {
  return Object.hasOwn(readers, keyword);
}

/** The annotations of a schema: they describe values. */
export function readAnnotations({ value }: Node): Annotations {
  if (!isRecord(value)) return noConstraints;
  const examples = examplesIn(value);
  const usual = value["default"];
  if (usual === undefined && examples.length === 0) return noConstraints;
  return {
    ...(usual === undefined ? {} : { default: usual as JsonValue }),
    ...(examples.length === 0 ? {} : { examples }),
  };
}

/** `example` and `examples`: a list, or by name as beside a schema. */
export function examplesIn({ example, examples }: Record<string, unknown>): readonly JsonValue[] {
  if (example === undefined && examples === undefined) return [];
  const named = isRecord(examples) ? Object.values(examples).map(valueOf) : [];
  const all = [example, ...(Array.isArray(examples) ? (examples as unknown[]) : named)];
  return all.filter((one): one is JsonValue => one !== undefined);
}

function valueOf(example: unknown): unknown {
  return isRecord(example) ? example["value"] : undefined;
}

/** For a part of a schema that is lowered by itself: the annotations belong to the whole. */
export function withoutAnnotations(node: Node): Node {
  const annotations = ["default", "example", "examples"].filter((keyword) => child(node, keyword));
  return annotations.reduce(withoutKeyword, node);
}

/**
 * The schema of `contains`, if inline: a reference might add a schema to the package that nothing else
 * uses.
 */
function readContains(node: Node, lowering: Lowering): Shape | undefined {
  const contains = child(node, "contains");
  if (contains === undefined || refers(contains.value)) return undefined;
  return silently(lowering).schema(contains);
}

/** Likewise; what allows anything says nothing. */
function readDependentSchemas(node: Node, lowering: Lowering): Constraints["dependentSchemas"] {
  const written = child(node, "dependentSchemas");
  if (written === undefined || !isRecord(written.value) || refers(written.value)) return undefined;
  const quiet = silently(lowering);
  const named = Object.keys(written.value).map((name) => [name, child(written, name)!] as const);
  const telling = named.filter(([, schema]) => !isAnything(schema));
  if (telling.length === 0) return undefined;
  return Object.fromEntries(telling.map(([name, schema]) => [name, quiet.schema(schema)]));
}

/** The schema of `not`, if its shape says all of it; what forbids nothing says nothing. */
function readNot(node: Node, lowering: Lowering): Shape | undefined {
  const not = child(node, "not");
  if (not === undefined || isNothing(not)) return undefined;
  const copy = exactCopy(not, lowering);
  return copy && silently(lowering).schema(withoutAnnotations(copy));
}

/** Likewise. */
function readConditional(node: Node, lowering: Lowering): Constraints["if"] {
  if (child(node, "if") === undefined) return undefined;
  const found = exactConditional(node, lowering);
  if (found === undefined) return undefined;
  const quiet = silently(lowering);
  const shapeOf = (part: Node) =>
    quiet.schema(isRecord(part.value) ? withoutAnnotations(part) : part);
  const conditional = {
    condition: shapeOf(found.condition),
    ...(found.fitting && { fitting: shapeOf(found.fitting) }),
    ...(found.others && { others: shapeOf(found.others) }),
  };
  // Without `else`, all others fit anyway.
  if (!found.isOfObjects || !found.others) return conditional;
  return {
    condition: quiet.schema({ value: { type: "object" }, at: node.at }),
    fitting: { kind: "unknown", if: conditional },
  };
}

/** What is no part of a type is reported where types are made, or isn't news. */
function silently(lowering: Lowering): Lowering {
  return lowering.with({ diagnostics: new Diagnostics().scope() });
}

function refers(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(refers);
  if (!isRecord(value)) return false;
  return Object.entries(value).some(
    ([key, member]) => key === "$ref" || key === "$dynamicRef" || refers(member),
  );
}
