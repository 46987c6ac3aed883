import type { BodyWriter, ContentWriter } from "../../4-plan/writers/writer.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { call, literal } from "../seam/build.js";
import type { Expression } from "../seam/draft.js";
import { multipartExpression } from "./multipart-writer.js";
import { valueExpression } from "./parameter-writers.js";

export function bodyExpression(writer: BodyWriter, client: ClientPlan): Expression {
  if (writer.kind !== "choice") return contentExpression(writer, client);
  const members = writer.byMediaType.map(
    ([mediaType, content]) => [mediaType, contentExpression(content, client)] as const,
  );
  return call(client.runtime("encode/body-choice", "bodyChoice"), { kind: "object", members });
}

function contentExpression(writer: ContentWriter, client: ClientPlan): Expression {
  switch (writer.kind) {
    case "bytes":
      return call(client.runtime("encode/text-body", "bytesBody"), literal(writer.mediaType));
    case "range": {
      const { text } = writer;
      const writers = [...(text === null ? [] : [text]), writer.writer];
      return call(
        client.runtime("encode/body-range", "bodyRange"),
        literal(writer.mediaType),
        ...writers.map((one) => contentExpression(one, client)),
      );
    }
    case "multipart":
    case "multipartByPosition":
    case "parserMultipart":
    case "stripeMultipart":
      return multipartExpression(writer, client);
    default:
      return valueExpression(writer, client);
  }
}
