import { answersOf } from "../../3-lower/bodies/answers.js";
import type { Api } from "../../model/api.js";
import type { Operation } from "../../model/operation.js";
import type { Response, ResponseContent, ResponseHeader } from "../../model/response.js";
import { isBytesFormat } from "../../model/formats.js";
import { resolveShape, type Schemas } from "../../model/walk.js";
import { isReadAsText } from "../readers/content-readers.js";
import { hasNoBody } from "../readers/response-readers.js";
import { openKinds } from "../types/open-enums.js";
import type { ContentData, HeaderText, PlannedHeader, ResponseData } from "./operation-plan.js";

/**
 * The data that a caller gets from a response, once a media type was asked for.
 * @param asked `null` where the caller named none
 */
export function dataOf(
  operation: Operation,
  response: Response,
  asked: string | null,
  api: DataContext,
): ResponseData {
  if (hasNoBody(operation, response)) return { kind: "none" };
  if (response.contents.length === 0) return { kind: "unknown" };
  const contents = answersOf(response, operation, asked);
  return { kind: "contents", contents: contents.map((content) => contentData(content, api)) };
}

export type DataContext = Pick<Api, "schemas" | "shapes" | "dates" | "formats">;

function contentData(
  content: ResponseContent,
  { schemas, dates, formats }: DataContext,
): ContentData {
  const { format, shape, stream } = content;
  if (isBytesFormat(format)) return { kind: "bytes" };
  const isData = stream?.kind === "events" && stream.shapeOf === "data";
  const streamed = stream === null ? null : isData ? "events" : "items";
  const isConverted = dates === "date" || Object.keys(formats).length > 0;
  const isText = isReadAsText(content) && isConverted;
  const target = isText ? resolveShape(shape, schemas) : shape;
  // A named moment is a date elsewhere: here it is written out.
  const isMoment = target.kind === "string" || target.kind === "integer";
  return { kind: "value", shape: isMoment ? target : shape, isText, stream: streamed };
}

export function planHeader(header: ResponseHeader, schemas: Schemas): PlannedHeader {
  return { header, text: headerText(header, schemas) };
}

/** Lists and objects stay text. */
function headerText({ shape }: ResponseHeader, schemas: Schemas): HeaderText {
  const target = resolveShape(shape, schemas);
  switch (target.kind) {
    case "integer":
    case "number":
      return { kind: "number" };
    case "boolean":
      return { kind: "boolean" };
    case "enum": {
      const words = target.values.map(({ value, digits }) => digits ?? String(value));
      // As in bodies, unknown values are allowed.
      return { kind: "words", words, isOpen: openKinds(target).length > 0 };
    }
    default:
      return { kind: "text" };
  }
}
