import type { ClientPlan } from "../../4-plan/plan.js";
import type { Sample, Snippet } from "../seam/draft.js";
import { call, functionName, inputExample, optionsExample } from "./call-samples.js";

/** The shortest program that calls an operation of a client. */
export interface FirstCallSample {
  /** What it imports. */
  readonly specifier: string;
  /** A blank line is between its parts. */
  readonly parts: readonly (readonly Snippet[])[];
}

/**
 * What to write first; `null` where there is no operation. Reading is safer to try than writing, and
 * what takes little is understood at once.
 * @param specifier what the client's users import
 */
export function firstCallOf(client: ClientPlan, specifier: string): FirstCallSample | null {
  const calls = client.api.operations.map((operation) => {
    const name = functionName(operation, client);
    const request = call(name, inputExample(operation, client));
    const isRead = operation.method.toUpperCase() === "GET";
    return { name, request, cost: lengthOf(request) + (isRead ? 0 : 1000) };
  });
  const [first] = calls.toSorted((a, b) => a.cost - b.cost || (a.name < b.name ? -1 : 1));
  if (first === undefined) return null;
  const sent = call("await client.call", first.request);
  return {
    specifier,
    parts: [
      [{ kind: "import", names: ["createClient", first.name], from: specifier }],
      [
        {
          kind: "assignment",
          left: "const client",
          right: call("createClient", optionsExample(client)),
        },
        { kind: "expression", value: call("console.log", sent) },
      ],
    ],
  };
}

/** How long a sample would be on one line, nearly. */
function lengthOf(sample: Sample): number {
  switch (sample.kind) {
    case "literal":
    case "json":
      return JSON.stringify(sample.value, null, 1).length;
    case "code":
      return sample.text.length;
    case "array":
      return sample.items.reduce((sum, item) => sum + lengthOf(item) + 2, 2);
    case "object":
      return sample.members.reduce((sum, [key, it]) => sum + key.length + lengthOf(it) + 4, 2);
    case "call":
      return sample.callee.length + 2 + (sample.argument === null ? 0 : lengthOf(sample.argument));
  }
}
