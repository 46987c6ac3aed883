/**
 * Security requirements that say by a URI where their scheme stands (OpenAPI 3.2, 4.30): a name is
 * what the client's `auth` and the code call it by.
 */
import { fileNames } from "../../1-load/source.js";
import { child, isRecord, items, type Node } from "../../2-resolve/node.js";
import type { OpenApi } from "../../2-resolve/openapi.js";
import { targetOf } from "../../2-resolve/targets.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import { splitPointer } from "../../diagnostics/locate.js";
import { methods } from "./methods.js";
import { schemaNameOf } from "../schemas/schema-names.js";

/** A scheme that a requirement refers to. */
export interface ReferredScheme {
  readonly name: string;
  readonly node: Node;
  /** Whether it is a component of the document, which has its name there. */
  readonly isOwn: boolean;
}

/** The schemes that URIs mean, by the place of the requirement's member. */
export function findSchemeUris(openapi: OpenApi): ReadonlyMap<Pointer, ReferredScheme> {
  const own = ownSchemes(openapi);
  const targets = new Map<Pointer, Node>();
  for (const requirement of requirementsOf(openapi))
    for (const key of Object.keys(requirement.value as object)) {
      if (own.names.has(key)) continue;
      const target = targetOf(key, requirement.at, openapi.sources);
      if (!("error" in target)) targets.set(child(requirement, key)!.at, target);
    }
  if (targets.size === 0) return new Map();
  const ends = new Map(
    [...targets.values()].map(({ at, value }) => [at, openapi.follow({ at, value })]),
  );
  const foreign = [...ends.values()].filter(({ at }) => !own.byPlace.has(at));
  const names = namesFor(new Set(foreign.map(({ at }) => at)), own.names, openapi);
  return new Map(
    [...targets].map(([member, target]) => {
      const node = ends.get(target.at)!;
      const ownName = own.byPlace.get(target.at) ?? own.byPlace.get(node.at);
      const name = ownName ?? names.get(node.at)!;
      return [member, { name, node, isOwn: ownName !== undefined }];
    }),
  );
}

function ownSchemes(openapi: OpenApi) {
  const components = child(openapi.root, "components");
  const schemes = components && child(components, "securitySchemes");
  const byPlace = new Map<Pointer, string>();
  const names = new Set<string>();
  for (const name of isRecord(schemes?.value) ? Object.keys(schemes.value) : []) {
    const node = child(schemes!, name)!;
    names.add(name);
    byPlace.set(node.at, name);
    const end = openapi.follow(node).at;
    if (!byPlace.has(end)) byPlace.set(end, name);
  }
  return { names, byPlace };
}

/** The last word of the place; where that isn't unique, with the file's name, or the whole place. */
function namesFor(
  places: ReadonlySet<Pointer>,
  taken: ReadonlySet<string>,
  { sources }: OpenApi,
): ReadonlyMap<Pointer, string> {
  const files = fileNames(sources);
  const candidates = (at: Pointer) => {
    const [file, pointer] = splitPointer(at);
    const word = pointer.slice(pointer.lastIndexOf("/") + 1) || schemaNameOf(at);
    return [word, `${schemaNameOf(`${file}#`)}_${word}`, `${files.get(file)}#${pointer}`];
  };
  const all = [...places].map(candidates);
  const isFree = (name: string, rank: number) =>
    !taken.has(name) && all.filter((names) => names[rank] === name).length === 1;
  return new Map(
    [...places].map((at) => {
      const names = candidates(at);
      return [at, names.find(isFree) ?? names.at(-1)!];
    }),
  );
}

/** Every Security Requirement Object: the document's, and those of its operations. */
function* requirementsOf(openapi: OpenApi): Generator<Node> {
  const { root } = openapi;
  yield* listed(root);
  const paths = child(root, "paths");
  if (!isRecord(paths?.value)) return;
  for (const path of Object.keys(paths.value)) {
    if (path.startsWith("x-")) continue;
    const item = openapi.follow(child(paths, path)!);
    const additional = child(item, "additionalOperations");
    const others = isRecord(additional?.value) ? Object.keys(additional.value) : [];
    for (const operation of [
      ...methods.map((method) => child(item, method)),
      ...others.map((method) => child(additional!, method)),
    ])
      if (operation !== undefined) yield* listed(openapi.follow(operation));
  }
}

function listed(node: Node): readonly Node[] {
  return items(child(node, "security")).filter(({ value }) => isRecord(value));
}
