import type { ClientPlan } from "../../4-plan/plan.js";
import { compareTexts } from "../../host/text-order.js";
import type { Snippet } from "../seam/draft.js";
import { call, functionName, inputExample, optionsExample } from "./call-samples.js";

/** The shortest program that calls an operation of a client. */
export interface FirstCallSample {
  readonly specifier: string;
  /** Parts are separated by a blank line. */
  readonly parts: readonly (readonly Snippet[])[];
}

/**
 * The first call to try; `null` if there is no operation. Reading is safer to try than writing, and
 * a short call is easier to understand.
 * @param specifier the module that users of the client import
 */
export function firstCallOf(client: ClientPlan, specifier: string): FirstCallSample | null {
  const calls = client.api.operations.map((operation) => {
    const name = functionName(operation, client);
    const input = inputExample(operation, client);
    const isRead = operation.method.toUpperCase() === "GET";
    const size = name.length + (input === null ? 0 : JSON.stringify(input).length);
    return { name, input, isRead, size };
  });
  const [first] = calls.toSorted(
    (a, b) =>
      Number(b.isRead) - Number(a.isRead) || a.size - b.size || compareTexts(a.name, b.name),
  );
  if (first === undefined) return null;
  const { name, input } = first;
  const right = call("createClient", optionsExample(client));
  const sent = call("await client.call", call(name, input));
  return {
    specifier,
    parts: [
      [{ kind: "import", names: ["createClient", name], from: specifier }],
      [
        { kind: "assignment", left: "const client", right },
        { kind: "expression", value: call("console.log", sent) },
      ],
    ],
  };
}
