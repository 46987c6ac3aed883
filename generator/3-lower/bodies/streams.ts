import { child, isRecord, items, listOf, mappingOf, type Node } from "../../2-resolve/node.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import type { ResponseContent } from "../../model/response.js";
import type { Shape } from "../../model/schema.js";
import { unionOf } from "../../model/compose.js";
import type { Lowering } from "../lowering.js";
import { essence, sequenceOf } from "../../model/media-types.js";
import { isBinary, resolveShape } from "../../model/walk.js";
import { choicesIn } from "../schemas/choices.js";

/** A body of items: what one is. `undefined` where the media type, or the schema, means one value. */
export function lowerStream(
  mediaType: string,
  node: Node,
  lowering: Lowering,
): Pick<ResponseContent, "shape" | "stream"> | undefined {
  const kind = sequenceOf(mediaType);
  if (kind === undefined) return undefined;
  const itemSchema = child(node, "itemSchema");
  const whole = lowering.schema(child(node, "schema"));
  const target = resolveShape(whole, lowering.schemas);
  if (isBinary(whole, lowering.schemas) && itemSchema === undefined) return undefined;
  if (kind === "events") return lowerEvents(itemSchema, whole, target, lowering);
  if (itemSchema !== undefined) return { shape: lowering.schema(itemSchema), stream: { kind } };
  // In 3.2 `schema` describes all items as a list; earlier documents mean one item, or text.
  const item = target.kind === "array" ? target.items : whole;
  return { shape: target.kind === "string" ? { kind: "unknown" } : item, stream: { kind } };
}

/** Warns of `itemSchema` for a media type that isn't a sequence: nothing says where an item ends. */
export function warnOfItemSchema(mediaType: string, node: Node, { diagnostics }: Lowering): void {
  const written = child(node, "itemSchema");
  if (written === undefined) return;
  const message = `${essence(mediaType)} is a single value here: itemSchema has no effect`;
  const hint =
    "it applies to a success of text/event-stream, application/jsonl, x-ndjson or json-seq";
  diagnostics.report("WF3005", written.at, message, { on: "key", hint });
}

/** `itemSchema` is that of an event; `schema`, before 3.2 and by habit, that of its data. */
function lowerEvents(
  itemSchema: Node | undefined,
  whole: Shape,
  target: Shape,
  lowering: Lowering,
): Pick<ResponseContent, "shape" | "stream"> {
  if (itemSchema === undefined) {
    const json = !isText(whole, lowering);
    const shape: Shape = target.kind === "unknown" ? { kind: "string", wire: null } : whole;
    return { shape, stream: { kind: "events", shapeOf: "data", json } };
  }
  // This one ends the stream; callers don't get it.
  const events = findEvents(itemSchema, lowering).filter(
    ({ properties }) => constantOf(properties.get("data"), lowering) !== "[DONE]",
  );
  const parsed = events.filter(({ properties }) => parsedData(properties, lowering));
  if (parsed.length === 0) {
    const shape = lowering.schema(itemSchema);
    return { shape, stream: { kind: "events", shapeOf: "event", json: false } };
  }
  const variants = events.map((event) => lowering.schema(eventSchema(event, lowering)));
  const names = new Set(parsed.map((event) => nameOf(event, lowering)));
  const json = parsed.length === events.length || [...names];
  return {
    shape: unionOf(variants, lowering.shapes),
    stream: { kind: "events", shapeOf: "event", json },
  };
}

/** One kind of event, as the schema and its parts describe it together. */
interface Event {
  readonly at: Pointer;
  readonly properties: ReadonlyMap<string, Node>;
  readonly required: readonly Node[];
}

/** A limit for the search of events, since schemas may refer to themselves. */
const mostSchemas = 1000;

/** The events that a schema allows: `allOf` and what stands beside it, by each of its choices. */
function findEvents(
  written: Node,
  lowering: Lowering,
  outer: Event = { at: written.at, properties: new Map(), required: [] },
  budget = { left: mostSchemas },
): readonly Event[] {
  if (budget.left-- <= 0) return [outer];
  const node = lowering.openapi.follow(written);
  const inherited = items(child(node, "allOf")).reduce<readonly Event[]>(
    (events, part) => events.flatMap((event) => findEvents(part, lowering, event, budget)),
    [outer],
  );
  const declared = child(node, "properties");
  const names = isRecord(declared?.value) ? Object.keys(declared.value) : [];
  const members = names.map((name) => [name, child(declared!, name)!] as const);
  const own = inherited.map(({ properties, required }): Event => ({
    at: node.at,
    properties: new Map([...properties, ...members]),
    required: [...required, ...items(child(node, "required"))],
  }));
  const choices = choicesIn(node);
  if (choices.length === 0) return own;
  return choices.flatMap((choice) =>
    own.flatMap((event) => findEvents(choice, lowering, event, budget)),
  );
}

/** The constant in `event`; without one, what WHATWG HTML 9.2.6 calls an event without a name. */
function nameOf({ properties }: Event, lowering: Lowering): string {
  const name = constantOf(properties.get("event"), lowering);
  return typeof name === "string" ? name : "message";
}

function constantOf(schema: Node | undefined, { openapi }: Lowering): unknown {
  return schema && child(openapi.follow(schema), "const")?.value;
}

/** The schema of an event as callers get it: `data` is what its text means. */
function eventSchema({ at, properties, required }: Event, lowering: Lowering): Node {
  const data = parsedData(properties, lowering);
  const members = { ...Object.fromEntries(properties), ...(data && { data }) };
  const type: Node = { value: "object", at };
  return mappingOf(at, {
    type,
    required: listOf(at, required),
    properties: mappingOf(at, members),
  });
}

/** The schema of what an event's data is once it is parsed; `undefined` where it stays text. */
function parsedData(properties: Event["properties"], lowering: Lowering): Node | undefined {
  const written = properties.get("data");
  if (written === undefined) return undefined;
  const node = lowering.openapi.follow(written);
  const mediaType = child(node, "contentMediaType")?.value;
  if (typeof mediaType === "string" && /[/+]json *(;|$)/i.test(mediaType))
    return child(node, "contentSchema") ?? mappingOf(node.at, {});
  return isText(lowering.schema(written), lowering) ? undefined : written;
}

function isText(shape: Shape, lowering: Lowering): boolean {
  const target = resolveShape(shape, lowering.schemas);
  if (target.kind === "union") return target.variants.every((part) => isText(part, lowering));
  if (target.kind === "enum") return target.values.every(({ value }) => typeof value === "string");
  return target.kind === "string" || target.kind === "unknown";
}
