import type { IndexedSources } from "./anchors.js";
import type { Node } from "./node.js";

export type OpenApiVersion = "3.0" | "3.1" | "3.2";

/** One document whose every `$ref` is a checked edge: following one can't fail any more. */
export interface OpenApi {
  readonly version: OpenApiVersion;
  /** The files are Swagger 2.0; `root` is what that means in OpenAPI 3.0. */
  readonly isSwagger: boolean;
  readonly root: Node;
  readonly sources: IndexedSources;
  /** What a `$ref` leads to, which may be one again; `undefined` for what is none. */
  step(node: Node): Node | undefined;
  /** The node itself, or what its `$ref` leads to at last. */
  follow(node: Node): Node;
  /** The keys of a mapping in the order of the text. */
  keysOf(node: Node): readonly string[];
}
