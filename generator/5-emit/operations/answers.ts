import {
  choicesByStream,
  choicesOf,
  differing,
  isWithin,
  placeOf,
} from "../../3-lower/bodies/answers.js";
import type { Operation } from "../../model/operation.js";
import type { ShapeTable } from "../../model/shape-table.js";
import { essence, isRange } from "../../model/media-types.js";
import type { Symbol } from "../../4-plan/names/claims.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { declaredAt } from "../../diagnostics/diagnostic.js";
import { keyword, literal, literalType, optionalMember, typeSymbol, union } from "../seam/build.js";
import type { Expression, Member, Statement, TypeNode, TypeParameter } from "../seam/draft.js";
import { askedKey, operationKey } from "../keys.js";
import { responseReaders } from "./response-readers.js";

/** The media types whose responses have a type of their own, and what these are called after. */
export function ownChoices(
  operation: Operation,
  table: ShapeTable,
): readonly (readonly [asked: string, name: string])[] {
  return choicesOf(operation)
    .filter((asked) => differing(operation, asked, table).length > 0)
    .map((asked) => [asked, nameOf(asked)]);
}

/** `csv` of `text/csv`, `vnd.x.v2` of `application/vnd.x.v2`; of a range, what it is of. */
function nameOf(mediaType: string): string {
  const [type = "", ...more] = mediaType.split("/");
  const rest = more.join(" ").replace("*", " ");
  if (/[^\W_]/.test(rest)) return rest;
  return type === "*" ? "any" : type;
}

/** Which responses come with a media type: the type of what `accept` leads to. */
export function responsesSymbol(operation: Operation, asked: string, client: ClientPlan): Symbol {
  const own = askedKey(operation, asked);
  return client.symbol(client.has(own) ? own : operationKey(operation, "responses"));
}

/** The type that maps media types to responses; none where there is no choice. */
export function answersStatements(operation: Operation, client: ClientPlan): readonly Statement[] {
  const choices = choicesOf(operation);
  if (choices.length === 0) return [];
  const members = choices.map((asked): Member => {
    const type = typeSymbol(responsesSymbol(operation, asked, client));
    const member = { name: asked, optional: false, type, docs: [] };
    const stands = isRange(asked) && !choices.some((one) => one !== asked && meets(one, asked));
    if (stands) return { ...member, pattern: essence(asked).split("*") };
    return { ...member, [declaredAt]: placeOf(operation, asked) };
  });
  const { name } = client.symbol(operationKey(operation, "answers"));
  const at = `${operation.at}/responses`;
  return [{ [declaredAt]: at, kind: "interface", name, docs: [], members, index: null }];
}

/** Whether a name would stand for two members: an index signature takes no exceptions. */
function meets(one: string, range: string): boolean {
  return isWithin(one, range) || (isRange(one) && isWithin(range, one));
}

/**
 * `A extends keyof GetReportAnswers = "application/json"`; before it `Stream`, where the body says
 * whether the answer is a stream.
 */
export function acceptParameters(
  operation: Operation,
  client: ClientPlan,
): readonly TypeParameter[] {
  const answers = typeSymbol(client.symbol(operationKey(operation, "answers")));
  const limit: TypeNode = { kind: "keyof", of: answers };
  const byStream = choicesByStream(operation);
  if (byStream === null)
    return [{ name: "A", extends: limit, default: literalType(choicesOf(operation)[0]!) }];
  // Null and undefined are types of their own here: taken off, they would leave any boolean.
  const { usual } = operation.streamMember!;
  const followed: TypeNode = {
    kind: "conditional",
    check: streamType,
    extends: literalType(!usual),
    yes: literalType(byStream[`${!usual}`]),
    no: literalType(byStream[`${usual}`]),
  };
  const said = union([keyword("boolean"), keyword("null"), keyword("undefined")]);
  return [
    { name: "Stream", extends: said, default: literalType(usual) },
    { name: "A", extends: limit, default: followed },
  ];
}

const streamType: TypeNode = { kind: "parameter", name: "Stream" };

/** What a caller says of the answer, beside the groups of the input and in the body. */
export function askingType(operation: Operation): TypeNode {
  const accept = optionalMember("accept", false, { kind: "parameter", name: "A" });
  const { streamMember } = operation;
  if (streamMember === null || choicesByStream(operation) === null)
    return { kind: "object", members: [accept], index: null };
  const { at } = streamMember;
  const stream = { [declaredAt]: at, name: "stream", optional: true, type: streamType, docs: [] };
  const body: TypeNode = { kind: "object", members: [stream], index: null };
  const members = [accept, optionalMember("body", false, body)];
  return { kind: "object", members, index: null };
}

/** The responses of the media type that a call names. */
export function chosenResponses(operation: Operation, client: ClientPlan): TypeNode {
  const answers = typeSymbol(client.symbol(operationKey(operation, "answers")));
  return { kind: "member", of: answers, key: { kind: "parameter", name: "A" } };
}

/** The media types that the body asks for by `stream`, where another is usual. */
export function byStreamTable(operation: Operation): Expression | null {
  const byStream = choicesByStream(operation);
  if (byStream === null) return null;
  const [usual] = choicesOf(operation);
  const members = Object.entries(byStream).filter(([, asked]) => asked !== usual);
  return { kind: "object", members: members.map(([said, asked]) => [said, literal(asked)]) };
}

/** By media type, the readers of what comes otherwise than without a word. */
export function answersTable(operation: Operation, client: ClientPlan): Expression | null {
  const choices = choicesOf(operation);
  if (choices.length === 0) return null;
  const textOf = (readers: ReturnType<typeof responseReaders>) =>
    readers.map((reader) => JSON.stringify(reader));
  const usual = textOf(responseReaders(operation, null, client));
  const members = choices.map((asked): [string, Expression] => {
    const readers = responseReaders(operation, asked, client);
    const texts = textOf(readers);
    const own = readers.filter((_, index) => texts[index] !== usual[index]);
    return [asked, { kind: "object", members: own }];
  });
  return { kind: "object", members };
}
