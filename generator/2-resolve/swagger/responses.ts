import { isJsonType } from "../../model/media-types.js";
import { child, isRecord, mappingOf, type Node } from "../node.js";
import { extensionsOf, mapMembers, mediaTypesOf, membersOf, type Upgrade } from "./members.js";
import { fileAsBinary, valueSchemaOf } from "./parameters.js";

/** `responses` of an operation, with the content that it `produces`. */
export function upgradeResponses(operation: Node, upgrade: Upgrade): Node | undefined {
  const responses = upgrade.read.mapping(operation, "responses");
  if (responses === undefined) return undefined;
  const produced = mediaTypesOf(operation, "produces", upgrade);
  return mapMembers(responses, (response, status) =>
    status.startsWith("x-")
      ? response
      : upgradeResponse(upgrade.follow(response), produced, upgrade),
  );
}

function upgradeResponse(response: Node, produced: readonly string[], upgrade: Upgrade): Node {
  if (!isRecord(response.value) || response.hasErrors === true) return response;
  const headers = upgrade.read.mapping(response, "headers");
  return mappingOf(response.at, {
    ...membersOf(response, ["description"]),
    ...extensionsOf(response),
    headers: headers && mapMembers(headers, upgradeHeader),
    content: contentOf(response, produced, upgrade) ?? child(response, "content"),
  });
}

/** A response without a schema has no content. */
export function contentOf(
  response: Node,
  produced: readonly string[],
  upgrade: Upgrade,
): Node | undefined {
  const written = child(response, "schema");
  if (written === undefined) return undefined;
  const schema = fileAsBinary(written);
  const names = mediaTypesFor(upgrade.follow(written), produced);
  const examples = child(response, "examples");
  const contents = names.map((name) => {
    const example = examples && child(examples, name);
    return [name, mappingOf(response.at, { schema, example })] as const;
  });
  return mappingOf(response.at, Object.fromEntries(contents));
}

/**
 * `produces` is for all responses of an operation, or for all operations, and so doesn't fit all of them:
 * a file is no JSON, and the error of a download is an object, not an archive.
 */
function mediaTypesFor(schema: Node, produced: readonly string[]): readonly string[] {
  if (child(schema, "type")?.value === "file") {
    const types = produced.filter((name) => !isJsonType(name));
    return types.length > 0 ? types : ["*/*"];
  }
  if (!isStructured(schema)) return produced.length > 0 ? produced : ["application/json"];
  const types = produced.filter((name) => !isBytes(name));
  return types.some((name) => isJsonType(name) || isXml(name))
    ? types
    : [...types, "application/json"];
}

function isStructured(schema: Node): boolean {
  const type = child(schema, "type")?.value;
  if (type !== undefined) return type === "object" || type === "array";
  return ["properties", "additionalProperties", "allOf", "items"].some(
    (keyword) => child(schema, keyword) !== undefined,
  );
}

const isXml = (mediaType: string) => /^[^;]*[/+]xml\s*(;|$)/i.test(mediaType);
const isBytes = (mediaType: string) =>
  /^\s*(image|audio|video|font)\/|^\s*application\/(octet-stream|pdf|zip|gzip|x-tar)\b/i.test(
    mediaType,
  );

function upgradeHeader(header: Node): Node {
  return mappingOf(header.at, {
    ...membersOf(header, ["description"]),
    schema: valueSchemaOf(header),
  });
}
