import { serverOf, type OptionDefaults } from "../model/api.js";
import { carrierOf } from "../model/carriers.js";
import type { SecurityScheme } from "../model/security.js";
import type { ClientPlan } from "../4-plan/plan.js";
import { escapeToken } from "../1-load/source.js";
import { isSameData, report, type Comparison } from "./verdicts/comparison.js";
import { labelOf } from "./operations/parameters.js";

/** Compares what `createClient` accepts and does for all operations. */
export function compareClients(comparison: Comparison): void {
  const { older, newer } = comparison;
  const at = placeAt(comparison, "/servers");
  const [before, after] = [serverOf(older.api), serverOf(newer.api)];
  if (before !== after) {
    const message = `Without a \`baseUrl\`, requests go to ${after}, not to ${before}.`;
    report(comparison, at, ["major", "server-changed", "bytes"], message);
  }
  compareSchemes(comparison);
  compareAuth(comparison);
  compareClientParameters(comparison);
  compareDefaults(comparison);
  if (isSameData(older.api.retry, newer.api.retry, comparison)) return;
  const retry = placeAt(comparison, "/x-wireform/retry");
  const message = "The client retries failed requests by another policy.";
  report(comparison, retry, ["minor", "retry-changed", null], message);
}

/** Options that come with the package. */
function compareDefaults(comparison: Comparison): void {
  const [before, after] = [comparison.older.api.defaults, comparison.newer.api.defaults];
  const at = placeAt(comparison, "/servers");
  if (!isSameData(before.headers ?? {}, after.headers ?? {}, comparison)) {
    const message = "The client sends other headers by default.";
    report(comparison, at, ["minor", "defaults-changed", "bytes"], message);
  }
  const limitsOf = ({ timeout, totalTimeout }: OptionDefaults) => [
    timeout ?? null,
    totalTimeout ?? null,
  ];
  if (isSameData(limitsOf(before), limitsOf(after), comparison)) return;
  const message = "The client waits for answers by other limits.";
  report(comparison, at, ["minor", "defaults-changed", null], message);
}

function placeAt({ older, newer }: Comparison, pointer: string) {
  const owner = { kind: "client" } as const;
  const places = { old: `${older.entry}#${pointer}`, new: `${newer.entry}#${pointer}` };
  return { owner, direction: "request", ...places } as const;
}

/** A scheme of the same name that sends credentials differently. */
function compareSchemes(comparison: Comparison): void {
  const used = new Set(alternativesOf(comparison.older).flat());
  for (const older of comparison.older.api.security) {
    const newer = comparison.newer.api.security.find(({ name }) => name === older.name);
    if (newer === undefined || !used.has(older.name) || carrierOf(older) === carrierOf(newer))
      continue;
    const at = placeAt(comparison, `/components/securitySchemes/${escapeToken(older.name)}`);
    const message = `The credential \`${older.name}\` is sent as ${carrierOf(newer)}, not as ${carrierOf(older)}.`;
    report(comparison, at, ["major", "security-changed", "bytes"], message);
    if (older.kind !== "basic" || newer.kind === "basic") continue;
    const loss = `The credential \`${older.name}\` is no longer accepted as username and password.`;
    report(comparison, at, ["major", "type-narrowed", "types"], loss);
  }
}

/** The type `Auth`: which credentials a caller may pass. */
function compareAuth(comparison: Comparison): void {
  const before = alternativesOf(comparison.older);
  const after = alternativesOf(comparison.newer);
  const at = placeAt(comparison, "/components/securitySchemes");
  const known = new Set(after.flat());
  const refused = before.find(
    (names) =>
      !names.every((name) => known.has(name)) ||
      !after.some((asked) => asked.every((name) => names.includes(name))),
  );
  const isSingle = (alternatives: readonly (readonly string[])[]) =>
    alternatives.some(({ length }) => length === 1);
  const losesSingle = isSingle(before) && !isSingle(after);
  if (refused === undefined && !losesSingle) return;
  const message =
    after.length === 0
      ? "`createClient` no longer accepts `auth`."
      : losesSingle
        ? "One credential is no longer enough: `auth` is an object."
        : `\`auth\` no longer accepts ${refused!.join(" with ")}.`;
  report(comparison, at, ["major", "auth-changed", "types"], message);
}

/**
 * The parameters of `createClient`. Changes of their types are found at the operations that use
 * them.
 */
function compareClientParameters(comparison: Comparison): void {
  const [before, after] = [comparison.older, comparison.newer].map(({ api }) => {
    return new Map(api.clientParameters.map((one) => [labelOf(one), one]));
  });
  for (const label of new Set([...before!.keys(), ...after!.keys()])) {
    const [older, newer] = [before!.get(label), after!.get(label)];
    const place = placeAt(comparison, "/paths");
    const at = { ...place, old: older?.at ?? place.old, new: newer?.at ?? place.new };
    const wasRequired = older?.required === true;
    if (newer === undefined) {
      const message = `\`createClient\` no longer accepts \`parameters.${label}\`.`;
      report(comparison, at, ["major", "parameter-removed", "types"], message);
    } else if (newer.required && !wasRequired) {
      const message = `\`createClient\` requires \`parameters.${label}\`.`;
      report(comparison, at, ["major", "parameter-required", "types"], message);
    } else if (wasRequired && !newer.required) {
      const message = `\`createClient\` no longer requires \`parameters.${label}\`.`;
      report(comparison, at, ["minor", "parameter-optional", null], message);
    } else if (older === undefined) {
      const message = `\`createClient\` accepts \`parameters.${label}\`.`;
      report(comparison, at, ["minor", "parameter-added", null], message);
    }
  }
}

function alternativesOf({ api }: ClientPlan): readonly (readonly SecurityScheme["name"][])[] {
  return api.operations.flatMap(({ security }) => security).filter(({ length }) => length > 0);
}
