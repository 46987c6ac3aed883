import { child, type Node } from "../../2-resolve/node.js";
import type { RequestBody, RequestContent } from "../../model/body.js";
import type { Shape } from "../../model/schema.js";
import { docsOf } from "../schemas/docs.js";
import { readExtension, type Extension } from "../operations/extension.js";
import { lowerForm, lowerMultipart } from "./encodings.js";
import { examplesOf } from "./examples.js";
import { withFileParts } from "./file-parts.js";
import type { Lowering } from "../lowering.js";
import { contentFacts } from "./contents.js";
import { essence, hasJson, isJsonType, isRange } from "../../model/media-types.js";
import { preferredFirst } from "./preference.js";
import { validMediaTypes } from "../checks/header-syntax.js";
import { resolveShape } from "../../model/walk.js";
import { warnOfItemSchema } from "./streams.js";

/** `requestBody`: one content per media type. */
export function lowerBody(
  operation: Node,
  method: string,
  outer: Extension,
  lowering: Lowering,
): RequestBody | null {
  const written = child(operation, "requestBody");
  if (written === undefined) return null;
  const node = lowering.openapi.follow(written);
  if (node.hasErrors === true) return null;
  const declared = lowering.read.mapping(node, "content");
  // OpenAPI has no `$ref` in place of the whole mapping, but documents do.
  const content = declared && lowering.openapi.follow(declared);
  if (content === undefined) {
    const message =
      "`requestBody` has no `content`, so nothing says how it is sent: it has no effect";
    lowering.diagnostics.report("WF3005", node.at, message, { on: "key" });
    return null;
  }
  const names = validMediaTypes(content, lowering);
  const all = names.map((mediaType) => {
    const written = child(content, mediaType)!;
    const media = lowering.openapi.follow(written);
    return lowerContent(mediaType, hasJson(names), media, outer, lowering);
  });
  // `multipart/*` may stand beside the type that it is sent as.
  const once = [...new Map(all.map((one) => [one.mediaType, one])).values()];
  const contents = preferredFirst(once, lowering.config.mediaTypes ?? []);
  if (contents.length === 0) return null;
  const required = lowering.read.boolean(node, "required") ?? false;
  if (method === "GET" || method === "HEAD") {
    const isEmpty = !required && contents.every(({ shape }) => hasNoMember(shape, lowering));
    warnOfMethod(method, isEmpty, written, lowering);
    if (isEmpty) return null;
  }
  return { at: node.at, required, docs: docsOf(node), contents };
}

/**
 * A request is still built with such a body, since other HTTP clients can send it. A body without members
 * is no part of the input.
 */
function warnOfMethod(
  method: string,
  isEmpty: boolean,
  { at }: Node,
  { diagnostics }: Lowering,
): void {
  const hint = "use POST or QUERY: HTTP defines no meaning for it, and OpenAPI 3.0 ignores it";
  if (isEmpty) {
    const message = `a requestBody of ${method} has no properties: it has no effect`;
    diagnostics.report("WF3005", at, message, { on: "key", hint });
    return;
  }
  const message = `a requestBody of ${method} is never sent: \`fetch\` refuses it, and so does the client`;
  diagnostics.report("WF3005", at, message, { on: "key", hint });
}

function hasNoMember(shape: Shape, { schemas }: Lowering): boolean {
  const target = resolveShape(shape, schemas);
  return (
    target.kind === "object" &&
    target.properties.length === 0 &&
    typeof target.additional === "string"
  );
}

function lowerContent(
  mediaType: string,
  isBesideJson: boolean,
  node: Node,
  outer: Extension,
  lowering: Lowering,
): RequestContent {
  const schema = lowering.schema(child(node, "schema"));
  if (isJsonType(mediaType)) lowering.facts.given.besideSchema(node, schema, lowering);
  const common = { at: node.at, mediaType, examples: examplesOf(node, lowering) };
  const extension = readExtension(node, lowering, outer);
  if (essence(mediaType) === "application/x-www-form-urlencoded") {
    const format = lowerForm(node, extension, lowering);
    return { ...common, shape: schema, format };
  }
  if (essence(mediaType).startsWith("multipart/")) {
    const format = lowerMultipart(node, extension, lowering);
    // For the whole range, a schema of named parts means form data.
    const type = isRange(mediaType) ? "multipart/form-data" : mediaType;
    const shape = withFileParts(schema, format, lowering);
    return { ...common, mediaType: type, shape, format };
  }
  warnOfItemSchema(mediaType, node, lowering);
  const { format, shape } = contentFacts(mediaType, isBesideJson, schema, node, lowering);
  return { ...common, shape, format: { kind: format } };
}
