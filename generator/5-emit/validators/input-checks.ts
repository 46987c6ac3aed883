import type { ClientPlan } from "../../4-plan/plan.js";
import type { Operation } from "../../model/operation.js";
import type { Shape } from "../../model/schema.js";
import { array, call, literal, members, table, typeSymbol, value } from "../seam/build.js";
import type { Draft, Expression, ObjectMember, Statement } from "../seam/draft.js";
import { headerOf } from "../seam/emitter.js";
import { byOperation } from "./by-operation.js";
import { ruleExpression } from "./rule-expression.js";

/** What checks typed inputs, whatever they are sent as, with the rules of each operation. */
export function inputChecksModule(client: ClientPlan): Draft {
  const path = `${client.folder}checked`;
  const from = "validate/checked-input";
  const rules = value({ name: "inputRules", file: path });
  const statements: readonly Statement[] = [
    {
      kind: "const",
      name: "inputRules",
      docs: [],
      exported: false,
      type: typeSymbol(client.runtime(from, "InputRules")),
      value: byOperation(client, (operation) => rulesOf(operation, client)),
    },
    {
      kind: "const",
      name: "checked",
      docs: [
        "The same input, checked before it is encoded: parameters and body, whatever they are sent as.",
        "`createOrder(checked(input))` throws an `EncodeError` with the place of what doesn't fit.",
      ],
      exported: true,
      type: typeSymbol(client.runtime(from, "CheckInput")),
      value: call(client.runtime(from, "inputChecker"), rules),
    },
    {
      kind: "const",
      name: "checkedApi",
      docs: ["Checks all inputs of an API, or of one function: `checkedApi(createApi(client))`."],
      exported: true,
      type: typeSymbol(client.runtime(from, "CheckApi")),
      value: call(client.runtime(from, "apiChecker"), rules),
    },
  ];
  return { kind: "module", path, header: headerOf(client.document), statements };
}

function rulesOf(operation: Operation, client: ClientPlan): readonly ObjectMember[] {
  const parameters = client.operations.of(operation).groups.flatMap(({ part, whole, parameters }) =>
    parameters.flatMap(({ name, shape }): readonly Expression[] => {
      const rule = inputRule(shape, client);
      if (rule === null) return [];
      return [array([literal(part), literal(whole ? null : name), rule])];
    }),
  );
  const contents = operation.body?.contents ?? [];
  const bodies = contents.map(({ mediaType, format, shape }): ObjectMember => {
    // Bytes are bytes: what a schema says is of a text.
    const rule = format.kind === "binary" ? null : inputRule(shape, client);
    return [mediaType, rule ?? literal(null)];
  });
  const isChecked = bodies.some(([, rule]) => rule.kind !== "literal");
  return [
    ...members("parameters", parameters.length > 0 && array(parameters)),
    ...members("body", isChecked && table(bodies)),
  ];
}

/** `null`: anything fits. */
function inputRule(shape: Shape, client: ClientPlan): Expression | null {
  const rule = client.rules.of(shape, "request");
  return rule.kind === "any" && rule.checks.length === 0 ? null : ruleExpression(rule, client);
}
