import type { Api } from "../../model/api.js";
import type { ResponseContent, Stream } from "../../model/response.js";
import type { Shape } from "../../model/schema.js";
import { scalarKindsOf } from "../../3-lower/bodies/contents.js";
import { isBytesFormat, isTextFormat } from "../../model/formats.js";
import { resolveShape } from "../../model/walk.js";
import type { ContentReader } from "./reader.js";
import { ValuePlacePlan } from "./value-places.js";

export type ReadApi = Pick<Api, "schemas" | "shapes" | "int64" | "dates" | "formats">;

/** The formats of the user's that a function converts. */
export function formatsWith(
  way: "parse" | "print",
  { formats }: Pick<Api, "formats">,
): ReadonlySet<string> {
  const found = Object.entries(formats).filter(([, format]) => format[way] !== undefined);
  return new Set(found.map(([name]) => name));
}

/** How contents of answers are read: of one client. */
export class ContentReaders {
  readonly #places: ValuePlacePlan;
  readonly #textPlaces: ValuePlacePlan;

  constructor(readonly api: ReadApi) {
    const { schemas, int64, dates } = api;
    const formats = formatsWith("parse", api);
    this.#places = new ValuePlacePlan(schemas, { int64, dates, formats });
    this.#textPlaces = new ValuePlacePlan(schemas, { int64, dates: "string", formats: new Set() });
  }

  /** Whether values have something that JSON doesn't have: bigints, dates. */
  hasPlaces({ shape }: ResponseContent): boolean {
    return this.#places.of(shape) !== null;
  }

  of(content: ResponseContent): ContentReader {
    const { format, mediaType, stream, shape } = content;
    if (stream?.kind === "events") return this.#eventsReader(stream, shape);
    const plan = isReadAsText(content) ? this.#textPlaces : this.#places;
    const places = isBytesFormat(format) ? null : plan.of(shape);
    if (stream !== null) {
      const { kind, usual } = itemReaders[stream.kind];
      const named = mediaType === usual && places === null ? null : mediaType;
      return { kind, mediaType: named, places };
    }
    switch (format) {
      case "json":
      case "jsonOrText":
        return { kind: format, places };
      case "scalar":
        return { kind: format, kinds: scalarKindsOf(shape, this.api.schemas), places };
      case "any":
        return { kind: "untyped" };
      case "text":
      case "anyText":
      case "binary":
        return { kind: format };
    }
  }

  /** All events are JSON, or those of certain names, or none. */
  #eventsReader({ json, shapeOf }: Stream & { kind: "events" }, shape: Shape): ContentReader {
    if (json === false) return { kind: "textEvents" };
    const data = shapeOf === "data" ? [shape] : dataShapes(shape, this.api);
    const names = json === true ? null : json;
    return { kind: "jsonEvents", names, places: this.#places.ofAll(data) };
  }
}

/** Readers of JSON items by their framing, and the media type that each is for. */
const itemReaders = {
  lines: { kind: "jsonLines", usual: "application/jsonl" },
  sequence: { kind: "jsonSequence", usual: "application/json-seq" },
} as const satisfies Record<Exclude<Stream["kind"], "events">, object>;

/** These stay plain text: dates in them aren't converted. */
export function isReadAsText({ format, stream }: ResponseContent): boolean {
  return stream === null && isTextFormat(format);
}

/** What the data of an event may be, by what the document says of the events. */
function dataShapes(
  shape: Shape,
  api: Pick<Api, "schemas">,
  outer: readonly Shape[] = [],
): readonly Shape[] {
  const target = resolveShape(shape, api.schemas);
  if (outer.includes(target)) return [];
  if (target.kind === "union")
    return target.variants.flatMap((one) => dataShapes(one, api, [...outer, target]));
  if (target.kind !== "object") return [];
  return target.properties.filter(({ name }) => name === "data").map((property) => property.shape);
}
