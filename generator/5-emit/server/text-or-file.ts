/** Which parts of a multipart body may be a text as well as a file. */
import type { Shape } from "../../model/schema.js";
import { objectsOf, resolveShape, type Schemas } from "../../model/walk.js";

/** The names of such members. Of a list, each item is a part. */
export function textOrFileNames(shape: Shape, schemas: Schemas): readonly string[] {
  const members = (objectsOf(shape, schemas) ?? []).flatMap(({ properties }) => properties);
  const names = members.flatMap((member) =>
    isTextOrFile(member.shape, schemas) ? [member.name] : [],
  );
  return [...new Set(names)];
}

function isTextOrFile(shape: Shape, schemas: Schemas): boolean {
  const all = choicesIn(shape, schemas, []);
  return all.some(isFile) && all.some((one) => /string|enum/.test(one.kind) && !isFile(one));
}

const isFile = (shape: Shape) => shape.kind === "string" && shape.wire === "binary";

function choicesIn(shape: Shape, schemas: Schemas, outer: readonly Shape[]): readonly Shape[] {
  const target = resolveShape(shape, schemas);
  if (outer.includes(target)) return [];
  const inner = (one: Shape) => choicesIn(one, schemas, [...outer, target]);
  if (target.kind === "union") return target.variants.flatMap(inner);
  return target.kind === "array" ? inner(target.items) : [target];
}
