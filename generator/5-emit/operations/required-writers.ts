/** Writers of what a request isn't sent without. */
import type { ClientPlan } from "../../4-plan/plan.js";
import type { Parameter } from "../../model/parameter.js";
import type { Shape } from "../../model/schema.js";
import { resolveShape } from "../../model/walk.js";
import { call, literal } from "../seam/build.js";
import type { Expression } from "../seam/draft.js";
import { parameterWriter } from "./parameter-writers.js";

/** @param isOpen whether the client may give parameters of the path */
export function requiredWriter(
  parameter: Parameter,
  isOpen: boolean,
  client: ClientPlan,
): Expression {
  const writer = parameterWriter(parameter, client);
  const { required, serialization, shape } = parameter;
  // A whole path always needs all of its parameters.
  const isMarked = required && (parameter.in !== "path" || isOpen);
  if (!required || serialization.kind !== "style" || !mayBeEmpty(shape, client))
    return requiredIf(isMarked, writer, client);
  const symbol = client.runtime("encode/styles/required-in-style", "requiredInStyle");
  return call(symbol, writer, literal(serialization.style));
}

export function requiredIf(
  isRequired: boolean,
  writer: Expression,
  client: ClientPlan,
): Expression {
  return isRequired ? call(client.runtime("encode/operation", "required"), writer) : writer;
}

/** Whether it may be a list or an object: of an empty one, a style sends nothing. */
function mayBeEmpty(shape: Shape, { api, codecs }: ClientPlan): boolean {
  const isNested = (one: Shape) => /array|object/.test(codecs.formOf(one) ?? "");
  const target = resolveShape(shape, api.schemas);
  return target.kind === "union" ? target.variants.some(isNested) : isNested(target);
}
