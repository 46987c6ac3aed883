/** Which of the declared media types a body has. */
import { essenceOf, isInRange } from "../../../encode/media-types.js";
import { RequestFault, type RequestPlace } from "../fault.js";

export interface ChosenBody<Body> {
  readonly body: Body;
  /** As the document has it; of a range, as it was sent. */
  readonly contentType: string;
}

/** @throws RequestFault (415) if none of them matches */
export function chooseBody<Body>(
  declared: Readonly<Record<string, Body>>,
  sent: string | null,
): ChosenBody<Body> {
  const type = essenceOf(sent ?? "");
  const names = Object.keys(declared);
  const same = names.filter((name) => essenceOf(name) === type);
  const [exact] = same.sort(closestFirst(sent ?? ""));
  if (exact !== undefined) return { body: declared[exact]!, contentType: exact };
  const [range] = names.filter((name) => isInRange(type, name)).sort(longestFirst);
  if (range !== undefined) return { body: declared[range]!, contentType: sent! };
  const found = sent === null ? "there is no Content-Type" : `got ${type}`;
  throw unsupported(`expected ${names.join(" or ")}, ${found}`);
}

/**
 * A part without the header says nothing of its type: most senders leave it out of texts (RFC 7578 4.4).
 * @param expected types and ranges: one of them, if there are any
 * @throws RequestFault (415) for another one
 */
export function checkPartType(
  sent: string,
  expected: readonly string[] | undefined,
  place: RequestPlace,
): void {
  const type = essenceOf(sent);
  if (type === "" || expected === undefined) return;
  if (expected.some((one) => isInRange(type, one))) return;
  throw unsupported(`expected ${expected.join(" or ")}, got ${type}`, place);
}

export function unsupported(message: string, path: RequestPlace = ["body"]): RequestFault {
  return new RequestFault(415, [{ path, message, keyword: "contentType" }]);
}

/** @throws RequestFault (415) for text in another encoding than UTF-8 */
export function checkCharset(sent: string): void {
  const charset = parameterOf(sent, "charset") ?? "utf-8";
  if (!/^(?:utf-?8|us-ascii)$/i.test(charset)) throw unsupported(`expected UTF-8, got ${charset}`);
}

export function parameterOf(type: string, name: string): string | undefined {
  for (const [, found, quoted, token] of type.matchAll(/;\s*([\w-]+)=(?:"([^"]*)"|([^;\s"]*))/g))
    if (found!.toLowerCase() === name) return quoted ?? token;
  return undefined;
}

/**
 * Of types that differ by their parameters alone: the one that has most of those that are asked for, and
 * fewest others. Neither blanks, quotes nor the case of letters count.
 */
export function closestFirst(asked: string): (a: string, b: string) => number {
  const wanted = parametersOf(asked);
  const distanceOf = (type: string) => {
    const own = parametersOf(type);
    const shared = own.filter((one) => wanted.includes(one));
    return own.length - shared.length - 100 * shared.length;
  };
  return (a, b) => distanceOf(a) - distanceOf(b);
}

function parametersOf(type: string): readonly string[] {
  const [, ...parameters] = type.replace(/[\s"]/g, "").toLowerCase().split(";");
  return parameters;
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length;
}
