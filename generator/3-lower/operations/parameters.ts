import { isDeepStrictEqual } from "node:util";
import { child, isRecord, items, type Node } from "../../2-resolve/node.js";
import { isCollectionFormat } from "../../2-resolve/swagger/parameters.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import type { Parameter, ParameterLocation, Serialization } from "../../model/parameter.js";
import { parameterShape } from "../bodies/contents.js";
import { lowerForm } from "../bodies/encodings.js";
import { carrierDocs } from "../schemas/docs.js";
import { notationOf, readExtension, type Extension } from "./extension.js";
import type { Lowering } from "../lowering.js";
import { formatOf } from "../../model/media-types.js";
import { collectionStylesAt, ruleOf, stylesAt } from "../../model/styles.js";
import { fitTemplate, warnOfOptional, type FittedPath } from "./path-parameters.js";
import { checkMediaType, checkToken } from "../checks/header-syntax.js";

/** The parameters of an operation: those of its path that it does not override, then its own. */
export function lowerParameters(
  path: string,
  pathAt: Pointer,
  operation: Node,
  item: Node,
  extension: Extension,
  lowering: Lowering,
): FittedPath {
  const own = readParameters(operation, extension, lowering);
  const keys = new Set(own.map(keyOf));
  const inherited = readParameters(item, extension, lowering).filter((p) => !keys.has(keyOf(p)));
  const parameters = [...inherited, ...own];
  return fitTemplate(path, pathAt, withoutCookieHeader(parameters, lowering), lowering);
}

/** The header parameters that OpenAPI ignores: media types and security schemes set these. */
export function ignoredHeaders(
  operation: Node,
  item: Node,
  { openapi, read }: Lowering,
): readonly string[] {
  const parameters = [operation, item].flatMap((node) => items(read.list(node, "parameters")));
  const names = parameters
    .map((parameter) => openapi.follow(parameter))
    .filter((parameter) => child(parameter, "in")?.value === "header")
    .map((parameter) => child(parameter, "name")?.value);
  return names.filter((name) => typeof name === "string").filter(isIgnoredHeader);
}

export function isIgnoredHeader(name: string): boolean {
  return /^(accept|content-type|authorization)$/i.test(name);
}

/** Names of headers are the same in any case. */
function keyOf({ in: where, name }: Parameter): string {
  return `${where}:${where === "header" ? name.toLowerCase() : name}`;
}

/** Cookie parameters make up the header Cookie: a parameter for the whole header would replace them. */
function withoutCookieHeader(
  parameters: readonly Parameter[],
  { diagnostics }: Lowering,
): readonly Parameter[] {
  const header = parameters.find((parameter) => keyOf(parameter) === "header:cookie");
  const cookie = parameters.find((parameter) => parameter.in === "cookie");
  if (header === undefined || cookie === undefined) return parameters;
  const message = `the header Cookie carries the cookie ${JSON.stringify(cookie.name)}: it can't be a parameter itself`;
  diagnostics.report("WF3005", header.at, message, { hint: "declare only the cookies" });
  return parameters.filter((parameter) => parameter !== header);
}

function readParameters(node: Node, extension: Extension, lowering: Lowering): Parameter[] {
  const seen = new Map<string, Parameter>();
  const written = new Map<string, Node>();
  for (const item of items(lowering.read.list(node, "parameters"))) {
    const target = lowering.openapi.follow(item);
    const parameter = lowerParameter(target, extension, lowering);
    if (parameter === undefined) continue;
    const key = keyOf(parameter);
    const earlier = written.get(key);
    if (earlier !== undefined) {
      const isAlike = isDeepStrictEqual(earlier.value, target.value);
      const what = `the ${parameter.in} parameter ${JSON.stringify(parameter.name)} is declared twice`;
      const message = isAlike ? `${what}, identically: it counts once` : what;
      lowering.diagnostics.report(isAlike ? "WF2008" : "WF3007", item.at, message);
    }
    written.set(key, target);
    seen.set(key, parameter);
  }
  return [...seen.values()];
}

function lowerParameter(
  node: Node,
  extension: Extension,
  lowering: Lowering,
): Parameter | undefined {
  const { read, diagnostics } = lowering;
  if (node.hasErrors === true) return undefined;
  if (!isRecord(node.value)) {
    diagnostics.report("WF2005", node.at, "a parameter must be a mapping");
    return undefined;
  }
  const name = read.string(node, "name");
  const where = read.string(node, "in");
  if (name === undefined || where === undefined) {
    diagnostics.report("WF2006", node.at, "a parameter needs `name` and `in`");
    return undefined;
  }
  if (!isLocation(where)) {
    const hint = "supported: path, query, querystring, header and cookie";
    diagnostics.report("WF3003", `${node.at}/in`, `\`in: ${where}\` isn't supported`, { hint });
    return undefined;
  }
  if (where === "header" && isIgnoredHeader(name)) {
    const message = `OpenAPI ignores a header parameter called ${name}`;
    const hint = "media types and security schemes set it";
    diagnostics.report("WF3005", node.at, message, { hint });
    return undefined;
  }
  // A cookie of style form is percent-encoded, its name too.
  const isRaw = where === "cookie" && child(node, "style")?.value === "cookie";
  if (where === "header" || isRaw) checkToken(`a ${where}`, name, child(node, "name")!, lowering);
  const schema = child(node, "schema");
  const required = read.boolean(node, "required") ?? false;
  const isOptional = ["undefined", "boolean"].includes(
    typeof (child(node, "required")?.value ?? false),
  );
  if (where === "path" && !required && isOptional) warnOfOptional(name, node, lowering);
  const content = contentOf(node, extension, lowering);
  const shape = content?.shape ?? lowering.schema(schema);
  if (content === undefined) lowering.facts.given.ofParameter(node, shape, lowering);
  return {
    at: node.at,
    name,
    in: where,
    required: required || where === "path",
    docs: carrierDocs(node, content ? content.schema : schema, name, lowering),
    shape,
    serialization: content
      ? { ...content.form, kind: "content", mediaType: content.mediaType }
      : lowerStyle(node, where, extension, lowering),
  };
}

function isLocation(where: string): where is ParameterLocation {
  return ["path", "query", "querystring", "header", "cookie"].includes(where);
}

function contentOf(node: Node, outer: Extension, lowering: Lowering) {
  const { read, diagnostics, openapi } = lowering;
  const content = read.mapping(node, "content");
  if (content === undefined) return undefined;
  const mediaTypes = openapi.keysOf(content);
  const mediaType = mediaTypes.find((name) => formatOf(name) === "json") ?? mediaTypes[0];
  if (mediaType === undefined) {
    diagnostics.report(
      "WF2005",
      content.at,
      "a parameter's `content` must have exactly one media type",
    );
    return undefined;
  }
  if (mediaTypes.length > 1)
    diagnostics.report(
      "WF2008",
      content.at,
      `a parameter has one media type: ${mediaType} is used`,
      {
        on: "key",
      },
    );
  checkMediaType(mediaType, child(content, mediaType)!, lowering);
  const written = child(content, mediaType)!;
  const type = openapi.follow(written);
  const schema = child(type, "schema");
  const shape = lowering.schema(schema);
  const form = lowerForm(type, readExtension(type, lowering, outer), lowering);
  return { mediaType, schema, shape: parameterShape(mediaType, shape, written, lowering), form };
}

function lowerStyle(
  node: Node,
  where: ParameterLocation,
  extension: Extension,
  { read, diagnostics }: Lowering,
): Serialization {
  const allowed = stylesAt(where);
  const usual = allowed[0]!;
  const written = read.string(node, "style");
  const styles = isCollectionFormat(child(node, "style")) ? collectionStylesAt(where) : allowed;
  const style = written === undefined ? usual : styles.find((style) => style === written);
  if (style === undefined) {
    const message = `\`style: ${written}\` isn't allowed for \`in: ${where}\``;
    const hint = `allowed: ${allowed.join(", ")}`;
    diagnostics.report("WF3004", `${node.at}/style`, message, { hint });
  }
  return {
    kind: "style",
    style: style ?? usual,
    explode:
      read.boolean(node, "explode") ?? (style !== undefined && ruleOf(style).explode === true),
    allowReserved: read.boolean(node, "allowReserved") ?? false,
    allowEmptyValue: read.boolean(node, "allowEmptyValue") ?? false,
    isStyleSaid: written !== undefined || child(node, "explode") !== undefined,
    ...notationOf(extension),
  };
}
