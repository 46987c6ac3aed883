/**
 * Names and versions of wireform's own emitters, without their code: the check whether an output is
 * up to date runs before that is loaded.
 */
import type { Emitter } from "./emitter.js";

/** The same for all of them: the build of wireform is compared separately. */
export const ownVersion = "wireform";

const names = [
  "agents",
  "api",
  "cli",
  "client",
  "componentTypes",
  "guards",
  "index",
  "lock",
  "metadata",
  "operations",
  "package",
  "query",
  "readme",
  "runtime",
  "schema.ts",
  "schemas",
  "server",
  "tools",
  "validators",
  "webhooks",
  "zodSchemas",
] as const;

export type OwnName = (typeof names)[number];

/** What `emitters` is by default. */
export const ownVersions: readonly Pick<Emitter, "name" | "version">[] = names.map((name) => ({
  name,
  version: ownVersion,
}));

/** Whether an emitter is one of wireform's own: an error in it is a bug of wireform. */
export function isOwn({ name, version }: Pick<Emitter, "name" | "version">): boolean {
  return version === ownVersion && (names as readonly string[]).includes(name);
}

/** Names of wireform's own emitters that a list leaves out: they need each other. */
export function missingOf(
  emitters: readonly Pick<Emitter, "name" | "version">[],
): readonly string[] {
  const given = new Set(emitters.filter(isOwn).map(({ name }) => name));
  return names.filter((name) => !given.has(name));
}

/**
 * Wireform's own first: if two want the same name, the other one is blamed. Otherwise the order
 * doesn't matter.
 */
export function ownFirst(emitters: readonly Emitter[]): readonly Emitter[] {
  return [...emitters.filter(isOwn), ...emitters.filter((one) => !isOwn(one))];
}
