/** All checks, for a page. */
import { checks as core } from "./core.js";
import { checks as react } from "./react.js";
import { checks as swr } from "./swr.js";
import { checks as vue } from "./vue.js";

/** The error of each check, `null` if it passed. */
export async function runChecks(): Promise<Readonly<Record<string, string | null>>> {
  const results: Record<string, string | null> = {};
  for (const [name, check] of Object.entries({ ...core, ...vue, ...react, ...swr }))
    results[name] = await check().then(
      () => null,
      (error: unknown) => String(error),
    );
  return results;
}
