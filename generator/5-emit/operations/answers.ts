import type { Operation } from "../../model/operation.js";
import { essence } from "../../model/media-types.js";
import type { Symbol } from "../../4-plan/names/claims.js";
import type { PlannedAnswer } from "../../4-plan/operations/operation-plan.js";
import type { ClientPlan, DeclaredClient } from "../../4-plan/plan.js";
import { declaredAt } from "../../diagnostics/diagnostic.js";
import { keyword, literal, literalType, optionalMember, typeSymbol, union } from "../seam/build.js";
import type { Expression, Member, Statement, TypeNode, TypeParameter } from "../seam/draft.js";
import { askedKey, operationKey } from "../keys.js";
import { readersTable } from "./response-readers.js";

/** The media types whose responses have a type of their own. */
export function ownAnswers(
  operation: Operation,
  { operations }: Pick<DeclaredClient, "operations">,
): readonly PlannedAnswer[] {
  return operations.of(operation).answers.filter(({ differing }) => differing.length > 0);
}

/** The type of the responses for one value of `accept`. */
export function responsesSymbol(operation: Operation, asked: string, client: ClientPlan): Symbol {
  const own = askedKey(operation, asked);
  return client.symbol(client.has(own) ? own : operationKey(operation, "responses"));
}

/** The type that maps media types to responses, if there is a choice. */
export function answersStatements(operation: Operation, client: ClientPlan): readonly Statement[] {
  const { answers } = client.operations.of(operation);
  if (answers.length === 0) return [];
  const members = answers.map(({ mediaType, isPattern, at }): Member => {
    const type = typeSymbol(responsesSymbol(operation, mediaType, client));
    const member = { name: mediaType, optional: false, type, docs: [] };
    if (isPattern) return { ...member, pattern: essence(mediaType).split("*") };
    return { ...member, [declaredAt]: at };
  });
  const { name } = client.symbol(operationKey(operation, "answers"));
  const at = `${operation.at}/responses`;
  return [{ [declaredAt]: at, kind: "interface", name, docs: [], members, index: null }];
}

/**
 * `A extends keyof GetReportAnswers = "application/json"`, after `Stream` if the body says whether
 * the answer is a stream.
 */
export function acceptParameters(
  operation: Operation,
  client: ClientPlan,
): readonly TypeParameter[] {
  const answers = typeSymbol(client.symbol(operationKey(operation, "answers")));
  const limit: TypeNode = { kind: "keyof", of: answers };
  const planned = client.operations.of(operation);
  const { byStream } = planned;
  if (byStream === null) {
    const usual = literalType(planned.answers[0]!.mediaType);
    return [{ name: "A", extends: limit, default: usual }];
  }
  // Null and undefined are types of their own here: without them, any boolean would remain.
  const { usual, items, whole } = byStream;
  const followed: TypeNode = {
    kind: "conditional",
    check: streamType,
    extends: literalType(!usual),
    yes: literalType(usual ? whole : items),
    no: literalType(usual ? items : whole),
  };
  const said = union([keyword("boolean"), keyword("null"), keyword("undefined")]);
  return [
    { name: "Stream", extends: said, default: literalType(usual) },
    { name: "A", extends: limit, default: followed },
  ];
}

const streamType: TypeNode = { kind: "parameter", name: "Stream" };

/** The type of what a caller says about the answer: `accept`, and `stream` in the body. */
export function askingType(operation: Operation, client: ClientPlan): TypeNode {
  const accept = optionalMember("accept", false, { kind: "parameter", name: "A" });
  const { streamMember } = operation;
  if (streamMember === null || client.operations.of(operation).byStream === null)
    return { kind: "object", members: [accept], index: null };
  const { at } = streamMember;
  const stream = { [declaredAt]: at, name: "stream", optional: true, type: streamType, docs: [] };
  const body: TypeNode = { kind: "object", members: [stream], index: null };
  const members = [accept, optionalMember("body", false, body)];
  return { kind: "object", members, index: null };
}

/** The responses for the media type that a call names. */
export function chosenResponses(operation: Operation, client: ClientPlan): TypeNode {
  const answers = typeSymbol(client.symbol(operationKey(operation, "answers")));
  return { kind: "member", of: answers, key: { kind: "parameter", name: "A" } };
}

/** The media types that `stream` in the body asks for, if that isn't the default. */
export function byStreamTable(operation: Operation, client: ClientPlan): Expression | null {
  const { answers, byStream } = client.operations.of(operation);
  if (byStream === null) return null;
  const all = [
    ["true", byStream.items],
    ["false", byStream.whole],
  ] as const;
  const others = all.filter(([, mediaType]) => mediaType !== answers[0]?.mediaType);
  return { kind: "object", members: others.map(([said, type]) => [said, literal(type)]) };
}

/** By media type: the readers of responses that differ from the default ones. */
export function answersTable(operation: Operation, client: ClientPlan): Expression | null {
  const { answers } = client.operations.wire(operation);
  if (answers.length === 0) return null;
  const members = answers.map(
    ([mediaType, readers]) => [mediaType, readersTable(readers, client)] as const,
  );
  return { kind: "object", members };
}
