/**
 * Sample calls with everything that is required: arguments of operations and options of clients.
 */
import type { GroupSample, MemberSample, Sample } from "../../4-plan/samples/sample.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { serverOf } from "../../model/api.js";
import type { Operation } from "../../model/operation.js";
import { alternativesOf } from "../client/client.js";
import { isSentDifferently, namedCredentials } from "../client/credentials.js";
import { operationKey } from "../keys.js";
import type { ShownValue } from "../seam/draft.js";

export function functionName(operation: Operation, client: ClientPlan): string {
  return client.symbol(operationKey(operation, "function")).name;
}

/** @param callee a path of names, perhaps with `await` before it */
export function call(callee: string, argument: ShownValue | null): ShownValue {
  return { kind: "call", callee, argument };
}

/** An argument with everything that is required; `null` if that is nothing. */
export function inputExample(operation: Operation, { operations }: ClientPlan): Sample | null {
  const { groups, contentType, body } = operations.sample(operation);
  return argumentOf([
    ...groups.map(groupMember),
    ...(contentType === null ? [] : [["contentType", text(contentType)] as const]),
    ...(body === null ? [] : [["body", body] as const]),
  ]);
}

/**
 * Options without which the client can't send: credentials, parameters, and a server if the
 * document names none.
 */
export function optionsExample(client: ClientPlan): Sample | null {
  const auth = authExample(client);
  const parameters = client.operations.clientSamples.map(groupMember);
  return argumentOf([
    ...(auth === null ? [] : [["auth", auth] as const]),
    ...(parameters.length === 0 ? [] : [["parameters", object(parameters)] as const]),
    ...(hasServer(client) ? [] : [["baseUrl", text("https://api.example.com")] as const]),
  ]);
}

/** Whether the document names a server to which requests can go. */
export function hasServer({ api }: ClientPlan): boolean {
  return /^https?:/i.test(serverOf(api));
}

/** `null` if the document asks for no credentials that a client can send. */
function authExample(client: ClientPlan): Sample | null {
  const alternatives = alternativesOf(client).filter((names) => names.length > 0);
  if (alternatives.length === 0) return null;
  const isOneEnough = alternatives.some(({ length }) => length === 1);
  if (isOneEnough && !isSentDifferently(client)) return text("...");
  const names = isOneEnough ? namedCredentials(client) : (alternatives[0] ?? []);
  return object(names.map((name) => [name, text("...")]));
}

function groupMember({ part, value }: GroupSample): MemberSample {
  return [part, value];
}

const text = (value: string): Sample => ({ kind: "literal", value });
const object = (members: readonly MemberSample[]): Sample => ({ kind: "object", members });

function argumentOf(members: readonly MemberSample[]): Sample | null {
  return members.length === 0 ? null : object(members);
}
