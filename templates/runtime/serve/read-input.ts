/** The input of an operation, decoded and checked. */
import { valueAt } from "../read/value-at.js";
import { boundedBytes } from "./decode/bodies/bounded-bytes.js";
import type { DecodedInput, RequestDecoder } from "./decode/request.js";
import { programValue } from "./program-value.js";
import { unprocessable } from "./refusal.js";
import type { Route } from "./router.js";
import { wireMisfits } from "./wire-misfits.js";

/** @throws RequestFault (400, 413, 415), Refusal (422) */
export async function readInput(
  { operation, path }: Route,
  request: Request,
  decode: RequestDecoder,
): Promise<DecodedInput> {
  const { headers } = request;
  const body = (most: number) => boundedBytes(request.body, most);
  const input = await decode({ url: new URL(request.url), headers, body }, path);
  const issues = (operation.parameters ?? []).flatMap(({ in: group, name, rule, format }) => {
    const place = format.kind === "wholeQuery" ? [group] : [group, name];
    const value = valueAt(input, place);
    return value === undefined ? [] : wireMisfits(value, rule, place);
  });
  const bodies = operation.body ?? {};
  const content = bodies[input.contentType ?? Object.keys(bodies)[0] ?? ""];
  // Bytes are bytes: what a schema says is of a text.
  if (content !== undefined && content.format !== "binary" && input.body !== undefined)
    issues.push(...wireMisfits(input.body, content.rule, ["body"]));
  if (issues.length > 0) throw unprocessable({ issues });
  return receivedOf(operation, input);
}

/** The input as programs have it, with dates, bigints and values of their own types. */
export function receivedOf({ received }: Route["operation"], input: DecodedInput): DecodedInput {
  return programValue(input, received) as DecodedInput;
}
