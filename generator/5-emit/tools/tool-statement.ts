import { partOf } from "../../4-plan/operations/parameter-groups.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { Docs } from "../../model/docs.js";
import type { Operation } from "../../model/operation.js";
import type { Parameter } from "../../model/parameter.js";
import type { Shape } from "../../model/schema.js";
import { resolveShape } from "../../model/walk.js";
import { operationKey } from "../keys.js";
import {
  array,
  call,
  literal,
  members,
  named,
  table,
  thunk,
  typeSymbol,
  value,
} from "../seam/build.js";
import type { Expression, ObjectMember, Statement } from "../seam/draft.js";
import { ruleExpression } from "../validators/rule-expression.js";
import { annotationsOf, shortText } from "./tool-choice.js";

/** How long texts are at most: of an operation, and of a member of its input. */
const longest = { operation: 200, member: 120 };

export function toolStatement(operation: Operation, name: string, client: ClientPlan): Statement {
  const { method, path } = operation;
  const groups = groupsOf(operation, client);
  const required = groups.filter(({ required }) => required).map(({ name }) => literal(name));
  const hints = Object.entries(annotationsOf(operation));
  const output = outputOf(operation, client);
  return {
    kind: "const",
    name: client.symbol(operationKey(operation, "tool")).name,
    docs: [`\`${method} ${path}\``],
    exported: true,
    type: typeSymbol(client.runtime("agents/tool", "Tool")),
    value: call(
      client.runtime("agents/tool", "makeTool"),
      table([
        ["name", literal(name)],
        [
          "description",
          literal(shortText(operation.docs, longest.operation) || `${method} ${path}`),
        ],
        ["annotations", table(hints.map(([hint, is]): ObjectMember => [hint, literal(is)]))],
        ["groups", thunk(table(groups.map(({ name, rule }): ObjectMember => [name, rule])))],
        ...members("required", required.length > 0 && array(required)),
        ...members("output", output !== null && thunk(output)),
      ]),
      value(client.symbol(operationKey(operation, "function"))),
    ),
  };
}

interface Group {
  readonly name: string;
  readonly required: boolean;
  readonly rule: Expression;
}

function groupsOf(operation: Operation, client: ClientPlan): readonly Group[] {
  const given = operation.parameters.filter((one) => isOfModel(one, operation));
  const groups = ["path", "query", "headers", "cookies"].flatMap((name): readonly Group[] => {
    const own = given.filter((one) => partOf[one.in] === name);
    const whole = own.find((one) => one.in === "querystring");
    if (whole !== undefined)
      return [{ name, required: whole.required, rule: shapeRule(whole.shape, client) }];
    return own.length === 0 ? [] : [parameterGroup(name, own, client)];
  });
  const { body } = operation;
  const shape = body?.contents[0]?.shape;
  if (body === null || shape === undefined) return groups;
  return [...groups, { name: "body", required: body.required, rule: shapeRule(shape, client) }];
}

/** What a client gives is the program's, and so are idempotency keys. */
function isOfModel(parameter: Parameter, { idempotencyHeader }: Operation): boolean {
  const isKey =
    parameter.in === "header" && parameter.name.toLowerCase() === idempotencyHeader?.toLowerCase();
  return parameter.ofClient === undefined && !isKey;
}

function parameterGroup(name: string, parameters: readonly Parameter[], client: ClientPlan): Group {
  const rules = parameters.map(({ name, required, shape }) => {
    const rule = ruleExpression(client.rules.of(shape, "request"), client);
    const isOptional = client.runtime("validate/objects", "optional");
    return [name, required ? rule : call(isOptional, rule)] as const;
  });
  const rule = call(
    client.runtime("validate/objects", "objectRule"),
    named(rules),
    value(client.runtime("validate/objects", "closed")),
  );
  const required = parameters.some(({ required }) => required);
  return { name, required, rule: withTexts(parameters, rule, client) };
}

/** With the texts of its members: those of a named schema, too, as this is all that a model sees of it. */
function shapeRule(shape: Shape, client: ClientPlan): Expression {
  const target = resolveShape(shape, client.api.schemas);
  const isObject = target.kind === "object";
  const rule = ruleExpression(client.rules.of(isObject ? target : shape, "request"), client);
  return isObject ? withTexts(target.properties, rule, client) : rule;
}

function withTexts(
  described: readonly { readonly name: string; readonly docs: Docs; readonly shape: Shape }[],
  rule: Expression,
  client: ClientPlan,
): Expression {
  const texts = described.flatMap(({ name, docs, shape }): readonly ObjectMember[] => {
    const own = client.types.docsOf(docs, shape);
    const text = name === "__proto__" ? "" : shortText(own, longest.member);
    return text === "" ? [] : [[name, literal(text)]];
  });
  if (texts.length === 0) return rule;
  return call(client.runtime("agents/tool", "explained"), table(texts), rule);
}

/** Of the one kind of JSON that a success has. */
function outputOf({ responses }: Operation, client: ClientPlan): Expression | null {
  const successes = responses.filter(({ status }) => status.startsWith("2"));
  const contents = successes.flatMap(({ contents }) => contents);
  const [content] = contents;
  if (contents.length !== 1 || content?.format !== "json") return null;
  const target = resolveShape(content.shape, client.api.schemas);
  const shape = target.kind === "object" ? target : content.shape;
  return ruleExpression(client.rules.of(shape, "response"), client);
}
