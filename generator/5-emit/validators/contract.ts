import type { Direction } from "../../4-plan/directions.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { Operation } from "../../model/operation.js";
import type { Shape } from "../../model/schema.js";
import { call, literal, table, typeSymbol, value } from "../seam/build.js";
import type { Draft, Expression } from "../seam/draft.js";
import { headerOf } from "../seam/emitter.js";
import { byOperation } from "./by-operation.js";
import { ruleExpression } from "./rule-expression.js";

/** The middleware that checks bodies, with the rules of each operation. */
export function contractModule(client: ClientPlan): Draft {
  const path = `${client.folder}validation`;
  const options = typeSymbol(client.runtime("validate/contract", "ValidationOptions"));
  return {
    kind: "module",
    path,
    header: headerOf(client.document),
    statements: [
      {
        kind: "function",
        name: "validation",
        docs: [
          "Middleware that checks answers, and requests where that is asked for:",
          "`createClient({ middleware: [validation({ requests: true })] })`.",
        ],
        parameters: [{ name: "options", type: options, default: { kind: "object", members: [] } }],
        returns: typeSymbol(client.runtime("client/middleware", "Middleware")),
        result: call(
          client.runtime("validate/contract", "validate"),
          value({ name: "contract", file: path }),
          { kind: "parameter", name: "options" },
        ),
      },
      {
        kind: "const",
        name: "contract",
        docs: [],
        exported: false,
        type: typeSymbol(client.runtime("validate/contract", "Contract")),
        value: byOperation(client, (operation) => rulesOf(operation, client)),
      },
    ],
  };
}

type Rules = readonly (readonly [name: string, rule: Expression])[];

function rulesOf(operation: Operation, client: ClientPlan): Rules {
  const bodies = (operation.body?.contents ?? []).filter(({ format }) => format.kind === "json");
  const body = choice(bodies, "request", client);
  const rules = operation.responses.map(({ status, contents }) => {
    const whole = contents.filter(({ stream, isTwin }) => stream === null && isTwin !== true);
    const isJson = whole.every(({ format }) => format === "json");
    const rule = isJson ? choice(whole, "response", client) : undefined;
    return { status, rule };
  });
  const answers = rules.flatMap(({ status, rule }): Rules => {
    if (rule !== undefined) return [[status, rule]];
    // Else the rule of a range, or of `default`, would be asked.
    const isCovered = rules.some((other) => other.rule && isWider(other.status, status));
    return isCovered ? [[status, literal(null)]] : [];
  });
  return [
    ...(body === undefined ? [] : [["body", body] as const]),
    ...(answers.length === 0 ? [] : [["answers", table(answers)] as const]),
  ];
}

/** Whether a declared status covers another one, too. */
function isWider(covering: string, status: string): boolean {
  if (covering === "default") return status !== "default";
  return covering !== status && covering.toUpperCase() === `${status.charAt(0)}XX`;
}

/** What one of several contents is; `undefined`: there is none, or anything fits. */
function choice(
  contents: readonly { readonly shape: Shape }[],
  direction: Direction,
  client: ClientPlan,
): Expression | undefined {
  const rules = contents.map(({ shape }) => client.rules.of(shape, direction));
  if (rules.length === 0 || rules.some((rule) => rule.kind === "any" && rule.checks.length === 0))
    return undefined;
  const [first] = rules;
  return ruleExpression(rules.length === 1 ? first! : { kind: "anyOf", of: rules }, client);
}
