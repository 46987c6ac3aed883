import type { ValuePlace, ValuePlaces } from "../../4-plan/readers/reader.js";
import { literal } from "../seam/build.js";
import type { Expression } from "../seam/draft.js";

/** The places of values that JSON can't express, as a list for the runtime. */
export function placesExpression({ places }: ValuePlaces): Expression {
  return { kind: "array", items: places.map(placeExpression) };
}

function placeExpression(place: ValuePlace): Expression {
  const { int64, dateTime, unixTime, items, first, fields, rest } = place;
  const members: [string, Expression][] = [];
  if (int64) members.push(["int64", literal(true)]);
  if (dateTime !== null)
    members.push(["dateTime", literal(dateTime === "maybe" ? dateTime : true)]);
  if (unixTime) members.push(["unixTime", literal(true)]);
  if (items >= 0) members.push(["items", literal(items)]);
  if (first.some((position) => position !== items))
    members.push(["first", { kind: "array", items: first.map((one) => literal(one)) }]);
  if (fields.length > 0) {
    const pairs = fields.map(([name, number]): Expression => ({
      kind: "array",
      items: [literal(name), literal(number)],
    }));
    members.push(["fields", { kind: "array", items: pairs }]);
  }
  if (rest >= 0) members.push(["rest", literal(rest)]);
  return { kind: "object", members };
}
