/** The input of an operation, decoded and checked. */
import { Run } from "../validate/rule.js";
import { boundedBytes } from "./decode/bodies/bounded-bytes.js";
import type { DecodedInput, RequestDecoder } from "./decode/request.js";
import { Refusal } from "./refusal.js";
import type { Route } from "./router.js";

/** @throws RequestFault (400, 413, 415), Refusal (422) */
export async function readInput(
  { operation, path }: Route,
  request: Request,
  decode: RequestDecoder,
): Promise<DecodedInput> {
  const { headers } = request;
  const body = (most: number) => boundedBytes(request.body, most);
  const input = await decode({ url: new URL(request.url), headers, body }, path);
  const run = new Run(100, true);
  for (const { in: group, name, rule } of operation.parameters ?? []) {
    const value = (input[group] as Readonly<Record<string, unknown>> | undefined)?.[name];
    if (value === undefined) continue;
    run.path.push(group, name);
    rule.fits(value, run);
    run.path.length -= 2;
  }
  const bodies = operation.body ?? {};
  const content = bodies[input.contentType ?? Object.keys(bodies)[0] ?? ""];
  // Bytes are bytes: what a schema says is of a text.
  if (content !== undefined && content.format !== "binary" && input.body !== undefined)
    run.fitsAt("body", input.body, content.rule.fits);
  if (run.issues.length > 0)
    throw new Refusal({ status: 422, title: "Unprocessable Content", issues: run.issues });
  return receivedOf(operation, input);
}

/**
 * The input as programs have it, with dates and values of their own types. A number or text may fit its rule and be no moment: a second beyond all that a `Date` can say. */
export function receivedOf({ received }: Route["operation"], input: DecodedInput): DecodedInput {
  try {
    return (received?.(input) ?? input) as DecodedInput;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal({ status: 422, title: "Unprocessable Content", detail: "a date is none" });
  }
}
