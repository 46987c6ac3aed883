import { isDeepStrictEqual } from "node:util";
import { child, isRecord, type Node } from "../../2-resolve/node.js";
import { declaredAt } from "../../diagnostics/diagnostic.js";
import {
  isBodiless,
  type Response,
  type ResponseContent,
  type ResponseHeader,
} from "../../model/response.js";
import { carrierDocs, docsOf } from "../schemas/docs.js";
import { answerFacts } from "./contents.js";
import { examplesOf } from "./examples.js";
import type { Lowering } from "../lowering.js";
import { hasJson, isJsonType } from "../../model/media-types.js";
import { preferredFirst } from "./preference.js";
import { validMediaTypes } from "../checks/header-syntax.js";
import { lowerStream, warnOfItemSchema } from "./streams.js";
import { compareTexts } from "../../host/text-order.js";

/** `responses`, in the order of their status: exact, a range, or `default`. */
export function lowerResponses(operation: Node, lowering: Lowering): readonly Response[] {
  const responses = lowering.read.mapping(operation, "responses");
  if (responses === undefined) return [];
  const lowered = Object.keys(responses.value as object).flatMap((key) => {
    if (key.startsWith("x-")) return [];
    const status = /^[1-5]xx$/i.test(key) ? key.toUpperCase() : key;
    const node = lowering.openapi.follow(child(responses, key)!);
    const error = whyNoResponse(key, status, node);
    if (error !== undefined) {
      const { at } = child(responses, key)!;
      lowering.diagnostics.report("WF2007", at, error.message, { on: "key", hint: error.hint });
      return [];
    }
    return [{ ...lowerResponse(status, node, lowering), [declaredAt]: `${responses.at}/${key}` }];
  });
  return lowered.toSorted((a, b) => compareTexts(a.status, b.status));
}

function whyNoResponse(key: string, status: string, { value }: Node) {
  if (!isRecord(value))
    return { message: "a response must be a mapping: this one is ignored", hint: undefined };
  if (/^([1-5]\d\d|[1-5]XX|default)$/.test(status)) return undefined;
  const message = `${JSON.stringify(key)} is not a status: it is ignored`;
  return { message, hint: "a status is 100 to 599, a range such as 4XX, or default" };
}

function lowerResponse(status: string, node: Node, lowering: Lowering): Response {
  noteLinks(node, lowering);
  const content = contentOf(status, node, lowering);
  const headers = lowering.read.mapping(node, "headers");
  const written = headers === undefined ? [] : lowering.openapi.keysOf(headers);
  // OpenAPI says that this one is ignored: `content` has it.
  const headerNames = written.filter((name) => !/^content-type$/i.test(name));
  return {
    at: node.at,
    status,
    docs: docsOf(node),
    contents: content === undefined ? [] : lowerContents(content, status, lowering),
    ...exampleTable(content, lowering),
    headers: headerNames.map((name) => lowerHeader(name, child(headers!, name)!, lowering)),
  };
}

/** `content`, unless HTTP has no body there: types that promise one would be wrong at each answer. */
function contentOf(status: string, node: Node, lowering: Lowering): Node | undefined {
  const declared = lowering.read.mapping(node, "content");
  const content = declared && lowering.openapi.follow(declared);
  if (content === undefined || !isBodiless(status)) return content;
  if (lowering.openapi.keysOf(content).length > 0) {
    const message = `HTTP has no body in a response of ${status}: its content has no effect`;
    lowering.diagnostics.reportOnce("WF3005", content.at, message, { on: "key" });
  }
  return undefined;
}

function exampleTable(content: Node | undefined, lowering: Lowering): Pick<Response, "examples"> {
  if (content === undefined) return {};
  const examples = lowering.openapi.keysOf(content).flatMap((mediaType) => {
    const found = examplesOf(lowering.openapi.follow(child(content, mediaType)!), lowering);
    return found.length === 0 ? [] : [[mediaType, found] as const];
  });
  return examples.length === 0 ? {} : { examples: new Map(examples) };
}

/** Links describe the next call; generated packages ignore them. One warning is enough. */
function noteLinks(node: Node, { diagnostics }: Lowering): void {
  const links = child(node, "links");
  if (links === undefined || !diagnostics.isFirst("links")) return;
  diagnostics.report("WF3005", links.at, "links are not used", { on: "key" });
}

function lowerContents(
  content: Node,
  status: string,
  lowering: Lowering,
): readonly ResponseContent[] {
  const names = validMediaTypes(content, lowering);
  const contents = names.map((name) => {
    const node = lowering.openapi.follow(child(content, name)!);
    const lowered = lowerContent(name, node, status, hasJson(names), lowering);
    if (child(node, "schema") === undefined && child(node, "itemSchema") === undefined)
      return { ...lowered, isUndescribed: true as const };
    return isTwin(name, content, lowering) ? { ...lowered, isTwin: true as const } : lowered;
  });
  return preferredFirst(contents, lowering.config.mediaTypes ?? []);
}

/**
 * Whether a type has the same schema as the JSON beside it: ASP.NET lists all the formats that it can
 * write.
 */
function isTwin(mediaType: string, content: Node, { openapi }: Lowering): boolean {
  const schemaOf = (name: string): unknown =>
    child(openapi.follow(child(content, name)!), "schema")?.value;
  const schema = schemaOf(mediaType);
  const others = openapi.keysOf(content).filter((name) => name !== mediaType && isJsonType(name));
  return schema !== undefined && others.some((name) => isDeepStrictEqual(schemaOf(name), schema));
}

function lowerContent(
  mediaType: string,
  node: Node,
  status: string,
  isBesideJson: boolean,
  lowering: Lowering,
): ResponseContent {
  // A failure is read whole, whatever its type.
  const stream = /^[2d]/.test(status) ? lowerStream(mediaType, node, lowering) : undefined;
  if (stream !== undefined) return { mediaType, format: "json", ...stream };
  warnOfItemSchema(mediaType, node, lowering);
  const shape = lowering.schema(child(node, "schema"));
  if (isJsonType(mediaType)) lowering.facts.given.besideSchema(node, shape, lowering);
  const facts = answerFacts(mediaType, isBesideJson, shape, node, lowering);
  return { mediaType, stream: null, ...facts };
}

function lowerHeader(name: string, written: Node, lowering: Lowering): ResponseHeader {
  const node = lowering.openapi.follow(written);
  const schema = child(node, "schema");
  const required = lowering.read.boolean(node, "required") ?? false;
  const shape = lowering.schema(schema);
  return { at: written.at, name, required, docs: carrierDocs(node, schema, name, lowering), shape };
}
