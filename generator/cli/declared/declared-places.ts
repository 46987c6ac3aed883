import { child, type Node } from "../../2-resolve/node.js";
import type { OpenApi } from "../../2-resolve/openapi.js";
import { partOf } from "../../4-plan/operations/parameter-groups.js";
import { onPointer, type Pointer } from "../../diagnostics/diagnostic.js";
import { type LineStarts, locatePlace, type Locators } from "../../diagnostics/locate.js";
import type { Operation } from "../../model/operation.js";
import type { Response, ResponseContent } from "../../model/response.js";
import { contentFor } from "./content-for.js";
import { type OperationNode, operationNodes } from "./operation-nodes.js";
import { type Misfit, schemaPlace } from "./schema-place.js";

/** A place in the document. Lines and columns begin at 1. */
export interface DeclaredPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly pointer: string | null;
}

export function placeText({ file, line, column }: DeclaredPlace): string {
  return `${file}:${line}:${column}`;
}

/** Where a document declares what a request or an answer has to be. */
export class DeclaredPlaces {
  readonly #openapi: OpenApi;
  readonly #sources: Locators;
  readonly #operations: ReadonlyMap<Pointer, OperationNode>;
  readonly #lines: LineStarts = new Map();

  constructor(openapi: OpenApi, sources: Locators) {
    this.#openapi = openapi;
    this.#sources = sources;
    this.#operations = operationNodes(openapi);
  }

  locate(pointer: Pointer): DeclaredPlace {
    const place = locatePlace(onPointer(pointer), this.#sources, this.#lines);
    return { file: place.file, line: place.line, column: place.column, pointer: place.pointer };
  }

  /** The operation's path, as the document writes it. */
  pathOf({ at, path }: Operation): string {
    return this.#operations.get(at)?.path ?? path;
  }

  /** Of a misfit in an answer's body, or of the body as a whole. */
  ofAnswer(
    operation: Operation,
    response: Response,
    { mediaType, stream }: ResponseContent,
    misfit: Misfit | null,
  ): Pointer {
    const responses = this.#member(this.#operations.get(operation.at)?.operation, "responses");
    const declared = this.#member(responses, response.status);
    const media = this.#member(this.#member(declared, "content"), mediaType);
    const keywords = stream === null ? ["schema"] : ["itemSchema", "schema"];
    const [schema] = keywords.flatMap((keyword) => (media && child(media, keyword)) ?? []);
    if (schema === undefined) return media?.at ?? declared?.at ?? response.at;
    return misfit === null ? schema.at : schemaPlace(this.#openapi, schema, misfit);
  }

  /**
   * Of a misfit in a request: its path begins with `path`, `query`, `headers`, `cookies` or `body`.
   * @param contentType of the request
   */
  ofRequest(operation: Operation, contentType: string | null, misfit: Misfit): Pointer {
    const [part, ...inner] = misfit.path;
    if (part === "body") return this.#bodyPlace(operation, contentType, { ...misfit, path: inner });
    const [name, ...path] = inner;
    const isDeclaredAs = (one: Operation["parameters"][number]) =>
      partOf[one.in] === part && (one.in === "querystring" || one.name === name);
    const parameter = operation.parameters.find(isDeclaredAs);
    if (parameter === undefined) return operation.at;
    const { parameters = [] } = this.#operations.get(operation.at) ?? {};
    const nodes = parameters.map((node) => [node.at, this.#openapi.follow(node)] as const);
    const node = nodes.find(([at, target]) => [at, target.at].includes(parameter.at))?.[1];
    const schema = node && child(node, "schema");
    if (schema === undefined || misfit.keyword === "required") return parameter.at;
    return schemaPlace(this.#openapi, schema, { ...misfit, path });
  }

  #bodyPlace(operation: Operation, contentType: string | null, misfit: Misfit): Pointer {
    const node = this.#member(this.#operations.get(operation.at)?.operation, "requestBody");
    const { body } = operation;
    if (node === undefined || body === null) return operation.at;
    const sent = contentType === null ? undefined : contentFor(body.contents, contentType);
    const { mediaType } = sent ?? body.contents[0]!;
    const content = this.#member(node, "content");
    if (misfit.keyword === "contentType") return content?.at ?? node.at;
    const media = this.#member(content, mediaType);
    const schema = media && child(media, "schema");
    const isWhole = misfit.path.length === 0 && misfit.keyword === "required";
    if (schema === undefined || isWhole) return media?.at ?? node.at;
    return schemaPlace(this.#openapi, schema, misfit);
  }

  #member(node: Node | undefined, key: string): Node | undefined {
    const found = node && child(node, key);
    return found && this.#openapi.follow(found);
  }
}
