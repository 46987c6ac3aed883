import type { Operation } from "../../model/operation.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { declaredAt } from "../../diagnostics/diagnostic.js";
import { acceptParameters, askingType, chosenResponses } from "./answers.js";
import { call, typeSymbol, value } from "../seam/build.js";
import { docLines } from "../schemas/doc-lines.js";
import type { FunctionParameter, Statement } from "../seam/draft.js";
import { operationKey, type OperationPart } from "../keys.js";
import { hasInput, inputParameter, namePlaceOf } from "./operation-inputs.js";
import { declaresHeaders } from "./response-types.js";

/** The function that callers use. */
export function functionStatement(
  operation: Operation,
  client: ClientPlan,
): Statement & { readonly kind: "function" } {
  const symbol = (part: OperationPart) => client.symbol(operationKey(operation, part));
  const hasChoice = client.operations.of(operation).answers.length > 0;
  return {
    [declaredAt]: namePlaceOf(operation),
    kind: "function",
    name: symbol("function").name,
    docs: docLines(operation.docs, [
      `Builds \`${operation.method} ${operation.path}\`; \`client.call(...)\` sends it.`,
    ]),
    ...(hasChoice ? { typeParameters: acceptParameters(operation, client) } : {}),
    parameters: [
      hasChoice ? askingParameter(operation, client) : inputParameter(operation, client),
    ],
    returns: typeSymbol(
      client.runtime("encode/operation", "HttpRequest"),
      hasChoice ? chosenResponses(operation, client) : typeSymbol(symbol("responses")),
      ...(declaresHeaders(operation) ? [typeSymbol(symbol("responseHeaders"))] : []),
    ),
    result: call(
      hasChoice
        ? client.runtime("read/answers", "buildAnswer")
        : client.runtime("encode/build", "build"),
      value(symbol("data")),
      { kind: "parameter", name: "input" },
    ),
  };
}

/** The argument of an operation whose answers have several media types. */
function askingParameter(operation: Operation, client: ClientPlan): FunctionParameter {
  const parameter = inputParameter(operation, client);
  const asking = askingType(operation, client);
  if (!hasInput(operation)) return { ...parameter, type: asking };
  return { ...parameter, type: { kind: "intersection", of: [parameter.type, asking] } };
}
