import type { Operation } from "../../model/operation.js";
import { carrierOf, schemeOfBare } from "../../model/carriers.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { report, type Comparison } from "../verdicts/comparison.js";
import type { OperationPlace } from "./operations.js";

type Alternatives = Operation["security"];

/** Compares the credentials that the client adds to an operation's requests. */
export function compareSecurity(
  { security: older }: Operation,
  { security: newer }: Operation,
  at: OperationPlace,
  comparison: Comparison,
): void {
  const place = { ...at, old: `${at.old}/security`, new: `${at.new}/security` };
  const [before, after] = [older, newer].map((s) => s.map((names) => names.join(" and ")));
  const added = after!.filter((names) => !before!.includes(names));
  const removed = before!.filter((names) => !after!.includes(names));
  if (older.length === 0 && newer.length > 0) {
    const message = `It requires ${added.filter((names) => names !== "").join(" or ")}.`;
    return report(comparison, place, ["major", "security-added", "bytes"], message);
  }
  if (older.length > 0 && newer.length === 0)
    return report(
      comparison,
      place,
      ["minor", "security-removed", "bytes"],
      "It no longer requires credentials.",
    );
  const [chosen, other] = [
    chosenScheme(older, comparison.older),
    chosenScheme(newer, comparison.newer),
  ];
  if (chosen !== other) {
    const message = credentialMessage(chosen, other, after!);
    // If the scheme itself changed, that is reported once, for the client.
    if (added.length + removed.length > 0)
      return report(comparison, place, ["major", "security-changed", "bytes"], message);
  }
  if (removed.length > 0) {
    const message = `It no longer accepts ${removed.map(alternativeName).join(" or ")}.`;
    return report(comparison, place, ["major", "security-changed", "bytes"], message);
  }
  if (added.length === 0) return;
  const message = `It also accepts ${added.map(alternativeName).join(" or ")}.`;
  report(comparison, place, ["minor", "security-changed", null], message);
}

/** @param after the alternatives of now */
function credentialMessage(
  chosen: string | null,
  other: string | null,
  after: readonly string[],
): string {
  if (other === null)
    return `It requires ${after.map(alternativeName).join(" or ")}: one credential isn't enough.`;
  if (chosen === null) return `One credential is enough: it is sent as ${other}.`;
  return `One credential is sent as ${other}, not as ${chosen}.`;
}

function alternativeName(names: string): string {
  return names === "" ? "no credentials" : names;
}

/** How a single credential is sent. */
function chosenScheme(security: Alternatives, { api }: ClientPlan): string | null {
  const scheme = schemeOfBare(security, api.security);
  return scheme === null ? null : carrierOf(scheme);
}
