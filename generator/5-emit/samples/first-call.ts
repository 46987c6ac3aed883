import type { Sample } from "../../4-plan/samples/sample.js";
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

interface SampleCall {
  readonly name: string;
  /** `null`: without an argument. */
  readonly input: Sample | null;
  readonly risk: number;
  readonly size: number;
}

/**
 * The first call to try; `null` if there is no operation.
 * @param specifier the module that users of the client import
 */
export function firstCallOf(client: ClientPlan, specifier: string): FirstCallSample | null {
  const [first] = safestCalls(client);
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

/** A call of each operation, the one to try first in front. */
export function safestCalls(client: ClientPlan): readonly SampleCall[] {
  const calls = client.api.operations.map((operation) => {
    const name = functionName(operation, client);
    const input = inputExample(operation, client);
    const size = name.length + (input === null ? 0 : JSON.stringify(input).length);
    return { name, input, risk: riskOf(operation.method), size };
  });
  return calls.toSorted(compareCalls);
}

/** Below zero if the first of two is to be tried before the other. */
export function compareCalls(a: SampleCall, b: SampleCall): number {
  return a.risk - b.risk || a.size - b.size || compareTexts(a.name, b.name);
}

/**
 * Reading is safer to try than writing, and writing than deleting. Of equally safe calls, a short
 * one is easier to understand.
 */
function riskOf(method: string): number {
  return { GET: 0, DELETE: 2 }[method.toUpperCase()] ?? 1;
}
