/**
 * Names and versions of wireform's own emitters, without their code: whether an output is up to date
 * is found out before any of it is loaded.
 */
import type { Emitter } from "./emitter.js";

/** The version of each: whoever compares versions compares the build of wireform besides. */
export const ownVersion = "wireform";

const names = [
  "api",
  "client",
  "componentTypes",
  "index",
  "lock",
  "operations",
  "package",
  "readme",
  "runtime",
  "schema.ts",
  "schemas",
  "webhooks",
] as const;

export type OwnName = (typeof names)[number];

/** What `emitters` is, where nobody says otherwise. */
export const ownVersions: readonly Pick<Emitter, "name" | "version">[] = names.map((name) => ({
  name,
  version: ownVersion,
}));

/** Whether an emitter is one of them: what goes wrong in it is a bug of wireform. */
export function isOwn({ name, version }: Pick<Emitter, "name" | "version">): boolean {
  return version === ownVersion && (names as readonly string[]).includes(name);
}

/** Names of those that a list lacks: they need each other. */
export function missingOf(
  emitters: readonly Pick<Emitter, "name" | "version">[],
): readonly string[] {
  const given = new Set(emitters.filter(isOwn).map(({ name }) => name));
  return names.filter((name) => !given.has(name));
}

/** Wireform's own first: of two that want the same, the other one is told. The order changes nothing else. */
export function ownFirst(emitters: readonly Emitter[]): readonly Emitter[] {
  return [...emitters.filter(isOwn), ...emitters.filter((one) => !isOwn(one))];
}
