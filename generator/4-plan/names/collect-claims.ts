import type { SchemaId } from "../../model/schema.js";
import { callEmitterNow, EmitterError } from "../../diagnostics/emitter-error.js";
import type { Usage } from "../directions.js";
import type { DeclaredClient, Declarer } from "../declarer.js";
import { claimWords, whyNoClaim } from "./claim-rules.js";
import type { Claim } from "./claims.js";

/** What all emitters claim for a client, and which emitter claimed each key. */
export interface Claimed {
  readonly claims: readonly Claim[];
  readonly emitters: ReadonlyMap<string, string>;
}

/**
 * What all emitters claim for a client, each in its turn.
 * @throws EmitterError where two claims can't stand in one package, or in one line of the lock
 */
export function collectClaims(
  client: DeclaredClient,
  declarers: readonly Declarer[],
  usages: ReadonlyMap<SchemaId, Usage>,
): Claimed {
  const claims: Claim[] = [];
  const emitters = new Map<string, string>();
  const keys = new Map<string, Claim>();
  const roles = new Map<string, Claim>();
  const files = new Map<string, Claim>();
  for (const declarer of declarers) {
    const emitter = declarer.name;
    const refuse = (why: string, hint: string) => {
      throw new EmitterError(emitter, why, { hint });
    };
    const whose = ({ key }: Claim) => {
      const other = emitters.get(key)!;
      return other === emitter ? "this emitter itself" : `the emitter ${other}`;
    };
    const claim = (one: Claim) => {
      const fault = whyNoClaim(one);
      if (fault !== null) refuse(fault.why, fault.hint);
      const { key, at, role, home } = one;
      const ofKey = keys.get(key);
      if (ofKey !== undefined)
        refuse(
          `it claims the key ${key} a second time: ${whose(ofKey)} has claimed it`,
          "a key stands for one name: begin it with the emitter's name, and end it with what it is for",
        );
      const ofRole = roles.get(`${at} ${role}`);
      if (ofRole !== undefined)
        refuse(
          `it claims the role ${role} of ${at} for ${key}, and ${whose(ofRole)} has claimed it for ${ofRole.key}`,
          "a role is one name of a place in wireform.lock: choose another `role`, or another `at`",
        );
      const ofFile = "folder" in home ? files.get(at) : undefined;
      if (ofFile !== undefined)
        refuse(
          `it claims a file for ${key}, and ${at} has one already, of ${ofFile.key}`,
          `give it an \`at\` of its own, such as ${JSON.stringify(`${at}/${role}`)}, or share the file: \`home: { fileOf: ... }\``,
        );
      if ("folder" in home) files.set(at, one);
      keys.set(key, one);
      emitters.set(key, emitter);
      roles.set(`${at} ${role}`, one);
      claims.push(one);
    };
    callEmitterNow(emitter, () => declarer.declare?.(client, usages, claim));
  }
  refuseHomeless(claims, emitters);
  return { claims, emitters };
}

function refuseHomeless(claims: readonly Claim[], emitters: ReadonlyMap<string, string>): void {
  for (const { key, home } of claims)
    if ("fileOf" in home && !emitters.has(home.fileOf))
      throw new EmitterError(
        emitters.get(key)!,
        `its claim ${key} shares the file of ${home.fileOf}, and nobody claims that`,
        { hint: claimWords.fileOf },
      );
}
