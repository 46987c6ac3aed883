/** The input of an operation, decoded and checked. */
import { valueAt } from "../read/value-at.js";
import { boundedBytes } from "./decode/bodies/bounded-bytes.js";
import type { DecodedInput, RequestDecoder } from "./decode/request.js";
import { longIntegers, sentMisfits } from "./long-integers.js";
import { programValue } from "./program-value.js";
import { unprocessable } from "./refusal.js";
import type { Route } from "./router.js";

/** Reads the input of a request that a route leads to. */
export type ReadInput = (
  route: Route,
  request: Request,
  decode: RequestDecoder,
) => Promise<DecodedInput>;

/** @throws RequestFault (400, 413, 415), Refusal (422) */
export const readInput: ReadInput = async (route, request, decode) => {
  const input = await sentInput(route, request, decode);
  checkInput(route, input);
  const issues = route.operation.hasBigints ? [] : longIntegers(input);
  if (issues.length > 0) throw unprocessable(issues);
  return receivedOf(route.operation, input);
};

/** The input as it was sent. @throws RequestFault (400, 413, 415) */
export const sentInput: ReadInput = ({ path }, request, decode) => {
  const body = (most: number) => boundedBytes(request.body, most);
  return decode({ url: new URL(request.url), headers: request.headers, body }, path);
};

/** @throws Refusal (422) for values that break a rule of the document */
export function checkInput({ operation }: Route, input: DecodedInput): void {
  const issues = (operation.parameters ?? []).flatMap(({ in: group, name, rule, format }) => {
    const place = format.kind === "wholeQuery" ? [group] : [group, name];
    const value = valueAt(input, place);
    return value === undefined ? [] : sentMisfits(value, rule, place);
  });
  const bodies = operation.body ?? {};
  const content = bodies[input.contentType ?? Object.keys(bodies)[0]!];
  // Bytes are bytes: what a schema says is of a text.
  if (content !== undefined && content.format !== "binary" && input.body !== undefined)
    issues.push(...sentMisfits(input.body, content.rule, ["body"]));
  if (issues.length > 0) throw unprocessable(issues);
}

/** The input as programs have it, with dates, bigints and values of their own types. */
export function receivedOf({ received }: Route["operation"], input: DecodedInput): DecodedInput {
  return programValue(input, received) as DecodedInput;
}
