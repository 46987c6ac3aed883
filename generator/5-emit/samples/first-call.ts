import type { ClientPlan } from "../../4-plan/plan.js";
import { functionName, inputExample, optionsExample } from "./call-samples.js";
import { compareTexts } from "../../host/text-order.js";

/** The shortest program that calls an operation of a client: plain data. */
export interface FirstCall {
  /** What it imports. */
  readonly specifier: string;
  /** Its lines. */
  readonly code: readonly string[];
}

/**
 * What to write first; `null` where there is no operation. Reading is safer to try than writing, and
 * what takes little is understood at once.
 * @param specifier what the client's users import
 */
export function firstCallOf(client: ClientPlan, specifier: string): FirstCall | null {
  const calls = client.api.operations.map((operation) => {
    const name = functionName(operation, client);
    const call = `${name}(${plainKeys(inputExample(operation, client))})`;
    const isRead = operation.method.toUpperCase() === "GET";
    return { name, call, cost: call.length + (isRead ? 0 : 1000) };
  });
  const [first] = calls.toSorted((a, b) => a.cost - b.cost || compareTexts(a.name, b.name));
  if (first === undefined) return null;
  const code = [
    `import { createClient, ${first.name} } from "${specifier}";`,
    "",
    `const client = createClient(${plainKeys(optionsExample(client))});`,
    `console.log(await client.call(${first.call}));`,
  ];
  return { specifier, code: code.flatMap((line) => line.split("\n")) };
}

/** Keys without quotes where none are needed: no text in a string looks so, for its quotes are escaped. */
function plainKeys(code: string): string {
  return code.replace(/"([A-Za-z_$][\w$]*)": /g, "$1: ");
}
