import type { ClientPlan } from "../../4-plan/plan.js";
import type { ValuePlaces } from "../../4-plan/readers/reader.js";
import { placesExpression } from "../operations/value-places.js";
import { call, value } from "../seam/build.js";
import type { Expression } from "../seam/draft.js";

/** What makes dates, bigints and values of the user's types of what was sent; `false`: there are none. */
export function receivedExpression(
  places: ValuePlaces | null,
  client: ClientPlan,
): Expression | false {
  if (places === null) return false;
  const dates = places.hasDates ? [value(client.runtime("read/dates", "toDate"))] : [];
  const others = places.hasInt64
    ? [call(client.runtime("serve/program-value", "toBigint"), ...dates)]
    : dates;
  return call(
    client.runtime("read/formats", "receiver"),
    placesExpression(places, "parse", client),
    ...others,
  );
}
