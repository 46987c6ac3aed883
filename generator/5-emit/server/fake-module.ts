import type { ClientPlan } from "../../4-plan/plan.js";
import { typeOfValue } from "../seam/behaviour.js";
import { call, exportFromRuntime, typeSymbol } from "../seam/build.js";
import type { Draft } from "../seam/draft.js";
import { headerOf } from "../seam/emitter.js";
import { servedTable } from "./served-module.js";

/** `fake: true`: the subpath `./fake`. */
export function fakeModule(client: ClientPlan): Draft {
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
        result: call(client.runtime("fake/fake", "makeFake"), servedTable(client), {
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
