import type { ClientPlan } from "../../4-plan/plan.js";
import { compareTexts } from "../../host/text-order.js";
import type { Operation } from "../../model/operation.js";
import type { SecurityScheme } from "../../model/security.js";
import { literal, named } from "../seam/build.js";
import type { Expression } from "../seam/draft.js";

/** Whether the document has operations that nobody may call without credentials. */
export function asksForCredentials({ api }: Pick<ClientPlan, "api">): boolean {
  return api.operations.some(isClosed);
}

/** Whether nobody may call it without credentials. */
export const isClosed = ({ security }: Operation) =>
  security.length > 0 && security.every((schemes) => schemes.length > 0);

/** What `WWW-Authenticate` says of each scheme that operations name. */
export function challengesOf({ api }: Pick<ClientPlan, "api">): Expression | false {
  const used = new Set(api.operations.flatMap(({ security }) => security.flat()));
  const schemes = api.security.filter(({ name }) => used.has(name));
  if (schemes.length === 0) return false;
  const challenges = schemes.map((scheme) => [scheme.name, challengeOf(scheme)] as const);
  return named(
    challenges
      .toSorted(([a], [b]) => compareTexts(a, b))
      .map(([name, challenge]) => [name, literal(challenge)]),
  );
}

/** API keys and certificates have no registered word: these say at least what is missing. */
function challengeOf(scheme: SecurityScheme): string {
  switch (scheme.kind) {
    case "basic":
      return 'Basic realm="api"';
    case "bearer":
      return "Bearer";
    case "http":
      return scheme.scheme;
    case "apiKey":
      return "ApiKey";
    case "mutualTLS":
      return "Mutual";
  }
}
