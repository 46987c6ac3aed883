/** How parameters are written, as texts to compare. Differences that don't matter are left out. */
import type { Parameter } from "../../model/parameter.js";
import type { Shape } from "../../model/schema.js";
import { isSettledBy, isVendor } from "../../model/dialects.js";
import { essence } from "../../model/media-types.js";
import { ruleOf } from "../../model/styles.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { writesDatesAsText } from "../schemas/written.js";
import {
  contains,
  containsList,
  containsOne,
  encodingSignatures,
  structures,
  styleSignature,
} from "./signatures.js";

type Written = Pick<Parameter, "serialization" | "in">;

/**
 * How a parameter is written.
 * @param shape what values it has, which may be another version's
 * @param client that of the shape
 */
export function signatureOf(
  { serialization, in: location }: Written,
  shape: Shape,
  client: ClientPlan,
): string {
  const { schemas } = client.api;
  if (serialization.kind === "content") {
    const { mediaType, dialect, nulls } = serialization;
    const encodings = encodingSignatures(serialization.encodings, () => shape, schemas);
    const isForm = essence(mediaType) === "application/x-www-form-urlencoded";
    const notation = isForm ? [`dialect ${dialect} nulls ${nulls}`] : [];
    return ["content", mediaType, ...notation, ...encodings].join(" ");
  }
  const { dialect, arrays, allowEmptyValue } = serialization;
  const isList = containsList(shape, schemas);
  const isSettled = location === "query" && isSettledBy(dialect, serialization);
  if (isSettled && contains(shape, schemas, structures))
    return isList ? `dialect ${dialect} arrays ${arrays}` : `dialect ${dialect}`;
  const isOfVendor = isSettled && isVendor(dialect);
  const usual = isOfVendor
    ? scalarOfVendor(shape, client)
    : styleSignature(serialization, location, shape, schemas);
  const notation = ruleOf(serialization.style).nests && isList ? ` arrays ${arrays}` : "";
  const admitsNull = contains(shape, schemas, ["null", "unknown"]);
  // A null is then the name alone.
  const namesNull = location === "query" && (allowEmptyValue || isOfVendor) && admitsNull;
  return usual + notation + (namesNull ? " allowEmptyValue" : "");
}

/** A scalar is written as OpenAPI's `form` does it, but for dates. */
function scalarOfVendor(shape: Shape, client: ClientPlan): string {
  const hasDates = containsOne(shape, client.api.schemas, (target) =>
    writesDatesAsText({ shape: target, client }),
  );
  return hasDates ? "formQuery with a Date in seconds" : "formQuery";
}

/**
 * Whether `[` and `]` stay in names and texts, where OpenAPI asks for `%5B` and `%5D`; `null`: the
 * parameter has none. Servers read the same.
 */
export function keepsBrackets(
  { serialization, in: location, name }: Written & Pick<Parameter, "name">,
  shape: Shape,
  { api }: ClientPlan,
): boolean | null {
  if (location !== "query" || serialization.kind !== "style") return null;
  const mayHave = (text: unknown) => typeof text === "string" && /[[\]]/.test(text);
  const isConcerned = containsOne(
    shape,
    api.schemas,
    (one) =>
      (one.kind === "string" && one.wire === null) ||
      (one.kind === "enum" && one.values.some(({ value }) => mayHave(value))),
  );
  return isConcerned || mayHave(name) ? isVendor(serialization.dialect) : null;
}
