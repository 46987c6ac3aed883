/** The request and response pairs of ../shared, as programs that a caller would write. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { sharedFolder } from "../shared-folder.js";

export interface Example {
  readonly endpoint: keyof typeof endpoints;
  readonly id: string;
  readonly title: string;
  readonly compile: "ok" | "must_fail" | "strict_must_fail";
  readonly request: {
    readonly path_params?: Readonly<Record<string, string>>;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: object;
  };
  readonly response: { readonly status: number; readonly body: object };
}

const endpoints = {
  "stripe.report_payment": { client: "stripe", operation: "reportPayment" },
  "stripe.report_payment_attempt": { client: "stripe", operation: "reportPaymentAttempt" },
  "wepay.update_payment": { client: "wepay", operation: "updatePayment" },
} as const;

/** Headers that are not parameters: the client's credentials, and those derived from the body. */
const notParameters = new Set(["Authorization", "App-Id", "App-Token", "Content-Type"]);

export function readExamples(): readonly Example[] {
  return Object.keys(endpoints).flatMap((endpoint) => {
    const text = readFileSync(path.join(sharedFolder, `examples/${endpoint}.json`), "utf8");
    return (JSON.parse(text) as { examples: Example[] }).examples;
  });
}

/** A program that builds an example's request, with its values as literals. */
export function requestProgram({ endpoint, request }: Example): string {
  const { client, operation } = endpoints[endpoint];
  return [
    `import { ${operation} } from "wireform-payments/${client}";`,
    `${operation}(${JSON.stringify(inputOf(request), null, 2)});`,
    "",
  ].join("\n");
}

/** The argument of the operation. */
export function inputOf({ path_params, headers, body }: Example["request"]): object {
  const declared = Object.entries(headers).filter(([name]) => !notParameters.has(name));
  const path = path_params === undefined ? {} : { path: path_params };
  return { ...path, headers: Object.fromEntries(declared), body };
}

/**
 * A program that assigns an example's response to the type of its status. A type parameter keeps
 * the literals of the body, which a variable would widen, and allows undeclared members, which an
 * annotation would refuse: responses are open.
 */
export function responseProgram({ endpoint, response }: Example): string {
  const { client, operation } = endpoints[endpoint];
  const responses = `${operation[0]!.toUpperCase()}${operation.slice(1)}Responses`;
  const { status, body } = response;
  const range = `${Math.floor(status / 100)}XX`;
  return [
    `import type { ${responses} as Responses } from "wireform-payments/${client}";`,
    `type Data = Responses[Extract<keyof Responses, ${status} | "${range}">];`,
    "function take<T extends Data>(body: T): T {",
    "  return body;",
    "}",
    `take(${JSON.stringify(body, null, 2)});`,
    "",
  ].join("\n");
}
