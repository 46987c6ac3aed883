import type { Stream } from "../../model/response.js";
import { isBytesFormat } from "../../model/formats.js";
import { escapeToken, pointerTokens } from "../../1-load/source.js";
import type { Operation, Webhook } from "../../model/operation.js";
import type { Parameter } from "../../model/parameter.js";
import type { ResponseContent } from "../../model/response.js";
import { essence, formatOf } from "../../model/media-types.js";
import { schemaNameOf } from "../../3-lower/schemas/schema-names.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import { splitPointer } from "../../diagnostics/locate.js";
import type { InlineHome } from "./inline-types.js";
import { isBare } from "./named-shapes.js";
import type { InlineWalk, InlinePlace } from "./walk.js";
import { pascalCase } from "../names/names.js";

const request = { request: true, response: false } as const;
const response = { request: false, response: true } as const;

/** What an operation carries: its parameters, bodies, answers and callbacks. */
export function walkOperation(operation: Operation, walk: InlineWalk): void {
  for (const parameter of operation.parameters) walkParameter(parameter, operation, walk);
  const { body } = operation;
  if (body !== null) {
    const contents = body.contents.filter(({ format }) => !isBytesFormat(format.kind));
    if (!contents.every(hasNone)) {
      const root = rootOf(body.at, operation, ["Body"], "requestBody");
      walkContents(contents, { ...root, ...request, declared: body.at }, walk);
    }
  }
  const main = mainStatus(operation);
  // A response to HEAD never has a body.
  for (const answer of operation.method === "HEAD" ? [] : operation.responses) {
    const { at, status, contents } = answer;
    const read = contents.filter(({ format }) => !isBytesFormat(format));
    if (read.every(hasNone)) continue;
    const suffix = status === "default" ? "Default" : status;
    const words = status === main ? ["Response"] : [`Response${suffix}`];
    const root = rootOf(at, operation, words, `responses/${status}`, [`Response${suffix}`]);
    walkContents(read, { ...root, ...response, declared: at }, walk);
  }
  const home: InlineHome = { kind: "operation", operation };
  walkMessages(operation.callbacks, home, `${operation.at}/callbacks`, ["Callback"], walk);
}

/** Whether there is nothing to name in it. */
function hasNone({ shape }: Content): boolean {
  return isBare(shape);
}

/** What the API sends by itself. */
export function walkMessages(
  messages: readonly Webhook[],
  home: InlineHome,
  at: Pointer,
  words: readonly string[],
  walk: InlineWalk,
): void {
  for (const { name, method, shape, at: declared } of messages) {
    const alike = messages.filter((other) => other.name === name);
    const own = alike.length > 1 ? [name, method.toLowerCase()] : [name];
    const place = `${at}/${escapeToken(name)}/${method.toLowerCase()}`;
    walk.visitWhole(shape, { home, at: place, words: [...own, ...words], declared, ...response });
  }
}

function walkParameter(parameter: Parameter, operation: Operation, walk: InlineWalk): void {
  const { at, name, shape } = parameter;
  if (isBare(shape)) return;
  const group = {
    path: "Path",
    query: "Query",
    querystring: "Query",
    header: "Header",
    cookie: "Cookie",
  };
  const token = `parameters/${parameter.in}/${escapeToken(name)}`;
  const root = rootOf(at, operation, [name], token, [group[parameter.in], name]);
  const place = { ...root, ...request, declared: `${at}/name` };
  // The group itself has a name.
  if (parameter.in === "querystring") walk.inside(shape, { ...place, words: ["Query"] });
  else walk.visit(shape, place);
}

/** The first success: its types have no status in their names. */
function mainStatus({ responses }: Operation): string | undefined {
  const success = responses.find(({ status }) => status.startsWith("2"));
  return (success ?? responses.find(({ status }) => status === "default"))?.status;
}

interface Content extends Pick<ResponseContent, "mediaType" | "shape"> {
  readonly stream?: ResponseContent["stream"];
}

/** One name for all media types with the same shape; that of JSON is the shortest. */
function walkContents(contents: readonly Content[], place: InlinePlace, walk: InlineWalk): void {
  const main = contents.find(({ mediaType }) => formatOf(mediaType) === "json") ?? contents[0];
  const leads = new Map<number, Content>();
  for (const content of [...contents].sort((a, b) => Number(b === main) - Number(a === main))) {
    const lead = contents.length === 1 ? content : leadOf(content, leads, walk);
    const at = `${place.at}/content/${escapeToken(lead.mediaType)}/schema`;
    const behind = [...(lead === main ? [] : [mediaWord(lead)]), ...itemWord(lead)];
    const longer = place.longer && { longer: [...place.longer, ...behind] };
    const words = [...place.words, ...behind];
    walk.visitWhole(content.shape, { ...place, at, words, ...longer });
  }
}

/** The first content with the same shape. */
function leadOf(content: Content, leads: Map<number, Content>, { shapes }: InlineWalk): Content {
  const said = shapes.keyOf([content.shape, content.stream]);
  const lead = leads.get(said) ?? content;
  leads.set(said, lead);
  return lead;
}

function mediaWord({ mediaType }: Content): string {
  const [type = "", subtype = ""] = essence(mediaType).split("/");
  if (type === "multipart") return "Multipart";
  if (subtype === "x-www-form-urlencoded") return "Form";
  return subtype === "event-stream" ? "" : subtype.replace(/[.+*]/g, " ");
}

const itemWords: Readonly<Record<Stream["kind"], string>> = {
  events: "Event",
  lines: "Item",
  sequence: "Item",
};

/** The word of a stream's items. */
function itemWord({ stream = null }: Content): readonly string[] {
  return stream === null ? [] : [itemWords[stream.kind]];
}

/**
 * What is written in an operation begins with its name; a component that it refers to is called by its
 * own, once for all operations.
 */
function rootOf(
  at: Pointer,
  operation: Operation,
  words: readonly string[],
  token: string,
  longer?: readonly string[],
): Pick<InlinePlace, "home" | "at" | "words" | "longer"> {
  const own = {
    home: { kind: "operation", operation },
    at: `${operation.at}/${token}`,
    words,
  } as const;
  const isBody = token === "requestBody";
  const name = componentName(at, operation, isBody);
  if (name === undefined) return { ...own, ...(longer && { longer }) };
  const home = { kind: "component", at, name } as const;
  const kind = kinds.find(([start]) => token.startsWith(start))![1];
  return { home, at, words: pascalCase(name).endsWith(kind) ? [] : [kind] };
}

const kinds = [
  ["parameters/", "Parameter"],
  ["requestBody", "Body"],
  ["responses/", "Response"],
] as const;

/** The name of a component that other operations may refer to, too. */
function componentName(at: Pointer, operation: Operation, isBody: boolean): string | undefined {
  const [file, pointer] = splitPointer(at);
  const tokens = pointerTokens(pointer);
  const last = tokens.at(-1) ?? "";
  if (tokens[0] === "components") return tokens.length === 3 ? last : undefined;
  const isNumber = /^\d+$/.test(last);
  // Swagger 2.0; a form there is made of several parameters.
  if (tokens[0] === "parameters" || tokens[0] === "responses")
    return tokens.length === 2 && !isNumber && !isBody ? last : undefined;
  const isElsewhere = file !== splitPointer(operation.at)[0] && tokens[0] !== "paths";
  return isElsewhere && !isNumber ? schemaNameOf(at) : undefined;
}
