import type { ClientPlan } from "../../4-plan/plan.js";
import type { FormFormat, MultipartFormat, PropertyEncoding } from "../../model/body.js";
import { essence, hasJson, mediaTypesIn } from "../../model/media-types.js";
import type { Operation } from "../../model/operation.js";
import type { Notation } from "../../model/parameter.js";
import type { Shape } from "../../model/schema.js";
import { array, literal, members, table } from "../seam/build.js";
import type { Expression, ObjectMember } from "../seam/draft.js";
import { ruleExpression } from "../validators/rule-expression.js";
import { styleExpression } from "./served-styles.js";
import { textOrFileNames } from "./text-or-file.js";

type Contents = NonNullable<Operation["body"]>["contents"];

/** How the bodies of a request are read, by media type. */
export function bodiesExpression(contents: Contents, client: ClientPlan): Expression {
  return table(
    contents.map(({ mediaType, format, shape }) => {
      if (format.kind === "form") return [mediaType, formExpression(format, shape, client)];
      const parts = format.kind === "multipart" ? multipartMembers(format, shape, client) : [];
      return [
        mediaType,
        table([
          ["format", literal(format.kind)],
          ["rule", ruleExpression(client.rules.of(shape, "request"), client)],
          ...parts,
        ]),
      ];
    }),
  );
}

export function formExpression(
  { encodings, dialect }: Pick<FormFormat, "encodings" | "dialect">,
  shape: Shape,
  client: ClientPlan,
): Expression {
  return table([
    ["format", literal("form")],
    ["rule", ruleExpression(client.rules.of(shape, "request"), client)],
    ...nesting({ dialect }),
    ...encodingMembers([...encodings]),
  ]);
}

function multipartMembers(
  format: MultipartFormat,
  shape: Shape,
  { api: { schemas } }: ClientPlan,
): readonly ObjectMember[] {
  const encodings = [...format.encodings].flatMap(([name, { encoding }]) =>
    encoding === null ? [] : [[name, encoding] as const],
  );
  return [
    ...nesting(format),
    ...encodingMembers(encodings, textOrFileNames(shape, schemas)),
    ...partTypes(encodings),
  ];
}

type NamedEncoding = readonly [name: string, encoding: PropertyEncoding];

/** What the media types of parts may be, where the document says so. */
function partTypes(encodings: readonly NamedEncoding[]): readonly ObjectMember[] {
  const typed = encodings.flatMap(([name, encoding]): readonly ObjectMember[] => {
    const types = encoding.kind === "content" ? mediaTypesIn(encoding.mediaType).map(essence) : [];
    if (types.length === 0 || types.includes("*/*")) return [];
    return [[name, array(types.map((type) => literal(type)))]];
  });
  return members("partTypes", typed.length > 0 && table(typed));
}

function nesting({ dialect }: Pick<Notation, "dialect">): readonly ObjectMember[] {
  return members("isNested", dialect !== "oas" && literal(true));
}

function encodingMembers(
  encodings: readonly NamedEncoding[],
  textOrFile: readonly string[] = [],
): readonly ObjectMember[] {
  const formats = encodings.flatMap(([name, encoding]): readonly ObjectMember[] => {
    if (encoding.kind === "content") {
      const isJson = hasJson(mediaTypesIn(encoding.mediaType));
      if (!isJson && !textOrFile.includes(name)) return [];
      return [[name, table([["kind", literal(isJson ? "json" : "text")]])]];
    }
    const { style, explode } = encoding;
    if (style === "deepObject") return [[name, table([["kind", literal("brackets")]])]];
    return [[name, styleExpression(style, explode)]];
  });
  return members("members", formats.length > 0 && table(formats));
}
