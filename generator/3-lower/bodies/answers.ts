/** What comes back of an operation, by the media type that was asked for. */
import { isBytesFormat } from "../../model/formats.js";
import type { ShapeTable } from "../../model/shape-table.js";
import { escapeToken } from "../../1-load/source.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import type { Operation } from "../../model/operation.js";
import type { Response, ResponseContent } from "../../model/response.js";
import { essence, isRange } from "../../model/media-types.js";

/** The responses that give a call its data: 2xx, or `default` where there is none. */
export function successesOf(responses: readonly Response[]): readonly Response[] {
  const exact = responses.filter(({ status }) => status.startsWith("2"));
  return exact.length > 0 ? exact : responses.filter(({ status }) => status === "default");
}

/**
 * The media types that a caller may ask for, first the one that is meant where none is named. Empty
 * where each success comes as one type.
 */
export function choicesOf({ method, responses }: Operation): readonly string[] {
  if (method === "HEAD") return [];
  const several = successesOf(responses).filter(({ contents }) => contents.length > 1);
  const types = new Set(several.flatMap(({ contents }) => contents.map(askedType)));
  return types.size > 1 ? [...types] : [];
}

/** How a content is asked for. The parameters of an event stream say nothing. */
export function askedType({ mediaType, stream }: ResponseContent): string {
  return stream?.kind === "events" ? "text/event-stream" : mediaType;
}

/**
 * What a response may be once a type was asked for (`null`: none was named). Who asks for a range
 * may get all that lies in it. A success that doesn't have the type is as ever, and so is a failure:
 * it heeds no Accept, and of several JSON types any may come.
 */
export function answersOf(
  response: Response,
  { responses }: Operation,
  asked: string | null,
): readonly ResponseContent[] {
  const { contents } = response;
  const [first] = contents;
  if (first === undefined) return [];
  const isSuccess = successesOf(responses).includes(response);
  if (!isSuccess && isJsonContent(first)) return contents.filter(isJsonContent);
  const named = isSuccess ? contents.filter((one) => asked !== null && isOf(one, asked)) : [];
  return named.length > 0 ? named : contents.filter((one) => isOf(one, askedType(first)));
}

/**
 * The media types by what the body's member `stream` says; `null` where it says nothing of the answer.
 */
export function choicesByStream(
  operation: Operation,
): { readonly [stream in "true" | "false"]: string } | null {
  if (operation.streamMember === null) return null;
  // Of two statuses, either may come: a caller can't ask for one.
  const choices = successesOf(operation.responses).map(({ contents }) => ({
    items: contents.find(({ stream }) => stream !== null),
    whole: contents.find(({ stream }) => stream === null),
  }));
  const { items, whole } = choices.find((one) => one.items && one.whole) ?? {};
  return items && whole ? { true: askedType(items), false: askedType(whole) } : null;
}

/** Those that are asked for: what is only assumed of failures is asked for where there is no other. */
export function declaredContents(contents: readonly ResponseContent[]): readonly ResponseContent[] {
  const declared = contents.filter(({ isAssumed }) => isAssumed !== true);
  return declared.length === 0 ? contents : declared;
}

/** Where the document first names a media type among the answers. */
export function placeOf({ responses, at }: Operation, asked: string): Pointer {
  for (const response of responses)
    for (const content of response.contents)
      if (askedType(content) === asked)
        return `${response.at}/content/${escapeToken(content.mediaType)}`;
  return at;
}

/** The responses whose data is of another type once a media type was asked for. */
export function differing(
  operation: Operation,
  asked: string,
  table: ShapeTable,
): readonly Response[] {
  const keyOf = (response: Response, type: string | null) =>
    answersOf(response, operation, type)
      .map((content) => dataKey(content, table))
      .join();
  return operation.responses.filter((one) => keyOf(one, asked) !== keyOf(one, null));
}

/** What the type of a content's data follows from: equal for equal types. */
export function dataKey(
  { format, shape, stream }: Pick<ResponseContent, "format" | "shape" | "stream">,
  table: ShapeTable,
): number {
  return table.keyOf(isBytesFormat(format) ? format : [stream, shape]);
}

/** Whether one media type lies in another that stands for several: `image/png` in `image/*`. */
export function isWithin(mediaType: string, range: string): boolean {
  const [start = "", end] = essence(range).split(/\*(?:\/\*)?/);
  const type = essence(mediaType);
  return end !== undefined && type.startsWith(start) && type.endsWith(end);
}

function isOf(content: ResponseContent, asked: string): boolean {
  return askedType(content) === asked || (isRange(asked) && isWithin(content.mediaType, asked));
}

function isJsonContent({ mediaType, format, stream }: ResponseContent): boolean {
  return format === "json" && stream === null && !isRange(mediaType);
}
