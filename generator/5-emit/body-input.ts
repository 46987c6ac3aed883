import type { RequestBody, RequestContent } from "../3-lower/api.js";
import { isRange } from "../3-lower/media-types.js";
import type { ClientPlan } from "../4-plan/plan.js";
import { declaredAt } from "../diagnostics/diagnostic.js";
import { keyword, literalType, optionalMember, union } from "./build.js";
import { docLines } from "./doc-lines.js";
import type { Member, TypeNode } from "./draft.js";
import { typeOf } from "./types.js";

/** What a caller says of a body: the members of an input, one list for each way to say it. */
export function bodyVariants(
  body: RequestBody,
  client: ClientPlan,
): readonly (readonly Member[])[] {
  const isOnly = body.contents.length === 1;
  const variants = body.contents.flatMap((content): readonly (readonly Member[])[] => {
    const isBinary = content.format.kind === "binary";
    const given = typeOf(content.shape, { client, direction: "request" });
    const variant = (type: TypeNode, asks: boolean): readonly Member[] => [
      ...(isOnly && !isRange(content.mediaType) ? [] : [contentType(content, asks)]),
      {
        ...optionalMember("body", body.required, type),
        [declaredAt]: body.at,
        docs: docLines(body.docs),
      },
    ];
    if (!isOnly || !isRange(content.mediaType)) return [variant(isBinary ? bytes : given, true)];
    // A Blob's own type says which one of the range it is.
    return [variant(blob, false), variant(isBinary ? otherBytes : given, true)];
  });
  if (body.required || (isOnly && !isRange(body.contents[0]!.mediaType))) return variants;
  const none = ["contentType", "body"].map((name) => optionalMember(name, false, keyword("never")));
  return [...variants, none];
}

function contentType({ mediaType }: RequestContent, required: boolean): Member {
  const texts = mediaType.split("*");
  const type: TypeNode = isRange(mediaType) ? { kind: "template", texts } : literalType(mediaType);
  return optionalMember("contentType", required, type);
}

function global(name: "Uint8Array" | "ArrayBuffer" | "Blob" | "ReadableStream"): TypeNode {
  return { kind: "global", name, arguments: [] };
}

const blob = global("Blob");

/** What a body of bytes may be given as. */
const bytes = bytesType([blob]);
const otherBytes = bytesType([]);

function bytesType(more: readonly TypeNode[]): TypeNode {
  const stream = global("ReadableStream");
  return union([global("Uint8Array"), global("ArrayBuffer"), ...more, stream, keyword("string")]);
}
