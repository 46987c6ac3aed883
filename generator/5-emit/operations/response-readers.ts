import type { ReadersByStatus } from "../../4-plan/operations/operation-plan.js";
import type { ContentReader, ResponseReader, ValuePlaces } from "../../4-plan/readers/reader.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { call, literal, literals, value } from "../seam/build.js";
import type { Expression } from "../seam/draft.js";
import { placesExpression } from "./value-places.js";

/** The reader of the body for each status. */
export function readersTable(readers: ReadersByStatus, client: ClientPlan): Expression {
  const members = readers.map(
    ([status, reader]) => [status, readerExpression(reader, client)] as const,
  );
  return { kind: "object", members };
}

function readerExpression(reader: ResponseReader, client: ClientPlan): Expression {
  switch (reader.kind) {
    case "empty":
      return value(client.runtime("read/response", "empty"));
    case "only": {
      const types = reader.otherTypes.map((type) => literal(type));
      const inner = contentExpression(reader.reader, client);
      return call(client.runtime("read/answers", "only"), inner, ...types);
    }
    case "byContentType": {
      const members = reader.readers.map(
        ([mediaType, one]) => [mediaType, contentExpression(one, client)] as const,
      );
      return call(client.runtime("read/response", "byContentType"), { kind: "object", members });
    }
    default:
      return contentExpression(reader, client);
  }
}

function contentExpression(reader: ContentReader, client: ClientPlan): Expression {
  switch (reader.kind) {
    case "untyped":
    case "text":
    case "binary":
      return value(client.runtime("read/response", reader.kind));
    case "anyText":
      return value(client.runtime("read/text-response", reader.kind));
    case "json":
      return reader.places === null
        ? value(client.runtime("read/response", "json"))
        : placedReader(reader.places, "Json", client);
    case "jsonOrText":
      return call(client.runtime("read/text-response", reader.kind), ...parserOf(reader, client));
    case "scalar": {
      const kinds: Expression = literals(reader.kinds);
      const symbol = client.runtime("read/text-response", reader.kind);
      return call(symbol, kinds, ...parserOf(reader, client));
    }
    case "jsonLines":
    case "jsonSequence": {
      const accept = reader.mediaType === null ? [] : [literal(reader.mediaType)];
      const symbol = client.runtime("stream/json-lines", reader.kind);
      return call(symbol, ...accept, ...parserOf(reader, client));
    }
    case "textEvents":
      return value(client.runtime("stream/event-stream", reader.kind));
    case "jsonEvents": {
      const parser = parserOf(reader, client);
      const all = parser.length === 0 ? [] : [literal(null)];
      const { names } = reader;
      const some = names && literals(names);
      const symbol = client.runtime("stream/event-stream", reader.kind);
      return call(symbol, ...(some === null ? all : [some]), ...parser);
    }
  }
}

function parserOf(
  { places }: { readonly places: ValuePlaces | null },
  client: ClientPlan,
): readonly Expression[] {
  return places === null ? [] : [placedReader(places, "Parser", client)];
}

/** A reader that knows the places of exact integers, of dates, or of both. */
function placedReader(
  places: ValuePlaces,
  what: "Json" | "Parser",
  client: ClientPlan,
): Expression {
  const data = placesExpression(places, "parse", client);
  if (places.hasFormats) return formattedReader(data, places, what, client);
  if (!places.hasInt64) return call(client.runtime("read/dates", `dated${what}`), data);
  const more = places.hasDates ? [value(client.runtime("read/dates", "toDate"))] : [];
  return call(client.runtime("read/int64", `exact${what}`), data, ...more);
}

/** The same where values have types of the user's too. */
function formattedReader(
  data: Expression,
  { hasInt64, hasDates }: ValuePlaces,
  what: "Json" | "Parser",
  client: ClientPlan,
): Expression {
  const dates = hasDates ? [value(client.runtime("read/dates", "toDate"))] : [];
  if (!hasInt64) return call(client.runtime("read/formats", `formatted${what}`), data, ...dates);
  const toFormat = client.runtime("read/formats", "toFormat");
  return call(client.runtime("read/int64", `exact${what}`), data, call(toFormat, ...dates));
}
