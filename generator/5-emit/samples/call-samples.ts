/** Code of calls with all that is required: arguments of operations and options of clients. */
import type { GroupSample } from "../../4-plan/samples/sample.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { Operation } from "../../model/operation.js";
import { alternativesOf } from "../client/client.js";
import { operationKey } from "../keys.js";
import { sampleCode } from "./sample-code.js";

export function functionName(operation: Operation, client: ClientPlan): string {
  return client.symbol(operationKey(operation, "function")).name;
}

/** An argument with all that is required. */
export function inputExample(operation: Operation, { operations }: ClientPlan): string {
  const { groups, contentType, body } = operations.sample(operation);
  const members = groups.map(groupCode);
  if (contentType !== null) members.push(`contentType: ${JSON.stringify(contentType)}`);
  if (body !== null) members.push(`body: ${sampleCode(body)}`);
  return members.length === 0 ? "" : `{ ${members.join(", ")} }`;
}

function groupCode({ part, value }: GroupSample): string {
  return `${part}: ${sampleCode(value)}`;
}

/** What a client can't do without: credentials, parameters, and a server where the document names none. */
export function optionsExample(client: ClientPlan): string {
  const auth = authExample(client);
  const hasServer = /^https?:/i.test(client.api.servers[0] ?? "");
  const options = [
    ...(auth === null ? [] : [`auth: ${auth}`]),
    ...parametersExample(client),
    ...(hasServer ? [] : ['baseUrl: "https://api.example.com"']),
  ];
  return options.length === 0 ? "" : `{ ${options.join(", ")} }`;
}

function parametersExample({ operations }: ClientPlan): readonly string[] {
  const groups = operations.clientSamples.map(groupCode);
  return groups.length === 0 ? [] : [`parameters: { ${groups.join(", ")} }`];
}

/** `null` where the document asks for none that could be given. */
function authExample(client: ClientPlan): string | null {
  const alternatives = alternativesOf(client).filter((names) => names.length > 0);
  if (alternatives.length === 0) return null;
  if (alternatives.some(({ length }) => length === 1)) return '"..."';
  const [first = []] = alternatives;
  return `{ ${first.map((name) => `${JSON.stringify(name)}: "..."`).join(", ")} }`;
}
