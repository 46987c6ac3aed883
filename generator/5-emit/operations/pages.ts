import type { PageStep } from "../../model/pagination.js";
import type { Operation } from "../../model/operation.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { RuntimeValue } from "../../4-plan/runtime-exports.js";
import { declaredAt } from "../../diagnostics/diagnostic.js";
import { call, literal, literals, typeSymbol, value } from "../seam/build.js";
import type { Expression, Statement, TypeNode } from "../seam/draft.js";
import { operationKey } from "../keys.js";
import { inputParameter, namePlaceOf } from "./operation-inputs.js";
import { successType } from "./response-types.js";
import { typeOf } from "../schemas/types.js";

/** The function beside an operation's own that yields the items of all pages. */
export function pagesStatements(
  operation: Operation,
  client: ClientPlan,
): readonly (Statement & { readonly kind: "function" })[] {
  const { pagination } = operation;
  if (pagination === null) return [];
  const item = typeOf(pagination.item, { client, direction: "response" });
  const builder = client.symbol(operationKey(operation, "function"));
  const statement: Statement & { readonly kind: "function" } = {
    [declaredAt]: namePlaceOf(operation),
    kind: "function",
    name: client.symbol(operationKey(operation, "pages")).name,
    docs: [`The items of all pages of \`${builder.name}\`; \`.pages()\`: page by page.`],
    parameters: [
      {
        name: "client",
        type: typeSymbol(client.runtime("client/client", "Client")),
        default: null,
      },
      inputParameter(operation, client),
      {
        name: "options",
        type: typeSymbol(client.runtime("client/options", "SendOptions")),
        default: { kind: "object", members: [] },
      },
    ],
    returns: typeSymbol(
      client.runtime("client/methods", "Pages"),
      item,
      pageType(operation, client),
    ),
    result: call(
      client.runtime("pages/pagination", "paginate"),
      { kind: "parameter", name: "client" },
      value(builder),
      { kind: "parameter", name: "input" },
      { kind: "parameter", name: "options" },
      literals(pagination.items),
      stepOf(pagination.step, client),
    ),
  };
  return [statement];
}

/** By its name, if it has one, so that the type isn't written twice. */
function pageType(operation: Operation, client: ClientPlan): TypeNode {
  const type = successType(operation, client);
  const responses = typeSymbol(client.symbol(operationKey(operation, "responses")));
  return type.kind === "symbol"
    ? type
    : typeSymbol(client.runtime("client/outcome", "Success"), responses);
}

export function stepOf(step: PageStep, client: ClientPlan): Expression {
  const byParameter = (name: RuntimeValue<"pages/page-steps">, ...args: readonly Expression[]) =>
    call(client.runtime("pages/page-steps", name), ...args);
  switch (step.kind) {
    case "link":
      return value(client.runtime("pages/page-links", "byLink"));
    case "url":
      return call(client.runtime("pages/page-links", "byUrl"), literals(step.next));
    case "cursor": {
      const name = step.of === "item" ? "byLastItem" : "byCursor";
      const more = step.more === null ? [] : [literals(step.more)];
      return byParameter(name, literal(step.parameter), literals(step.cursor), ...more);
    }
    case "offset":
      return byParameter("byOffset", literal(step.parameter), ...ends(step));
    case "page":
      return byParameter("byPage", literal(step.parameter), literal(step.first), ...ends(step));
  }
}

/** How to see that a page is the last one. */
function ends({ size, more }: PageStep & { kind: "offset" | "page" }): readonly Expression[] {
  const given = size === null ? [] : [literal(size)];
  if (more === null) return given;
  return [size === null ? { kind: "undefined" } : literal(size), literals(more)];
}
