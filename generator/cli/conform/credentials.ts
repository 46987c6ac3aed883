import type { SecurityScheme } from "../../model/security.js";
import type { ConformCommand } from "../arguments/conform-arguments.js";
import type { Contract, ContractOperation } from "./contract.js";
import type { CheckedOperation, FoundViolation } from "./report.js";

type Headers = ConformCommand["headers"];

/**
 * The operations, and on the first that a server refused for want of credentials, a violation: its other
 * answers were never seen, so a forgotten or expired token must not pass for a server that conforms.
 * @param operations those of the contract, in its order
 */
export function withRefusal(
  operations: readonly CheckedOperation[],
  contract: Contract,
  { baseUrl, headers }: Pick<ConformCommand, "baseUrl" | "headers">,
): readonly CheckedOperation[] {
  const asking = contract.operations
    .map(({ meaning }, at) => ({ meaning, at, checked: operations[at]! }))
    .filter(({ meaning, checked }) => asksFor(meaning) && checked.statuses.length > 0);
  const refused = asking.filter(({ checked }) => isRefused(checked));
  const ungiven = refused.filter(({ meaning }) => !isGiven(meaning, contract.schemes, headers));
  // Credentials that open other operations may lack the rights for these.
  const told = ungiven.length > 0 ? ungiven : refused.length === asking.length ? refused : [];
  const [first] = told;
  if (first === undefined) return operations;
  const { at, checked, meaning } = first;
  const count = told.length === 1 ? "1 operation" : `${told.length} operations`;
  const only = `${count} answered ${statusesOf(told)} only`;
  const violation: FoundViolation = {
    kind: "credentials",
    message:
      ungiven.length > 0
        ? `${only}: the document asks for credentials, and none were given: ${hintOf(meaning, contract.schemes)}`
        : `${only}: the server refuses the credentials that --header gives`,
    pointer: null,
    url: baseUrl + checked.path,
    status: checked.statuses[0]!,
    answers: 1,
    declared: contract.places.locate(meaning.at),
  };
  return operations.with(at, { ...checked, violations: [violation, ...checked.violations] });
}

type Meaning = ContractOperation["meaning"];

/** An alternative of no schemes lets everybody in. */
function asksFor({ security }: Meaning): boolean {
  return security.length > 0 && security.every((names) => names.length > 0);
}

function isRefused({ statuses }: CheckedOperation): boolean {
  return statuses.every((status) => status === 401 || status === 403);
}

function statusesOf(told: readonly { readonly checked: CheckedOperation }[]): string {
  const statuses = new Set(told.flatMap(({ checked }) => checked.statuses));
  return [...statuses].sort().join(" or ");
}

function schemesOf({ security }: Meaning, schemes: readonly SecurityScheme[]) {
  return schemes.filter(({ name }) => security.some((names) => names.includes(name)));
}

function isGiven(meaning: Meaning, schemes: readonly SecurityScheme[], headers: Headers): boolean {
  const names = schemesOf(meaning, schemes).map((scheme) => headerOf(scheme)?.[0].toLowerCase());
  return headers.some(([name]) => names.includes(name.toLowerCase()));
}

/** How the flag gives what an operation asks for. */
function hintOf(meaning: Meaning, schemes: readonly SecurityScheme[]): string {
  const headers = schemesOf(meaning, schemes).flatMap((scheme) => {
    const header = headerOf(scheme);
    return header === null ? [] : [`--header "${header.join(": ")}"`];
  });
  return [...new Set(headers)].join(", or ") || "--header can't give them, only a proxy can";
}

/** `null`: it isn't in a header. */
function headerOf(scheme: SecurityScheme): readonly [name: string, value: string] | null {
  switch (scheme.kind) {
    case "bearer":
      return ["Authorization", "Bearer ..."];
    case "basic":
      return ["Authorization", "Basic ..."];
    case "http":
      return ["Authorization", `${scheme.scheme} ...`];
    case "apiKey":
      if (scheme.in === "query") return null;
      return scheme.in === "header" ? [scheme.key, "..."] : ["Cookie", `${scheme.key}=...`];
    case "mutualTLS":
      return null;
  }
}
