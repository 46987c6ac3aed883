import type { Client } from "./client-plan.js";

/** The npm packages that types of the user's come from, with their ranges of versions. */
export function formatPackages(
  clients: readonly Pick<Client, "api">[],
): readonly (readonly [name: string, range: string])[] {
  const formats = clients.flatMap(({ api }) => Object.values(api.formats));
  return formats.flatMap(({ module, version = "*" }) => {
    const name = packageOf(module);
    return name === null ? [] : [[name, version] as const];
  });
}

/** `null`: it is no package but an alias of a bundler's or of TypeScript's, such as `@/times`. */
function packageOf(module: string): string | null {
  return /^(@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*(?=\/|$)/.exec(module)?.[0] ?? null;
}
