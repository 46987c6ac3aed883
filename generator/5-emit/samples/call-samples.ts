/** Calls with all that is required: arguments of operations and options of clients. */
import { isBytesFormat } from "../../model/formats.js";
import type { Api } from "../../model/api.js";
import type { Operation } from "../../model/operation.js";
import type { Parameter } from "../../model/parameter.js";
import type { RequestContent } from "../../model/body.js";
import { isRange } from "../../model/media-types.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { alternativesOf } from "../client/client.js";
import type { Sample } from "../seam/draft.js";
import { fits } from "./example-fit.js";
import { operationKey } from "../keys.js";
import { sampleOf } from "./samples.js";

type Members = readonly (readonly [string, Sample])[];

export function functionName(operation: Operation, client: ClientPlan): string {
  return client.symbol(operationKey(operation, "function")).name;
}

export function call(callee: string, argument: Sample | null): Sample {
  return { kind: "call", callee, argument };
}

/** An argument with all that is required, from the document's examples where some fit. */
export function inputExample(operation: Operation, { api, operations }: ClientPlan): Sample | null {
  const groups = operations.of(operation).groups.filter(({ required }) => required);
  const members = groups.map(({ part, parameters, whole }) => {
    if (whole) return [part, sampleOf(parameters[0]!.shape, api)] as const;
    const required = parameters.filter((parameter) => parameter.required);
    return [part, groupSample(required, api)] as const;
  });
  const [content] = operation.body?.contents ?? [];
  const body = content === undefined ? [] : bodyMembers(content, api);
  return argumentOf([...members, ...body]);
}

function bodyMembers({ mediaType, examples, shape, format }: RequestContent, api: Api): Members {
  const example = examples.find(({ value }) => fits(value, shape, api));
  const given = (): Sample => {
    if (example !== undefined) return { kind: "json", value: example.value };
    const isBytes = isBytesFormat(format.kind);
    return isBytes ? { kind: "code", text: "new Uint8Array()" } : sampleOf(shape, api);
  };
  const contentType = ["contentType", text(mediaType.replaceAll("*", "..."))] as const;
  return [...(isRange(mediaType) ? [contentType] : []), ["body", given()]];
}

/** What a client can't do without: credentials, parameters, and a server where the document names none. */
export function optionsExample(client: ClientPlan): Sample | null {
  const auth = authExample(client);
  const hasServer = /^https?:/i.test(client.api.servers[0] ?? "");
  const address = ["baseUrl", text("https://api.example.com")] as const;
  return argumentOf([
    ...(auth === null ? [] : [["auth", auth] as const]),
    ...parametersExample(client),
    ...(hasServer ? [] : [address]),
  ]);
}

function parametersExample({ api, operations }: ClientPlan): Members {
  const groups = operations.clientGroups.flatMap(({ part, parameters }) => {
    const needed = parameters.filter(({ required }) => required);
    return needed.length === 0 ? [] : [[part, groupSample(needed, api)] as const];
  });
  return groups.length === 0 ? [] : [["parameters", object(groups)]];
}

function groupSample(parameters: readonly Parameter[], api: Api): Sample {
  return object(parameters.map(({ name, shape }) => [name, sampleOf(shape, api)] as const));
}

/** `null` where the document asks for none that could be given. */
function authExample(client: ClientPlan): Sample | null {
  const alternatives = alternativesOf(client).filter((names) => names.length > 0);
  if (alternatives.length === 0) return null;
  if (alternatives.some(({ length }) => length === 1)) return text("...");
  const [first = []] = alternatives;
  return object(first.map((name) => [name, text("...")] as const));
}

const text = (value: string): Sample => ({ kind: "literal", value });
const object = (members: Members): Sample => ({ kind: "object", members });

/** Nothing where nothing has to be given. */
function argumentOf(members: Members): Sample | null {
  return members.length === 0 ? null : object(members);
}
