import { isBytesFormat } from "../../model/formats.js";
import type { RequestBody, RequestContent } from "../../model/body.js";
import { isRange } from "../../model/media-types.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { declaredAt } from "../../diagnostics/diagnostic.js";
import { groupBy } from "../../host/group-by.js";
import { keyword, literalType, optionalMember, union } from "../seam/build.js";
import { docLines } from "../schemas/doc-lines.js";
import type { Member, TypeNode } from "../seam/draft.js";
import type { ShapeTable } from "../../model/shape-table.js";
import { typeOf } from "../schemas/types.js";

/**
 * The ways to pass a body: for each, its members of the input. The first media type needs no
 * `contentType`. Media types with the same body type share a variant.
 */
export function bodyVariants(
  body: RequestBody,
  client: ClientPlan,
): readonly (readonly Member[])[] {
  const [usual, ...others] = body.contents;
  const isRanged = isRange(usual!.mediaType);
  const member = (type: TypeNode): Member => ({
    ...optionalMember("body", body.required, type),
    [declaredAt]: body.at,
    docs: docLines(body.docs),
  });
  const variants = alike(body.contents, client.api.shapes).map((contents): readonly Member[] => {
    const isUsual = contents[0] === usual;
    // If only the Blob tells the type, no other body is possible.
    const type = bodyType(contents[0]!, isUsual && isRanged, client);
    if (others.length === 0 && !isRanged) return [member(type)];
    return [contentType(contents, !isUsual || isRanged), member(type)];
  });
  if (!isRanged) return variants;
  // A Blob's own type says which type of the range it has.
  const chosen = [contentType([usual!], false), member(blob)];
  const none = ["contentType", "body"].map((name) => optionalMember(name, false, keyword("never")));
  return [chosen, ...variants, ...(body.required ? [] : [none])];
}

/** Whether there are several ways to pass a body: `bodyVariants` has more than one. */
export function hasVariants({ contents }: RequestBody, table: ShapeTable): boolean {
  return alike(contents, table).length > 1 || isRange(contents[0]!.mediaType);
}

/** Contents grouped by the type that a caller passes, in the order of the first of each. */
function alike(
  contents: readonly RequestContent[],
  table: ShapeTable,
): readonly (readonly RequestContent[])[] {
  // Most bodies have one: its type needn't be compared.
  if (contents.length === 1) return [contents];
  const groups = groupBy(contents, ({ format, shape }) =>
    table.keyOf(isBytesFormat(format.kind) ? format.kind : shape),
  );
  return [...groups.values()];
}

function bodyType(
  { format, shape }: RequestContent,
  isNoBlob: boolean,
  client: ClientPlan,
): TypeNode {
  if (isBytesFormat(format.kind)) return isNoBlob ? otherBytes : bytes;
  return typeOf(shape, { client, direction: "request" });
}

function contentType(contents: readonly RequestContent[], required: boolean): Member {
  const types = contents.map(({ mediaType }): TypeNode => {
    if (!isRange(mediaType)) return literalType(mediaType);
    return { kind: "template", texts: mediaType.split("*") };
  });
  return optionalMember("contentType", required, union(types));
}

function global(name: "Uint8Array" | "ArrayBuffer" | "Blob" | "ReadableStream"): TypeNode {
  return { kind: "global", name, arguments: [] };
}

const blob = global("Blob");

/** The types that a caller may pass for a body of bytes. */
const bytes = bytesType([blob]);
const otherBytes = bytesType([]);

function bytesType(more: readonly TypeNode[]): TypeNode {
  const stream = global("ReadableStream");
  return union([global("Uint8Array"), global("ArrayBuffer"), ...more, stream, keyword("string")]);
}
