import type { Operation } from "../../model/operation.js";
import type { ParameterGroup } from "../../4-plan/operations/operation-plan.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { declaredAt, type Pointer } from "../../diagnostics/diagnostic.js";
import { bodyVariants } from "./body-input.js";
import { keyword, optionalMember, typeSymbol } from "../seam/build.js";
import { docLines } from "../schemas/doc-lines.js";
import type { FunctionParameter, Member, Statement, TypeNode } from "../seam/draft.js";
import { inputBaseKey, operationKey } from "../keys.js";
import { typeStatement } from "../schemas/type-statement.js";
import { memberDocs } from "../schemas/member-docs.js";
import { typeOf } from "../schemas/types.js";

/** The one argument of an operation. */
export function inputParameter(operation: Operation, client: ClientPlan): FunctionParameter {
  const groups = client.operations.of(operation).groups;
  const isRequired = groups.some(({ required }) => required) || operation.body?.required;
  return {
    name: "input",
    type: hasInput(operation)
      ? typeSymbol(client.symbol(operationKey(operation, "input")))
      : { kind: "global", name: "Record", arguments: [keyword("string"), keyword("never")] },
    default: isRequired ? null : { kind: "object", members: [] },
  };
}

export function hasInput(operation: Operation): boolean {
  return operation.body !== null || operation.parameters.length > 0;
}

/**
 * The type of the argument: its groups and the body, with one type per media type if there are
 * several.
 */
export function inputStatements(
  operation: Operation,
  groups: readonly ParameterGroup[],
  client: ClientPlan,
): readonly Statement[] {
  const { body } = operation;
  const members = groups.map(({ part, required }): Member => {
    const type = typeSymbol(client.symbol(operationKey(operation, part)));
    return optionalMember(part, required, type);
  });
  if (members.length === 0 && body === null) return [];
  const { name } = client.symbol(operationKey(operation, "input"));
  const variants = body === null ? [] : bodyVariants(body, client);
  if (variants.length <= 1) {
    const all = [...members, ...variants.flat()];
    return [
      {
        [declaredAt]: namePlaceOf(operation),
        kind: "interface",
        name,
        docs: [],
        members: all,
        index: null,
      },
    ];
  }
  const from = { [declaredAt]: namePlaceOf(operation) };
  const objectOf = (members: readonly Member[]): TypeNode => ({
    kind: "object",
    members,
    index: null,
  });
  const choice: TypeNode = { kind: "union", of: variants.map(objectOf) };
  if (members.length === 0) return [{ ...from, kind: "type", name, docs: [], type: choice }];
  const baseKey = inputBaseKey(operation);
  const base = client.has(baseKey) ? client.symbol(baseKey) : undefined;
  const beside = base === undefined ? objectOf(members) : typeSymbol(base);
  const type: TypeNode = { kind: "intersection", of: [beside, choice] };
  const own: Statement = { ...from, kind: "type", name, docs: [], type };
  if (base === undefined) return [own];
  const { name: baseName } = base;
  return [own, { ...from, kind: "interface", name: baseName, docs: [], members, index: null }];
}

export function groupStatement(
  operation: Operation,
  group: ParameterGroup,
  client: ClientPlan,
): Statement {
  const { name } = client.symbol(operationKey(operation, group.part));
  if (group.whole) {
    const { at, shape, docs } = group.parameters[0]!;
    const type = typeOf(shape, { client, direction: "request" });
    return { [declaredAt]: `${at}/name`, ...typeStatement(name, docLines(docs), type) };
  }
  const members = group.parameters.map((parameter) => ({
    ...optionalMember(
      parameter.name,
      parameter.required,
      typeOf(parameter.shape, { client, direction: "request" }),
    ),
    [declaredAt]: `${parameter.at}/name`,
    docs: memberDocs(
      parameter.docs,
      parameter.shape,
      client,
      parameter.ofClient ? ["Without it, the client's."] : [],
    ),
  }));
  const at = namePlaceOf(operation);
  return { [declaredAt]: at, kind: "interface", name, docs: [], members, index: null };
}

/** The place in the document that names an operation. */
export function namePlaceOf({ id, at }: Operation): Pointer {
  return id === null ? at : `${at}/operationId`;
}
