/** How requests carry credentials. */
import type { SecurityScheme } from "./security.js";

/** The order in which the runtime chooses: lowest first. */
const ranks: Readonly<Record<SecurityScheme["kind"], number>> = {
  bearer: 0,
  basic: 1,
  apiKey: 2,
  http: 2,
  mutualTLS: 2,
};

/**
 * The scheme by which a single credential without a name is sent: bearer before basic before the
 * others. `null`: no scheme is enough by itself.
 * @param alternatives those of an operation
 */
export function schemeOfBare(
  alternatives: readonly (readonly string[])[],
  schemes: readonly SecurityScheme[],
): SecurityScheme | null {
  const able = alternatives
    .filter(({ length }) => length === 1)
    .flatMap(([name]) => schemes.filter((scheme) => scheme.name === name))
    .toSorted((a, b) => ranks[a.kind] - ranks[b.kind]);
  return able[0] ?? null;
}

/** Where and how a scheme sends a credential. */
export function carrierOf(scheme: SecurityScheme): string {
  switch (scheme.kind) {
    case "apiKey": {
      const place = { header: "header", query: "query parameter", cookie: "cookie" }[scheme.in];
      return `the ${place} ${scheme.in === "header" ? scheme.key.toLowerCase() : scheme.key}`;
    }
    case "http":
      return `authorization of the scheme ${scheme.scheme}`;
    case "basic":
    case "bearer":
    case "mutualTLS":
      return `${scheme.kind} authorization`;
  }
}
