/** Which responses an operation can have, by the media type that was asked for. */
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
 * The media types that a caller may ask for, the default first. Empty where each success has one type only.
 */
export function choicesOf({ method, responses }: Operation): readonly string[] {
  if (method === "HEAD") return [];
  const several = successesOf(responses).filter(({ contents }) => contents.length > 1);
  const types = new Set(several.flatMap(({ contents }) => contents.map(askedType)));
  return types.size > 1 ? [...types] : [];
}

/** The media type to ask for a content by. The parameters of an event stream have no meaning here. */
export function askedType({ mediaType, stream }: ResponseContent): string {
  return stream?.kind === "events" ? "text/event-stream" : mediaType;
}

/**
 * What a response may be once a type was asked for (`null`: none). Asking for a range may give any type in
 * it. A success without that type is as usual. A failure may be any that is declared: servers ignore Accept
 * for these.
 */
export function answersOf(
  response: Response,
  { responses }: Operation,
  asked: string | null,
): readonly ResponseContent[] {
  const { contents } = response;
  const [first] = contents;
  if (first === undefined) return [];
  if (!successesOf(responses).includes(response))
    return contents.filter((one) => one === first || isReadBeside(one));
  const named = contents.filter((one) => asked !== null && isOf(one, asked));
  return named.length > 0 ? named : contents.filter((one) => isOf(one, askedType(first)));
}

/**
 * The contents to ask for where a caller names none. Of a failure, those of the first's kind: a caller can
 * read the others, but would rather have these.
 */
export function usualContents(
  response: Response,
  operation: Operation,
): readonly ResponseContent[] {
  const contents = answersOf(response, operation, null);
  const [first] = contents;
  if (first === undefined || successesOf(operation.responses).includes(response)) return contents;
  const isUsual = isJsonContent(first)
    ? isJsonContent
    : (one: ResponseContent) => isOf(one, askedType(first));
  return contents.filter(isUsual);
}

/**
 * The media types by the value of the body's member `stream`; `null` where it doesn't decide the type.
 */
export function choicesByStream(
  operation: Operation,
): { readonly [stream in "true" | "false"]: string } | null {
  if (operation.streamMember === null) return null;
  // A caller can't choose the status: with several, each may come.
  const choices = successesOf(operation.responses).map(({ contents }) => ({
    items: contents.find(({ stream }) => stream !== null),
    whole: contents.find(({ stream }) => stream === null),
  }));
  const { items, whole } = choices.find((one) => one.items && one.whole) ?? {};
  return items && whole ? { true: askedType(items), false: askedType(whole) } : null;
}

/** The contents to ask for. Assumed ones (`isAssumed`) only count where nothing is declared. */
export function declaredContents(contents: readonly ResponseContent[]): readonly ResponseContent[] {
  const declared = contents.filter(({ isAssumed }) => isAssumed !== true);
  return declared.length === 0 ? contents : declared;
}

/** Where the document first names a media type among the responses. */
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

/** A key that is equal for contents whose data has the same type. */
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

/**
 * Whether a failure may be this besides its usual type. What may be anything would take the types of the
 * others away, and of a schema that JSON has too, servers send JSON. What has no schema, and streams beside a
 * whole value, are declared by frameworks for all statuses alike.
 */
function isReadBeside(content: ResponseContent): boolean {
  if (isJsonContent(content)) return true;
  const { format, stream, isTwin, isUndescribed } = content;
  return !isTwin && !isUndescribed && format !== "any" && stream === null;
}

function isJsonContent({ mediaType, format, stream }: ResponseContent): boolean {
  return format === "json" && stream === null && !isRange(mediaType);
}
