/** A query that is one value (`in: querystring`). */
import type { ServedBody } from "../../served.js";
import type { DecodeLimits, RequestPlace } from "../fault.js";
import { FormValue } from "../values/form-value.js";
import { formPairs } from "../pairs.js";
import type { WireReader } from "../shapes/reader.js";
import type { ValueShape } from "../shapes/shapes.js";
import { TextValue } from "../values/text-values.js";
import { unescapePercents } from "../texts.js";

export interface WholeQuery {
  readonly body: ServedBody;
  readonly isRequired: boolean;
  readonly shape: ValueShape;
}

/** A form is the query itself; other texts are percent-encoded as a whole. */
export function readWholeQuery(
  { body, isRequired, shape }: WholeQuery,
  query: string,
  reader: WireReader,
  limits: DecodeLimits,
): unknown {
  const place: RequestPlace = ["query"];
  if (query === "") {
    if (isRequired) reader.faults.push({ path: place, message: "missing", keyword: "required" });
    return undefined;
  }
  if (body.format === "form")
    return reader.read(shape, new FormValue(formPairs(query, place, limits), body, place));
  if (body.format === "json")
    return shape.json.parse(unescapePercents(query, place), place, limits.depth);
  return reader.read(shape, new TextValue({ sent: query, unescape: unescapePercents }, place));
}
