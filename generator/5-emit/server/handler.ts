import type { ClientPlan } from "../../4-plan/plan.js";
import type { Operation } from "../../model/operation.js";
import { typeOfValue } from "../seam/behaviour.js";
import { call, exportFromRuntime, globalType, typeSymbol, value } from "../seam/build.js";
import { docLines } from "../schemas/doc-lines.js";
import type { Draft, Expression, Member, Statement, TypeNode } from "../seam/draft.js";
import { headerOf, type Emitter } from "../seam/emitter.js";
import { ownVersion } from "../seam/own-emitters.js";
import { operationKey } from "../keys.js";
import { receivedInput } from "./received-input.js";
import { asksForCredentials } from "./security.js";
import { servedModule } from "./served-module.js";
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
  const handlers = typeSymbol({ name: "Handlers", file: path });
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
  const options = typeSymbol(client.runtime("serve/handler", optionsType(client)));
  const none: Expression = { kind: "object", members: [] };
  return {
    kind: "function",
    name,
    docs,
    parameters: [
      { name: "handlers", type: handlers, default: null },
      { name: "options", type: options, default: asksForCredentials(client) ? null : none },
    ],
    returns: typeSymbol(client.runtime("serve/handler", "Handler")),
    result: call(
      client.runtime("serve/handler", "makeHandler"),
      served(client),
      spread("handlers"),
      { kind: "parameter", name: "options" },
    ),
  };
}

/** Who checks credentials has to be said where the document asks for them. */
const optionsType = (client: ClientPlan) =>
  asksForCredentials(client) ? secured : "HandlerOptions";

const secured = "SecuredHandlerOptions" as const;

const served = ({ folder }: ClientPlan) => value({ name: "served", file: `${folder}served` });

/** An interface has no index signature, and a copy of it needs none. */
const spread = (name: string): Expression => ({
  kind: "object",
  members: [{ kind: "spread", value: { kind: "parameter", name } }],
});

function handlersInterface(client: ClientPlan): Statement {
  const members = client.api.operations.map((operation): Member => ({
    name: client.symbol(operationKey(operation, "function")).name,
    optional: false,
    type: handlerType(operation, client),
    docs: docLines(operation.docs, [`\`${operation.method} ${operation.path}\``]),
  }));
  return { kind: "interface", name: "Handlers", docs: [], members, index: null };
}

function handlerType(operation: Operation, client: ClientPlan): TypeNode {
  const { answers } = client.operations.of(operation);
  const [type, returned] =
    answers.length > 0
      ? (["NegotiatingHandler", "answers"] as const)
      : (["OperationHandler", "responses"] as const);
  return typeSymbol(
    client.runtime("serve/handler-types", type),
    receivedInput(operation, client),
    typeSymbol(client.symbol(operationKey(operation, returned))),
  );
}

function fakeModule(client: ClientPlan): Draft {
  const path = `${client.folder}fake`;
  const handlers = typeSymbol({ name: "Handlers", file: `${client.folder}handler` });
  const builders = typeOfValue({ name: "*", file: `${client.folder}index`, alias: "operations" });
  const options = typeSymbol(client.runtime("fake/fake", "FakeOptions"));
  return {
    kind: "module",
    path,
    header: headerOf(client.document),
    statements: [
      {
        kind: "function",
        name: "createFake",
        docs: [
          "Makes a test double of the API: `createClient({ fetch: createFake().fetch })` needs no network.",
        ],
        parameters: [{ name: "options", type: options, default: { kind: "object", members: [] } }],
        returns: typeSymbol(client.runtime("fake/fake", "Fake"), handlers, builders),
        result: call(client.runtime("fake/fake", "makeFake"), served(client), {
          kind: "parameter",
          name: "options",
        }),
      },
      exportFromRuntime("fake/example", ["exampleOf"], ["ExampleOptions"]),
      exportFromRuntime("fake/fake", [], ["Fake", "FakeOptions", "FakeRequest"]),
      exportFromRuntime("fake/faults", [], ["Fault"]),
    ],
  };
}
