import { child, isRecord, items, type Node } from "../../2-resolve/node.js";
import { isCollectionFormat } from "../../2-resolve/swagger/parameters.js";
import type {
  FormFormat,
  MultipartFormat,
  PartEncoding,
  PropertyEncoding,
} from "../../model/body.js";
import { notationOf, type Extension } from "../operations/extension.js";
import type { Lowering } from "../lowering.js";
import { formatOf, mediaTypesIn } from "../../model/media-types.js";
import { collectionStylesAt, ruleOf, stylesAt } from "../../model/styles.js";
import { checkHeaderValue, checkMediaType, checkToken } from "../checks/header-syntax.js";

/** An urlencoded form: each property by style where one of its encoding's three keywords is there. */
export function lowerForm(node: Node, extension: Extension, lowering: Lowering): FormFormat {
  const encodings = new Map<string, PropertyEncoding>();
  for (const [name, written] of namedEncodings(node, lowering)) {
    const lowered = lowerEncoding(written, lowering);
    if (lowered !== null) encodings.set(name, lowered);
  }
  return { kind: "form", ...notationOf(extension), encodings };
}

/** A multipart body: parts by name, or by position (OpenAPI 3.2). */
export function lowerMultipart(
  node: Node,
  extension: Extension,
  lowering: Lowering,
): MultipartFormat {
  const partOf = (written: Node) => lowerPart(written, extension, lowering);
  const parts = namedEncodings(node, lowering).map(([name, written]) => {
    return [name, partOf(written)] as const;
  });
  const item = child(node, "itemEncoding");
  return {
    kind: "multipart",
    ...notationOf(extension),
    encodings: new Map(parts),
    prefix: items(lowering.read.list(node, "prefixEncoding")).map(partOf),
    item: item === undefined ? null : partOf(item),
  };
}

function namedEncodings(node: Node, lowering: Lowering): readonly (readonly [string, Node])[] {
  const encoding = lowering.read.mapping(node, "encoding");
  if (encoding === undefined) return [];
  return lowering.openapi.keysOf(encoding).map((name) => [name, child(encoding, name)!]);
}

function lowerEncoding(node: Node, lowering: Lowering): PropertyEncoding | null {
  const { read, diagnostics } = lowering;
  if (!isRecord(node.value)) {
    diagnostics.report("WF2005", node.at, "an encoding must be a mapping");
    return null;
  }
  const written = read.string(node, "style");
  const explode = read.boolean(node, "explode");
  const allowReserved = read.boolean(node, "allowReserved");
  if (written === undefined && explode === undefined && allowReserved === undefined) {
    const mediaType = read.string(node, "contentType");
    checkContentType(node, lowering);
    if (mediaType === undefined) return null;
    return { kind: "content", mediaType, isWhole: isWholeText(mediaType, lowering) };
  }
  const allowed = stylesAt("query");
  const styles = isCollectionFormat(child(node, "style")) ? collectionStylesAt("query") : allowed;
  const style = styles.find((style) => style === (written ?? "form"));
  if (style === undefined) {
    const message = `\`style: ${written}\` isn't allowed in a form`;
    const hint = `allowed: ${allowed.join(", ")}`;
    diagnostics.report("WF3004", `${node.at}/style`, message, { hint });
    return null;
  }
  return {
    kind: "style",
    style,
    explode: explode ?? ruleOf(style).explode === true,
    allowReserved: allowReserved ?? false,
  };
}

/**
 * Up to OpenAPI 3.0.3, `contentType` is that of the property's value, and JSON has lists: Zulip's
 * `[1,10]`. From 3.0.4 on it says that each item of an array is a value of its own.
 */
function isWholeText(mediaType: string, { openapi }: Lowering): boolean {
  // YAML reads an unquoted 3.0 as the number 3.
  const version = String(child(openapi.root, "openapi")?.value);
  return (
    /^3(\.0(\.[0-3])?)?$/.test(version) && !openapi.isSwagger && formatOf(mediaType) === "json"
  );
}

/** One part: OpenAPI 3.0 knows no styles there, but for what Stripe's document relies on. */
function lowerPart(node: Node, extension: Extension, lowering: Lowering): PartEncoding {
  const encoding = lowerEncoding(node, lowering);
  const isIgnored =
    lowering.openapi.version === "3.0" &&
    // Swagger's `collectionFormat` holds everywhere.
    !lowering.openapi.isSwagger &&
    encoding?.kind === "style" &&
    !ruleOf(encoding.style).nests;
  const contentType = child(node, "contentType")?.value;
  if (encoding?.kind === "style") checkContentType(node, lowering);
  const fallback: PropertyEncoding | null =
    typeof contentType === "string"
      ? { kind: "content", mediaType: contentType, isWhole: isWholeText(contentType, lowering) }
      : null;
  const own = isIgnored ? fallback : encoding;
  const isMultipart = own?.kind === "content" && /^multipart\/[^*,]+$/i.test(own.mediaType);
  return {
    encoding: own,
    nested: isMultipart ? lowerMultipart(node, extension, lowering) : null,
    headers: lowerPartHeaders(node, lowering),
  };
}

/** Several may be listed: the first that isn't a range is sent. */
function checkContentType(node: Node, lowering: Lowering): void {
  const written = child(node, "contentType");
  if (typeof written?.value !== "string") return;
  for (const mediaType of mediaTypesIn(written.value)) checkMediaType(mediaType, written, lowering);
}

/** Headers of a part whose value the document fixes. Content-Type is `contentType`'s. */
function lowerPartHeaders(node: Node, lowering: Lowering): PartEncoding["headers"] {
  const headers = isRecord(node.value) ? lowering.read.mapping(node, "headers") : undefined;
  if (headers === undefined) return [];
  return Object.keys(headers.value as object).flatMap((name) => {
    if (/^content-type$/i.test(name)) return [];
    const header = lowering.openapi.follow(child(headers, name)!);
    const schema = child(header, "schema");
    const followed = schema && lowering.openapi.follow(schema);
    const value = followed && (child(followed, "const") ?? child(followed, "default"))?.value;
    if (value !== undefined && value !== null && typeof value !== "object") {
      const text = String(value as string | number | boolean);
      checkToken("a part's header", name, header, lowering);
      checkHeaderValue(text, header, lowering);
      return [[name, text] as const];
    }
    const message = `the part's header ${name} has no fixed value: it is not sent`;
    lowering.diagnostics.report("WF3005", header.at, message, {
      on: "key",
      hint: "give its schema a `const` or a `default`",
    });
    return [];
  });
}
