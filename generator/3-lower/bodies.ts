import { child, isRecord, type Node } from "../2-resolve/node.js";
import type {
  BodyFormat,
  Example,
  JsonValue,
  PropertyEncoding,
  RequestBody,
  RequestContent,
  Style,
} from "./api.js";
import { docsOf } from "./docs.js";
import { readExtension, type Extension } from "./extension.js";
import type { Lowering } from "./lowering.js";
import { essence, formatOf } from "./media-types.js";
import { lowerSchema } from "./schemas.js";

/** `requestBody`: one content per media type. */
export function lowerBody(
  operation: Node,
  outer: Extension,
  lowering: Lowering,
): RequestBody | null {
  const written = child(operation, "requestBody");
  if (written === undefined) return null;
  const node = lowering.openapi.follow(written);
  if (node.isFaulty === true) return null;
  const content = lowering.read.mapping(node, "content");
  if (content === undefined) {
    lowering.diagnostics.report("WF2006", node.at, "a requestBody needs `content`");
    return null;
  }
  const contents = lowering.openapi.keysOf(content).flatMap((mediaType) => {
    const media = lowering.openapi.follow(child(content, mediaType)!);
    return lowerContent(mediaType, media, outer, lowering) ?? [];
  });
  if (contents.length === 0) return null;
  const required = lowering.read.boolean(node, "required") ?? false;
  return { at: node.at, required, docs: docsOf(node), contents };
}

function lowerContent(
  mediaType: string,
  node: Node,
  outer: Extension,
  lowering: Lowering,
): RequestContent | undefined {
  const format = lowerFormat(mediaType, node, outer, lowering);
  if (format === undefined) return undefined;
  const shape = lowerSchema(child(node, "schema"), lowering);
  return { at: node.at, mediaType, shape, format, examples: examplesOf(node, lowering) };
}

function lowerFormat(
  mediaType: string,
  node: Node,
  outer: Extension,
  lowering: Lowering,
): BodyFormat | undefined {
  const extension = readExtension(node, lowering, outer);
  if (essence(mediaType) === "application/x-www-form-urlencoded") {
    const { dialect, arrays } = extension;
    return { kind: "form", dialect, arrays, encodings: lowerEncodings(node, lowering) };
  }
  if (essence(mediaType).startsWith("multipart/")) {
    const message = `${mediaType} bodies aren't supported yet`;
    lowering.diagnostics.report("WF3003", node.at, message, { on: "key" });
    return undefined;
  }
  return { kind: formatOf(mediaType) };
}

/** The `encoding` of each property: by style where one of its three keywords is there. */
export function lowerEncodings(
  node: Node,
  lowering: Lowering,
): ReadonlyMap<string, PropertyEncoding> {
  const encodings = new Map<string, PropertyEncoding>();
  const encoding = lowering.read.mapping(node, "encoding");
  if (encoding === undefined) return encodings;
  for (const name of lowering.openapi.keysOf(encoding)) {
    const lowered = lowerEncoding(child(encoding, name)!, lowering);
    if (lowered !== undefined) encodings.set(name, lowered);
  }
  return encodings;
}

const formStyles: readonly Style[] = ["form", "spaceDelimited", "pipeDelimited", "deepObject"];

function lowerEncoding(node: Node, { read, diagnostics }: Lowering): PropertyEncoding | undefined {
  if (!isRecord(node.value)) {
    diagnostics.report("WF2005", node.at, "an encoding is a mapping");
    return undefined;
  }
  const written = read.string(node, "style");
  const explode = read.boolean(node, "explode");
  const allowReserved = read.boolean(node, "allowReserved");
  if (written === undefined && explode === undefined && allowReserved === undefined) {
    const mediaType = read.string(node, "contentType");
    return mediaType === undefined ? undefined : { kind: "content", mediaType };
  }
  const style = formStyles.find((style) => style === (written ?? "form"));
  if (style === undefined) {
    const message = `\`style: ${written}\` isn't allowed in a form`;
    diagnostics.report("WF3004", `${node.at}/style`, message, {
      hint: `${formStyles.join(", ")} are`,
    });
    return undefined;
  }
  return {
    kind: "style",
    style,
    explode: explode ?? style === "form",
    allowReserved: allowReserved ?? false,
  };
}

/** `example` and `examples` of a media type. */
function examplesOf(node: Node, { openapi }: Lowering): readonly Example[] {
  const single = child(node, "example");
  if (single !== undefined)
    return [{ name: null, summary: null, value: single.value as JsonValue }];
  const named = child(node, "examples");
  if (named === undefined || !isRecord(named.value)) return [];
  return Object.keys(named.value).flatMap((name) => {
    const example = openapi.follow(child(named, name)!);
    const value = child(example, "value")?.value;
    if (value === undefined) return [];
    const summary = child(example, "summary")?.value;
    return [
      { name, summary: typeof summary === "string" ? summary : null, value: value as JsonValue },
    ];
  });
}
