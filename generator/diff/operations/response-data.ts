import { isBytesFormat } from "../../model/formats.js";
import type { Response } from "../../model/response.js";
import type { Shape } from "../../model/schema.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { isAssignable } from "../schemas/assignable.js";
import { enumerate } from "../verdicts/describe.js";

/** The type of an answer's data, as `5-emit/response-types.ts` prints it. */
export interface ResponseData {
  readonly client: ClientPlan;
  /** The shapes of values, by how they arrive: see `streamOf`. */
  readonly shapes: ReadonlyMap<string, readonly Shape[]>;
  /** `Uint8Array`. */
  readonly bytes: boolean;
  /** No content is declared: `undefined`, or `unknown` for a failure. */
  readonly nothing: boolean;
}

export function dataOf({ contents }: Response, client: ClientPlan): ResponseData {
  const values = contents.filter(({ format }) => !isBytesFormat(format));
  const shapes = new Map<string, Shape[]>();
  for (const { stream, shape } of values) {
    const key = streamOf(stream);
    shapes.set(key, [...(shapes.get(key) ?? []), shape]);
  }
  return {
    client,
    shapes,
    bytes: values.length < contents.length,
    nothing: contents.length === 0,
  };
}

/** How all media types of a response are streamed, as a text to compare. */
export function streamsOf(contents: Response["contents"]): string {
  const streams = contents.map(({ stream }) => streamOf(stream));
  return [...new Set(streams)].toSorted().join();
}

/** `a single value or a stream of items` */
export function streamWords(contents: Response["contents"]): string {
  const words = contents.map(({ stream }) => {
    if (stream === null) return "a single value";
    return stream.kind === "events" ? "a stream of server-sent events" : "a stream of items";
  });
  return enumerate([...new Set(words)], "or");
}

/**
 * How a caller reads the content: as a whole, as events, or as items. Code that iterates can't read
 * a whole, nor the other way round.
 */
export function streamOf(stream: Response["contents"][number]["stream"]): string {
  if (stream === null) return "";
  switch (stream.kind) {
    case "events":
      return `events ${stream.shapeOf}`;
    case "lines":
    case "sequence":
      return "items";
  }
}

/** Whether code that reads `to` can read `from`. */
export function fitsData(from: ResponseData, to: ResponseData): boolean {
  // Code can't depend on `undefined` or `unknown`.
  if (to.nothing) return true;
  if (from.nothing) return false;
  if (from.bytes && !to.bytes) return false;
  return [...from.shapes].every(([stream, shapes]) => {
    const whole: Shape = { kind: "union", variants: to.shapes.get(stream) ?? [] };
    return shapes.every((shape) =>
      isAssignable(
        { shape, client: from.client, direction: "response" },
        { shape: whole, client: to.client, direction: "response" },
      ),
    );
  });
}
