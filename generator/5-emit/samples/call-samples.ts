/** Code of calls with all that is required: arguments of operations and options of clients. */
import { isBytesFormat } from "../../model/formats.js";
import type { Api } from "../../model/api.js";
import type { JsonValue } from "../../model/docs.js";
import type { Operation } from "../../model/operation.js";
import type { Parameter } from "../../model/parameter.js";
import type { RequestContent } from "../../model/body.js";
import { isRange } from "../../model/media-types.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { alternativesOf } from "../client/client.js";
import { fits } from "./example-fit.js";
import { operationKey } from "../keys.js";
import { sampleOf } from "./samples.js";

export function functionName(operation: Operation, client: ClientPlan): string {
  return client.symbol(operationKey(operation, "function")).name;
}

/** An argument with all that is required, from the document's examples where some fit. */
export function inputExample(operation: Operation, { api, operations }: ClientPlan): string {
  const groups = operations.of(operation).groups.filter(({ required }) => required);
  const members = groups.map(({ part, parameters, whole }) => {
    if (whole) return `${part}: ${sampleOf(parameters[0]!.shape, api)}`;
    const required = parameters.filter((parameter) => parameter.required);
    return `${part}: ${groupSample(required, api)}`;
  });
  const content = operation.body?.contents[0];
  if (content !== undefined) {
    const { mediaType } = content;
    if (isRange(mediaType))
      members.push(`contentType: ${JSON.stringify(mediaType.replaceAll("*", "..."))}`);
    const example = content.examples.find(({ value }) => fits(value, content.shape, api));
    members.push(
      `body: ${example === undefined ? bodySample(content, api) : codeOf(example.value)}`,
    );
  }
  return members.length === 0 ? "" : `{ ${members.join(", ")} }`;
}

function bodySample({ format, shape }: RequestContent, api: Api): string {
  return isBytesFormat(format.kind) ? "new Uint8Array()" : sampleOf(shape, api);
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

function parametersExample({ api, operations }: ClientPlan): readonly string[] {
  const groups = operations.clientGroups.flatMap(({ part, parameters }) => {
    const needed = parameters.filter(({ required }) => required);
    return needed.length === 0 ? [] : [`${part}: ${groupSample(needed, api)}`];
  });
  return groups.length === 0 ? [] : [`parameters: { ${groups.join(", ")} }`];
}

function groupSample(parameters: readonly Parameter[], api: Api): string {
  const members = parameters.map(({ name, shape }) => {
    return `${JSON.stringify(name)}: ${sampleOf(shape, api)}`;
  });
  return `{ ${members.join(", ")} }`;
}

/** `null` where the document asks for none that could be given. */
function authExample(client: ClientPlan): string | null {
  const alternatives = alternativesOf(client).filter((names) => names.length > 0);
  if (alternatives.length === 0) return null;
  if (alternatives.some(({ length }) => length === 1)) return '"..."';
  const [first = []] = alternatives;
  return `{ ${first.map((name) => `${JSON.stringify(name)}: "..."`).join(", ")} }`;
}

/** JSON as code inside a fence: a fence in a text must not end it. */
function codeOf(value: JsonValue): string {
  return JSON.stringify(value, null, 2).replaceAll("```", "\\u0060\\u0060\\u0060");
}
