import { child, isRecord, items, type Node } from "../node.js";

/** The objects of OpenAPI documents, of all versions. */
export type DocumentPart =
  | "document"
  | "info"
  | "server"
  | "serverVariable"
  | "tag"
  | "components"
  | "pathItem"
  | "operation"
  | "parameter"
  | "requestBody"
  | "mediaType"
  | "encoding"
  | "response"
  | "header"
  | "securityScheme"
  | "discriminator"
  | "schema";

interface Fields {
  /** Fields that hold a part, or a list of such. */
  readonly holds?: Readonly<Record<string, DocumentPart>>;
  /** Fields that hold parts by a name that the author chose. */
  readonly names?: Readonly<Record<string, DocumentPart>>;
}

/** The components by what they are. */
const named = {
  schemas: "schema",
  parameters: "parameter",
  responses: "response",
  headers: "header",
  requestBodies: "requestBody",
  securitySchemes: "securityScheme",
  pathItems: "pathItem",
  mediaTypes: "mediaType",
} as const;

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

const schemaKeywords = (
  "allOf anyOf oneOf not if then else items prefixItems additionalItems additionalProperties " +
  "unevaluatedItems unevaluatedProperties contains propertyNames contentSchema"
).split(" ");

const fieldsOf: Readonly<Record<DocumentPart, Fields>> = {
  document: {
    holds: { info: "info", servers: "server", tags: "tag", components: "components" },
    names: {
      paths: "pathItem",
      webhooks: "pathItem",
      "x-webhooks": "pathItem",
      // Swagger 2.0
      definitions: "schema",
      parameters: "parameter",
      responses: "response",
      securityDefinitions: "securityScheme",
    },
  },
  info: {},
  server: { names: { variables: "serverVariable" } },
  serverVariable: {},
  tag: {},
  components: { names: named },
  pathItem: {
    holds: {
      ...Object.fromEntries(methods.map((method) => [method, "operation" as const])),
      parameters: "parameter",
      servers: "server",
    },
    names: { additionalOperations: "operation" },
  },
  operation: {
    holds: { parameters: "parameter", requestBody: "requestBody", servers: "server" },
    names: { responses: "response" },
  },
  parameter: { holds: { schema: "schema" }, names: { content: "mediaType" } },
  header: { holds: { schema: "schema" }, names: { content: "mediaType" } },
  requestBody: { names: { content: "mediaType" } },
  response: { holds: { schema: "schema" }, names: { headers: "header", content: "mediaType" } },
  mediaType: {
    holds: {
      schema: "schema",
      itemSchema: "schema",
      prefixEncoding: "encoding",
      itemEncoding: "encoding",
    },
    names: { encoding: "encoding" },
  },
  encoding: { names: { headers: "header" } },
  securityScheme: {},
  discriminator: {},
  schema: {
    holds: {
      ...Object.fromEntries(schemaKeywords.map((keyword) => [keyword, "schema" as const])),
      discriminator: "discriminator",
    },
    names: {
      properties: "schema",
      patternProperties: "schema",
      dependentSchemas: "schema",
      $defs: "schema",
      definitions: "schema",
    },
  },
};

/** Where a part has others, by key: each is a part or a list of such, or has parts by name. */
type Places = ReadonlyMap<string, { readonly part: DocumentPart; readonly isNamed: boolean }>;

const placesOf: ReadonlyMap<string, Places> = new Map(
  Object.entries(fieldsOf).map(([part, { holds = {}, names = {} }]) => [
    part,
    new Map([...placesIn(holds, false), ...placesIn(names, true)]),
  ]),
);

function placesIn(fields: Readonly<Record<string, DocumentPart>>, isNamed: boolean) {
  return Object.entries(fields).map(([key, part]) => [key, { part, isNamed }] as const);
}

/** The fields of a part that hold others by name. */
export function mapsOf(part: DocumentPart): ReadonlySet<string> {
  return maps.get(part)!;
}

const maps: ReadonlyMap<DocumentPart, ReadonlySet<string>> = new Map(
  Object.entries(fieldsOf).map(([part, { names = {} }]) => {
    const callbacks = part === "operation" || part === "components" ? ["callbacks"] : [];
    return [part as DocumentPart, new Set([...Object.keys(names), ...callbacks])];
  }),
);

/** The kind of part that a `$ref` to a component leads to: that component is visited as its own kind. */
export function componentPart(reference: string): DocumentPart | undefined {
  const place = /^#\/(?:components\/)?(\w+)\/[^/]*$/.exec(reference)?.[1];
  if (place === "definitions") return "schema";
  return place !== undefined && Object.hasOwn(named, place)
    ? named[place as keyof typeof named]
    : undefined;
}

/** Parts that are still to be visited, with what each of them is. */
export type PartQueue = [Node, DocumentPart][];

/** Adds the parts directly inside a part. */
export function queueParts(node: Node, part: DocumentPart, queue: PartQueue): void {
  if (!isRecord(node.value)) return;
  const places = placesOf.get(part)!;
  for (const key of Object.keys(node.value)) {
    const place = places.get(key);
    if (place?.isNamed === true) queueMembers(child(node, key)!, place.part, queue);
    else if (place !== undefined) queueHeld(child(node, key)!, place.part, queue);
    else if (key === "callbacks" && part === "operation") queueCallbacks(child(node, key)!, queue);
  }
  if (part === "components") {
    const callbacks = child(node, "callbacks");
    if (callbacks !== undefined) queueCallbacks(callbacks, queue);
  }
}

/** A text or a number is no part. */
function queueHeld(member: Node, part: DocumentPart, queue: PartQueue): void {
  if (Array.isArray(member.value)) for (const item of items(member)) queue.push([item, part]);
  else if (isRecord(member.value)) queue.push([member, part]);
}

/** Path items by their expression, in callbacks by their name. */
function queueCallbacks(callbacks: Node, queue: PartQueue): void {
  for (const key of isRecord(callbacks.value) ? Object.keys(callbacks.value) : [])
    queueMembers(child(callbacks, key)!, "pathItem", queue);
}

function queueMembers(map: Node, part: DocumentPart, queue: PartQueue): void {
  if (!isRecord(map.value)) return;
  for (const key of Object.keys(map.value))
    // Only schemas may have names that begin with `x-`.
    if (part === "schema" || !key.startsWith("x-")) queue.push([child(map, key)!, part]);
}
