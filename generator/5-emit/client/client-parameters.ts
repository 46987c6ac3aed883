import type { Parameter } from "../../model/parameter.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { named, optionalMember, typeSymbol } from "../seam/build.js";
import { docLines } from "../schemas/doc-lines.js";
import type { Expression, FunctionParameter, Member, Statement, TypeNode } from "../seam/draft.js";
import { parameterWriter } from "../operations/parameter-writers.js";
import { typeOf } from "../schemas/types.js";

/**
 * The parameter `options` of `createClient` and `createApi`, with the client's own parameters in
 * it.
 */
export function optionsParameter(client: ClientPlan): FunctionParameter {
  const symbol = (name: string) => ({ name, file: `${client.folder}client` });
  const usual = typeSymbol(
    client.runtime("client/options", "ClientOptions"),
    typeSymbol(symbol("Auth")),
  );
  const { clientParameters: parameters } = client.api;
  const none: Expression = { kind: "object", members: [] };
  if (parameters.length === 0) return { name: "options", type: usual, default: none };
  const isNeeded = parameters.some(({ required }) => required);
  const own = optionalMember("parameters", isNeeded, typeSymbol(symbol("ClientParameters")));
  const type: TypeNode = {
    kind: "intersection",
    of: [usual, { kind: "object", members: [own], index: null }],
  };
  return { name: "options", type, default: isNeeded ? null : none };
}

/** The type of the client's own parameters, if it has any. */
export function clientParametersType(client: ClientPlan): readonly Statement[] {
  const members = client.operations.clientGroups.map(({ part, parameters, required }): Member =>
    optionalMember(part, required, {
      kind: "object",
      members: parameters.map((parameter) => parameterMember(parameter, client)),
      index: null,
    }),
  );
  if (members.length === 0) return [];
  return [
    {
      kind: "interface",
      name: "ClientParameters",
      docs: ["What the client sends to each operation that takes it, unless the call has its own."],
      members,
      index: null,
    },
  ];
}

function parameterMember({ name, required, shape, docs }: Parameter, client: ClientPlan): Member {
  const type = typeOf(shape, { client, direction: "request" });
  return { ...optionalMember(name, required, type), docs: docLines(docs) };
}

/** The writers of the client's own parameters, by group and name. */
export function clientParametersData(client: ClientPlan): readonly [string, Expression][] {
  const members = client.operations.clientGroups.map(
    ({ part, parameters }): [string, Expression] => [
      part,
      named(parameters.map((one) => [one.name, parameterWriter(one, client)])),
    ],
  );
  return members.length === 0 ? [] : [["parameters", { kind: "object", members }]];
}
