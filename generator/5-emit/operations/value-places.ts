import type { ValuePlace, ValuePlaces } from "../../4-plan/readers/reader.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { array, literal, literals, pairs, value } from "../seam/build.js";
import type { Expression } from "../seam/draft.js";

/**
 * The places of values that JSON can't express, as a list for the runtime.
 * @param way which function of a user's format: from JSON, or back
 */
export function placesExpression(
  { places }: ValuePlaces,
  way: "parse" | "print",
  client: ClientPlan,
): Expression {
  return array(places.map((place) => placeExpression(place, way, client)));
}

function placeExpression(
  place: ValuePlace,
  way: "parse" | "print",
  client: ClientPlan,
): Expression {
  const { int64, dateTime, unixTime, items, first, fields, rest } = place;
  const members: [string, Expression][] = [];
  if (int64) members.push(["int64", literal(true)]);
  if (dateTime !== null)
    members.push(["dateTime", literal(dateTime === "maybe" ? dateTime : true)]);
  if (unixTime) members.push(["unixTime", literal(true)]);
  const { module, [way]: name } = client.api.formats[place.format ?? ""] ?? {};
  if (module !== undefined && name !== undefined) {
    members.push(["convert", value(client.imported(module, name))]);
    if (!place.isFormatSure) members.push(["isMaybe", literal(true)]);
  } else if (unixTime && way === "print")
    members.push(
      ["convert", value(client.runtime("encode/formats", "printSeconds"))],
      ["isMaybe", literal(true)],
    );
  if (items >= 0) members.push(["items", literal(items)]);
  if (first.some((position) => position !== items)) members.push(["first", literals(first)]);
  if (fields.length > 0) {
    const numbered = fields.map(([name, number]) => [name, literal(number)] as const);
    members.push(["fields", pairs(numbered)]);
  }
  if (rest >= 0) members.push(["rest", literal(rest)]);
  return { kind: "object", members };
}
