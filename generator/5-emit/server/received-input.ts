/** The type of the input that the function of an operation gets, once a request is decoded. */
import type { ParameterGroup } from "../../4-plan/operations/operation-plan.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { receivedType } from "../../4-plan/types/received-types.js";
import { groupBy } from "../../host/group-by.js";
import type {
  MultipartFormat,
  PartEncoding,
  RequestBody,
  RequestContent,
} from "../../model/body.js";
import { isBytesFormat } from "../../model/formats.js";
import { isRange } from "../../model/media-types.js";
import type { Operation } from "../../model/operation.js";
import type { Shape } from "../../model/schema.js";
import { isBinary, partsOf, reach } from "../../model/walk.js";
import { operationKey } from "../keys.js";
import { typeOf } from "../schemas/types.js";
import { keyword, literalType, typeSymbol, union } from "../seam/build.js";
import type { Member, TypeNode } from "../seam/draft.js";
import { textOrFileNames } from "./text-or-file.js";

/** All groups of parameters are there, and the body as its media type says. */
export function receivedInput(operation: Operation, client: ClientPlan): TypeNode {
  const groups = client.operations.of(operation).groups.map((group): Member => {
    const isThere = group.required || !group.whole;
    return member(group.part, isThere, groupType(group, operation, client));
  });
  const bodies = operation.body === null ? [] : bodiesOf(operation.body, client);
  if (bodies.length <= 1) return objectOf([...groups, ...bodies.flat()]);
  const choice: TypeNode = { kind: "union", of: bodies.map(objectOf) };
  return groups.length === 0 ? choice : { kind: "intersection", of: [objectOf(groups), choice] };
}

function groupType(group: ParameterGroup, operation: Operation, client: ClientPlan): TypeNode {
  const own = typeSymbol(client.symbol(operationKey(operation, group.part)));
  const isSame = group.parameters.every(
    ({ shape, required }) => (required || group.whole) && kindOf(shape, client) === "given",
  );
  return isSame ? own : derived("Received", own, client);
}

/** For each media type, the members of the input. Which one it is stands beside the body. */
function bodiesOf(body: RequestBody, client: ClientPlan): readonly (readonly Member[])[] {
  const [usual, ...others] = body.contents;
  if (others.length === 0 && !isRange(usual!.mediaType))
    return [[member("body", body.required, contentType(usual!, client))]];
  const keyOf = ({ format, shape }: RequestContent) =>
    isBytesFormat(format.kind)
      ? "bytes"
      : `${format.kind === "multipart"}:${client.api.shapes.keyOf(shape)}`;
  const bodies = [...groupBy(body.contents, keyOf).values()].map((contents) => [
    member("contentType", true, union(contents.map(mediaTypeOf))),
    member("body", true, contentType(contents[0]!, client)),
  ]);
  const none = ["contentType", "body"].map((name) => member(name, false, keyword("never")));
  return body.required ? bodies : [...bodies, none];
}

function mediaTypeOf({ mediaType }: RequestContent): TypeNode {
  if (!isRange(mediaType)) return literalType(mediaType);
  return { kind: "template", texts: mediaType.split("*") };
}

function contentType({ format, shape }: RequestContent, client: ClientPlan): TypeNode {
  if (isBytesFormat(format.kind)) return typeSymbol(client.runtime("encode/operation", "Bytes"));
  const given = typeOf(shape, { client, direction: "request" });
  if (format.kind === "multipart" && hasBinary(shape, client))
    return derived("ReceivedParts", given, client, [
      bracketNames(format),
      literals(textOrFileNames(shape, client.api.schemas)),
    ]);
  switch (kindOf(shape, client)) {
    case "given":
      return given;
    case "answered":
      return typeOf(shape, { client, direction: "response" });
    case "derived":
      return derived("Received", given, client);
  }
}

const kindOf = (shape: Shape, { api, usages }: ClientPlan) => receivedType(shape, api, usages);

function hasBinary(root: Shape, { api: { schemas } }: ClientPlan): boolean {
  const has = (shape: Shape): boolean => isBinary(shape, schemas) || partsOf(shape).some(has);
  return has(root) || [...reach([root], schemas)].some((id) => has(schemas.get(id)!.shape));
}

/** Of members whose objects are parts themselves. */
function bracketNames({ dialect, encodings }: MultipartFormat): TypeNode {
  if (dialect !== "oas") return keyword("string");
  const isDeep = ({ encoding }: PartEncoding) =>
    encoding?.kind === "style" && encoding.style === "deepObject";
  return literals([...encodings].flatMap(([name, one]) => (isDeep(one) ? [name] : [])));
}

function literals(names: readonly string[]): TypeNode {
  return names.length === 0 ? keyword("never") : union(names.map(literalType));
}

/** With what the configuration says of integers, dates and formats, where it isn't the usual. */
function derived(
  name: "Received" | "ReceivedParts",
  given: TypeNode,
  client: ClientPlan,
  names: readonly TypeNode[] = [],
): TypeNode {
  const { int64, dates, formats } = client.api;
  const own = [
    ...(dates === "date" ? [{ kind: "global", name: "Date", arguments: [] } as const] : []),
    ...Object.values(formats).map(({ module, type }) => typeSymbol(client.imported(module, type))),
  ];
  const of = own.length === 0 ? keyword("never") : union(own);
  const all = [keyword(int64), of, ...names];
  const usual = [keyword("number"), ...all.slice(1).map(() => keyword("never"))];
  const isUsual = (at: number) => JSON.stringify(all[at]) === JSON.stringify(usual[at]);
  const last = all.findLastIndex((_, at) => !isUsual(at));
  return typeSymbol(client.runtime("serve/received", name), given, ...all.slice(0, last + 1));
}

/** What isn't sent is missing. */
function member(name: string, isThere: boolean, type: TypeNode): Member {
  return { name, optional: !isThere, type, docs: [] };
}

function objectOf(members: readonly Member[]): TypeNode {
  return { kind: "object", members, index: null };
}
