import type { ClientPlan } from "../../4-plan/plan.js";
import { call, exportFromRuntime, globalType, typeSymbol } from "../seam/build.js";
import type { Draft, Expression, Statement, TypeNode } from "../seam/draft.js";
import { headerOf, type Emitter } from "../seam/emitter.js";
import { ownVersion } from "../seam/own-emitters.js";
import { fakeModule } from "./fake-module.js";
import { handlersInterface } from "./handlers-interface.js";
import { identityArguments, identityParameters } from "./identity.js";
import { asksForCredentials } from "./security.js";
import { servedModule, servedTable } from "./served-module.js";
import { webhookHandlerStatements } from "./webhook-handler.js";

/** `handler: true`: the subpath `./handler`, which serves the document. `fake: true`: test doubles. */
export const server: Emitter = {
  name: "server",
  version: ownVersion,
  module: import.meta.url,

  reserves: ({ serves }) => (serves.length === 0 ? {} : { files: ["served", "handler", "fake"] }),

  *emit(plan) {
    for (const client of plan.clients) {
      if (client.serves.length === 0) continue;
      yield servedModule(client);
      yield handlerModule(client);
      if (client.serves.includes("fake")) yield fakeModule(client);
    }
  },
};

function handlerModule(client: ClientPlan): Draft {
  const path = `${client.folder}handler`;
  const handlers = typeSymbol({ name: "Handlers", file: path }, ...identityArguments(client));
  return {
    kind: "module",
    path,
    header: headerOf(client.document),
    statements: [
      handlerFunction("createHandler", handlers, client, [
        "Makes a function that answers requests by the document. Each operation has a function of yours.",
      ]),
      handlerFunction("createPartialHandler", globalType("Partial", handlers), client, [
        "Like `createHandler`; operations without a function are answered with 501.",
      ]),
      handlersInterface(client),
      ...webhookHandlerStatements(client),
      exportFromRuntime(
        "serve/handler",
        [],
        ["Handler", "HandlerOptions", ...(asksForCredentials(client) ? [secured] : [])],
      ),
      exportFromRuntime("serve/security", [], ["Authenticate"]),
      exportFromRuntime(
        "serve/handler-types",
        [],
        ["AnswerOf", "NegotiatingHandler", "OperationHandler"],
      ),
      exportFromRuntime("serve/node-listener", ["nodeListener"], ["NodeRequest", "NodeResponse"]),
      exportFromRuntime("serve/problem", [], ["Problem"]),
      exportFromRuntime("serve/received", [], ["Received", "ReceivedParts"]),
    ],
  };
}

function handlerFunction(
  name: string,
  handlers: TypeNode,
  client: ClientPlan,
  docs: readonly string[],
): Statement {
  const isClosed = asksForCredentials(client);
  const options = isClosed
    ? typeSymbol(client.runtime("serve/handler", secured), ...identityArguments(client))
    : typeSymbol(client.runtime("serve/handler", "HandlerOptions"));
  const none: Expression = { kind: "object", members: [] };
  return {
    kind: "function",
    name,
    docs,
    typeParameters: identityParameters(client),
    parameters: [
      { name: "handlers", type: handlers, default: null },
      { name: "options", type: options, default: isClosed ? null : none },
    ],
    returns: typeSymbol(client.runtime("serve/handler", "Handler")),
    result: call(
      client.runtime("serve/handler", "makeHandler"),
      servedTable(client),
      spread("handlers"),
      { kind: "parameter", name: "options" },
    ),
  };
}

/** Who checks credentials has to be said where the document asks for them. */
const secured = "SecuredHandlerOptions" as const;

/** An interface has no index signature, and a copy of it needs none. */
const spread = (name: string): Expression => ({
  kind: "object",
  members: [{ kind: "spread", value: { kind: "parameter", name } }],
});
