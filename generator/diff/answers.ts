import type { Response, Shape } from "../3-lower/api.js";
import type { ClientPlan } from "../4-plan/plan.js";
import { isAssignable } from "./assignable.js";

/** The type of an answer's data, as `5-emit/response-types.ts` prints it. */
export interface Data {
  readonly client: ClientPlan;
  /** Of the contents that are values. */
  readonly shapes: readonly Shape[];
  /** How bodies of items are taken apart: who iterates can't read a whole, nor the other way round. */
  readonly streams: string;
  /** `Uint8Array`. */
  readonly bytes: boolean;
  /** No content is declared: `undefined`, or `unknown` for a failure. */
  readonly nothing: boolean;
}

export function dataOf({ contents }: Response, client: ClientPlan): Data {
  const shapes = contents.filter((c) => c.format !== "binary").map(({ shape }) => shape);
  return {
    client,
    shapes,
    streams: streamsOf(contents),
    bytes: shapes.length < contents.length,
    nothing: contents.length === 0,
  };
}

/** What all media types of a response say of streams, as a text to compare. */
export function streamsOf(contents: Response["contents"]): string {
  const streams = contents.map(({ stream }) => (stream === null ? "" : shownAs(stream)));
  return [...new Set(streams)].toSorted().join();
}

/** What a caller sees of the framing: events, or the items themselves. */
function shownAs(stream: NonNullable<Response["contents"][number]["stream"]>): string {
  return stream.kind === "events" ? `events ${stream.shapeOf}` : "items";
}

/** Whether code that reads `to` can read `from`. */
export function fitsData(from: Data, to: Data): boolean {
  // Nobody builds on `undefined`, nor on `unknown`.
  if (to.nothing) return true;
  if (from.nothing) return false;
  if ((from.bytes && !to.bytes) || from.streams !== to.streams) return false;
  const whole: Shape = { kind: "union", variants: to.shapes };
  return from.shapes.every((shape) =>
    isAssignable(
      { shape, client: from.client, direction: "response" },
      { shape: whole, client: to.client, direction: "response" },
    ),
  );
}
