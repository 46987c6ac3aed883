/** The JSON of a document's errors as a form: what is told of a refusal has slots in it. */
import { constrain, constraintsOf, resolveWhole } from "../../model/constrain.js";
import type { JsonValue } from "../../model/docs.js";
import type { Shape } from "../../model/schema.js";
import { objectsIn, type Schemas } from "../../model/walk.js";
import { type JoinedObject, joinedMembers } from "./joined-members.js";
import { leastNumber } from "./least-value.js";
import { errorSlot, isOffered, isPlace, roleOf } from "./member-roles.js";
import { type JsonObject, problemForm, type ProblemPlace } from "./problem-form.js";
import { detailSlot, textForm, type ValuePlace } from "./scalar-form.js";
import { cutForm, isSlot, score, withoutEmptyIssues } from "./slots.js";
import { wordForm } from "./status-words.js";

/**
 * The form of a shape; `null`: none is found that fits it. A text such as `{detail}` is a slot, a list with
 * one form in it has one item for each issue, and so has an object with the name `{place}`. An object with the
 * name `{cut}` is a list or a text that may only be so long. The runtime's `filledForm` fills it.
 * @param isProblem whether problem details are expected (RFC 9457), as the media type says
 */
export function refusalForm(shape: Shape, isProblem: boolean, schemas: Schemas): JsonValue | null {
  const value: ValuePlace = {
    role: null,
    depth: 0,
    isItem: false,
    isPlaced: false,
    error: "{detail}",
  };
  return formOf(shape, { schemas, isProblem, isRequired: true, ...value }) ?? null;
}

interface Place extends ProblemPlace, ValuePlace {
  /** Whether there must be a value, even if none says what a status means. */
  readonly isRequired: boolean;
}

/** `undefined`: no value is known to fit. */
function formOf(shape: Shape, at: Place): JsonValue | undefined {
  if (at.depth > 6) return undefined;
  const target = resolveWhole(shape, at.schemas);
  if ("userFormat" in target) return undefined;
  if (target.const !== undefined) return isSlot(target.const) ? undefined : target.const;
  switch (target.kind) {
    case "unknown":
      return at.depth === 0 ? "{problem}" : at.role === null ? null : detailSlot(at);
    case "null":
      return null;
    case "boolean":
      return false;
    case "enum": {
      const isKnown = target.values.every(({ value, digits }) => !isSlot(value) && !digits);
      if (!isKnown) return undefined;
      return wordForm(
        target.values.map(({ value }) => value),
        at.isRequired,
      );
    }
    case "string":
      return textForm(target, at);
    case "integer":
    case "number":
      if (at.role === "status" || at.role === "code") return "{status}";
      return leastNumber(target, target.kind === "integer");
    case "array":
      return listForm(target, at);
    case "object":
    case "intersection":
      return partsForm(target, at);
    case "union":
      return bestOf(target.variants, at);
    default:
      target.kind satisfies "never" | "tuple" | "reference";
      return undefined;
  }
}

function listForm(shape: Shape & { kind: "array" }, at: Place): JsonValue | undefined {
  const { items, minItems = 0, maxItems = Infinity } = shape;
  if (at.role === "path") return cutForm(pathForm(items, at), maxItems);
  const inner = {
    ...at,
    role: at.role ?? "list",
    depth: at.depth + 1,
    isItem: true,
    isRequired: true,
  } as const;
  const item = formOf(items, inner);
  if (item !== undefined && maxItems > 0 && (score(item) > 0 || minItems > 0))
    return cutForm([item], maxItems);
  return minItems === 0 ? [] : undefined;
}

/** The keys that lead to a place: a list of texts has them in one. */
function pathForm(items: Shape, { schemas }: Place): JsonValue {
  const target = resolveWhole(items, schemas);
  const kinds = target.kind === "union" ? target.variants.map(({ kind }) => kind) : [target.kind];
  const hasNumbers = kinds.includes("integer") || kinds.includes("number");
  const takesAll = kinds.includes("unknown") || (hasNumbers && kinds.includes("string"));
  return takesAll ? "{path}" : ["{place}"];
}

/** The form that tells most. Of what is only demanded, null. */
function bestOf(variants: readonly Shape[], at: Place): JsonValue | undefined {
  const canBeNull = variants.some(({ kind }) => kind === "null");
  if (canBeNull && at.role === null && at.depth > 0) return null;
  const forms = variants.flatMap((variant) => [formOf(variant, at)]);
  const known = forms.filter((form): form is JsonValue => form !== undefined && form !== null);
  return known.toSorted((a, b) => score(b) - score(a))[0] ?? (canBeNull ? null : undefined);
}

/** Of objects, all members; of other values, what the most specific part asks for. */
function partsForm(shape: Shape, at: Place): JsonValue | undefined {
  const { schemas } = at;
  const objects = objectsIn(shape, schemas, { withFirst: true });
  if (objects.length > 0) return objectForm(joinedMembers(objects), at);
  if (shape.kind !== "intersection") return undefined;
  const parts = shape.parts.map((part) => resolveWhole(part, schemas));
  const one = parts.find(({ kind }) => kind === "enum") ?? parts.find((part) => !isAnything(part));
  if (one === undefined) return undefined;
  const others = parts.filter((part) => part !== one && part.kind === one.kind);
  return formOf(
    others.reduce((all, part) => constrain(all, constraintsOf(part)), one),
    at,
  );
}

const isAnything = ({ kind }: Shape) => kind === "unknown";

function objectForm(object: JoinedObject, at: Place): JsonValue | undefined {
  const { properties, additional } = object;
  if (properties.length === 0 && typeof additional !== "string") return mapForm(additional, at);
  const names = properties.map(({ name }) => name);
  const isPlaced = at.isPlaced || (at.isItem && names.some((name) => isPlace(roleOf(name, true))));
  const inner = { ...at, depth: at.depth + 1, isPlaced, error: errorSlot(names) };
  const members = new Map<string, JsonValue>();
  for (const { name, required, shape } of properties) {
    const role = roleOf(name, at.isItem);
    // An issue has no issues of its own.
    if (!required && (!isOffered(role) || (role === "list" && at.isItem))) continue;
    const form = formOf(shape, { ...inner, role, isRequired: required });
    const isKept = form !== undefined && (required || score(form) > 0);
    if (isKept && name !== "__proto__" && !isSlot(name)) members.set(name, form);
    else if (required) return undefined;
  }
  const optional = properties.filter(({ required }) => !required).map(({ name }) => name);
  const form = withoutEmptyIssues(members, new Set(optional));
  if (at.depth > 0) return at.role === null ? form : toldForm(form, object, at);
  const told = at.isProblem ? form : toldForm(form, object, at);
  return problemForm(told, object, at) ?? told;
}

/** The message stands in the first text that has to be there, if no member is called so. */
function toldForm(form: JsonObject, { properties }: JoinedObject, at: Place): JsonObject {
  if (score(form) > 1) return form;
  for (const { name, shape } of properties) {
    const isToldElsewhere = /(id|key|token|version|name|url|uri|link)$/i.test(name);
    const target = resolveWhole(shape, at.schemas);
    if (form[name] === "" && target.kind === "string" && !isToldElsewhere)
      return { ...form, [name]: cutForm(detailSlot(at), target.maxLength) };
  }
  return form;
}

/** One member for each place. Elsewhere, maps are empty. */
function mapForm(values: Shape, at: Place): JsonValue {
  if (at.isItem || (at.role !== "list" && at.role !== "detail")) return {};
  const inner = { ...at, isItem: true, isPlaced: true, isRequired: true };
  const form = formOf(values, { ...inner, depth: at.depth + 1 });
  return form !== undefined && score(form) > 1 ? { "{place}": form } : {};
}
