/** Which type a value has that a server receives: callers may give it in more ways than it arrives in. */
import type { Api } from "../../model/api.js";
import type { SchemaId, Shape } from "../../model/schema.js";
import { partsOf, reach } from "../../model/walk.js";
import { differsByValue, hasOneWayMembers } from "../direction-differences.js";
import type { Usage } from "../directions.js";

export type ReceivedType =
  /** That of a request: there is one way to give it. */
  | "given"
  /** That of an answer: it is sent as an answer is. */
  | "answered"
  /** Neither: it is made of that of a request. */
  | "derived";

export function receivedType(
  shape: Shape,
  api: Pick<Api, "schemas" | "int64" | "dates">,
  usages: ReadonlyMap<SchemaId, Usage>,
): ReceivedType {
  const inside = Array.from(reach([shape], api.schemas), (id) => api.schemas.get(id)!.shape);
  const all = [shape, ...inside].flatMap(withParts);
  const isOneWay = all.some(hasOneWayMembers);
  const isShared = shape.kind === "reference" && usages.get(shape.to)?.split === true;
  if (isShared && !isOneWay) return "answered";
  const isSame = !all.some((part) => differsByValue(part, api) || isOptional(part));
  return isSame && !isOneWay ? "given" : "derived";
}

function withParts(shape: Shape): readonly Shape[] {
  return [shape, ...partsOf(shape).flatMap(withParts)];
}

/** A caller may pass `undefined` for what it leaves out, and that doesn't arrive. */
function isOptional(shape: Shape): boolean {
  return shape.kind === "object" && shape.properties.some(({ required }) => !required);
}
