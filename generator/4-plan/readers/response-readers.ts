import type { Operation } from "../../model/operation.js";
import { isBodiless, type Response, type ResponseContent } from "../../model/response.js";
import { answersOf, dataKey } from "../../3-lower/bodies/answers.js";
import type { ShapeTable } from "../../model/shape-table.js";
import { essence, isJsonType, isRange } from "../../model/media-types.js";
import type { ContentReaders } from "./content-readers.js";
import type { ContentReader, ResponseReader } from "./reader.js";

/**
 * How the body of a response is read, once a media type was asked for.
 * @param asked `null` where the caller named none
 */
export function responseReader(
  operation: Operation,
  response: Response,
  asked: string | null,
  readers: ContentReaders,
): ResponseReader {
  const contents = answersOf(response, operation, asked);
  const others = response.contents.filter((content) => !contents.includes(content));
  const [first, ...more] = contents;
  if (hasNoBody(operation, response)) return { kind: "empty" };
  if (first === undefined) return { kind: "untyped" };
  const isAlike = more.length === 0 || !contents.some((content) => readers.hasPlaces(content));
  if (contents.every(readsJsonAlone) && isAlike)
    return only(readers.of(first), contents, others, readers.api.shapes);
  const isAlone = more.length === 0 && (others.length === 0 || first.stream !== null);
  if (isAlone && readsAlone(first)) return readers.of(first);
  const named = withXmlNames(contents, others);
  return {
    kind: "byContentType",
    readers: named.map(([mediaType, content]) => [mediaType, readers.of(content)]),
  };
}

/** Responses that have no body in HTTP. Any other may have one, even if the document declares none. */
export function hasNoBody({ method }: Operation, { status }: Response): boolean {
  return method === "HEAD" || isBodiless(status);
}

/** A reader of JSON, which takes no type for it that another declares. */
function only(
  reader: ContentReader,
  contents: readonly ResponseContent[],
  others: readonly ResponseContent[],
  table: ShapeTable,
): ResponseReader {
  // Most have no other content: their types needn't be compared.
  if (others.length === 0) return reader;
  const keys = contents.map((content) => dataKey(content, table));
  const names = contents.map(({ mediaType }) => essence(mediaType));
  const taken = others.filter(({ mediaType, isTwin, ...content }) => {
    const isTaken = isJsonType(mediaType) || essence(mediaType) === "text/plain";
    const isOther = !isTwin && !names.includes(essence(mediaType));
    return isTaken && isOther && !keys.includes(dataKey(content, table));
  });
  if (taken.length === 0) return reader;
  const otherTypes = new Set(taken.map(({ mediaType }) => essence(mediaType)));
  return { kind: "only", reader, otherTypes: [...otherTypes] };
}

/**
 * `application/xml` and `text/xml` are names of one type (RFC 7303 9.2): either is accepted for the other.
 */
function withXmlNames(
  contents: readonly ResponseContent[],
  others: readonly ResponseContent[],
): readonly (readonly [name: string, ResponseContent])[] {
  const named = contents.map((content) => [content.mediaType, content] as const);
  const declared = [...contents, ...others].map(({ mediaType }) => essence(mediaType));
  const more = contents.flatMap((content) => {
    const other = otherXmlNames.get(essence(content.mediaType));
    const names = [other, other?.replace(/\/.*/, "/*"), "*/*"];
    const isDeclared = declared.some((one) => names.includes(one));
    return other === undefined || isDeclared ? [] : [[other, content] as const];
  });
  return [...named, ...more];
}

const otherXmlNames: ReadonlyMap<string, string> = new Map([
  ["application/xml", "text/xml"],
  ["text/xml", "application/xml"],
]);

/** Whether the reader of a content doesn't need the Content-Type of the response. */
function readsAlone({ mediaType, format, stream }: ResponseContent): boolean {
  const type = essence(mediaType);
  if (stream !== null || type === "*/*") return true;
  if (format === "json") return !isRange(mediaType);
  return usualReaders.get(type)?.includes(format) === true;
}

/** Media types that a reader other than `json` stands for by itself. */
const usualReaders: ReadonlyMap<string, readonly string[]> = new Map([
  ["text/plain", ["text", "scalar"]],
  ["application/octet-stream", ["binary"]],
]);

/** Whether it is JSON whatever its type is called. */
function readsJsonAlone(content: ResponseContent): boolean {
  return content.format === "json" && content.stream === null && readsAlone(content);
}
