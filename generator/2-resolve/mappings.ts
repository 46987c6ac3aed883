/** What a discriminator's `mapping` and `defaultMapping` name: schemas by their names, or by references. */
import type { SourceSet } from "../1-load/source.js";
import type { Pointer } from "../diagnostics/diagnostic.js";
import { splitPointer } from "../diagnostics/locate.js";
import { child, isRecord, type Node } from "./node.js";

/** The values of `mapping` and `defaultMapping`, of whatever type, by their words in the text's order. */
export function mappingsIn(discriminator: Node, keysOf: (node: Node) => readonly string[]) {
  const mapping = child(discriminator, "mapping");
  const words = mapping === undefined || !isRecord(mapping.value) ? [] : keysOf(mapping);
  return {
    entries: words.map((word) => ({ word, node: child(mapping!, word)! })),
    fallback: child(discriminator, "defaultMapping"),
  };
}

/** The schema of that name; authors of other files than the entry mean their own, if there is one. */
export function schemaNamed(name: string, at: Pointer, sources: SourceSet): Node | undefined {
  for (const schemas of schemasAround(at, sources)) {
    const found = child(schemas, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All names that could be meant. */
export function schemaNames(at: Pointer, sources: SourceSet): readonly string[] {
  return schemasAround(at, sources).flatMap(({ value }) => Object.keys(value as object));
}

/** `components/schemas`, and `definitions` of Swagger 2.0: of this file, and of the entry. */
function schemasAround(at: Pointer, { files, entry }: SourceSet): readonly Node[] {
  const own = files.get(splitPointer(at)[0]) ?? entry;
  return [own, entry].flatMap(({ file, value }) => {
    const root = { value, at: `${file}#` };
    const components = child(root, "components");
    const named = [components && child(components, "schemas"), child(root, "definitions")];
    return named.filter((node): node is Node => node !== undefined && isRecord(node.value));
  });
}
