import type { Sample } from "../../4-plan/samples/sample.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { printMethod } from "../../4-plan/names/method-names.js";
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
  /** The operation's function. */
  readonly name: string;
  /** Its method in what `createApi` returns: `orders.list`. */
  readonly method: string;
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
  const sent = call(`await api.${first.method}`, first.input);
  const from = `${specifier}/api`;
  return {
    specifier: from,
    parts: [
      [{ kind: "import", names: ["createApi"], from }],
      [apiOf(client), { kind: "expression", value: call("console.log", sent) }],
    ],
  };
}

/** Makes what has a method for each operation. */
export function apiOf(client: ClientPlan): Snippet {
  const right = call("createApi", optionsExample(client));
  return { kind: "assignment", left: "const api", right };
}

/** A call of each operation, the one to try first in front. */
export function safestCalls(client: ClientPlan): readonly SampleCall[] {
  const calls = client.api.operations.map((operation) => {
    const name = functionName(operation, client);
    const input = inputExample(operation, client);
    const size = name.length + (input === null ? 0 : JSON.stringify(input).length);
    const method = printMethod(client.method(operation.at));
    return { name, method, input, risk: riskOf(operation.method), size };
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
