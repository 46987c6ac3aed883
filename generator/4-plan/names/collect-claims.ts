import type { SchemaId } from "../../model/schema.js";
import { EmitterError, toEmitterError } from "../../diagnostics/emitter-error.js";
import type { Usage } from "../directions.js";
import type { DeclaredClient, Declarer } from "../plan.js";
import type { Claim } from "./claims.js";

/**
 * What all emitters claim for a client, each in its turn.
 * @throws EmitterError where two claims can't stand in one package, or in one line of the lock
 */
export function collectClaims(
  client: DeclaredClient,
  declarers: readonly Declarer[],
  usages: ReadonlyMap<SchemaId, Usage>,
): readonly Claim[] {
  const claims: Claim[] = [];
  const keys = new Map<string, string>();
  const roles = new Map<string, string>();
  const files = new Map<string, string>();
  for (const { name: emitter, declare } of named(declarers)) {
    const refuse = (why: string) => {
      throw new EmitterError(emitter, why);
    };
    const claim = (one: Claim) => {
      const error = whyNoClaim(one);
      if (error !== null) refuse(error);
      const { key, at, role } = one;
      const place = `${at} ${role}`;
      const [ofKey, ofRole] = [keys.get(key), roles.get(place)];
      if (ofKey !== undefined) refuse(`it claims ${key}, which ${whose(ofKey, emitter)} claimed`);
      if (ofRole !== undefined)
        refuse(`it claims the role ${role} of ${at}, which ${whose(ofRole, emitter)} claimed`);
      const ofFile = "folder" in one.home ? files.get(at) : undefined;
      if (ofFile !== undefined)
        refuse(
          `${at} has a file already, of ${ofFile}: a claim of a further file needs another \`at\``,
        );
      if ("folder" in one.home) files.set(at, key);
      keys.set(key, emitter);
      roles.set(place, emitter);
      claims.push(one);
    };
    try {
      declare(client, usages, claim);
    } catch (error) {
      throw toEmitterError(emitter, error);
    }
  }
  for (const { key, home } of claims)
    if ("fileOf" in home && !keys.has(home.fileOf))
      throw new EmitterError(
        keys.get(key)!,
        `${key} has the file of ${home.fileOf}: nobody claims that`,
      );
  return claims;
}

function named(declarers: readonly Declarer[]) {
  const names = new Set<string>();
  return declarers.map((declarer) => {
    const { name } = declarer;
    if (names.has(name)) throw new EmitterError(name, "there are two of this name");
    names.add(name);
    const declare: Required<Declarer>["declare"] = (...all) => declarer.declare?.(...all);
    return { name, declare };
  });
}

function whose(earlier: string, emitter: string): string {
  return earlier === emitter ? "it has already" : `the emitter ${earlier} has`;
}

/** Why a claim can't be in the lock, or in code; `null` where it can. */
function whyNoClaim({ key, at, role, name, suffix, home }: Claim): string | null {
  const is = (what: string, text: string, kind: string) =>
    `${key} has the ${what} ${JSON.stringify(text)}, which is no ${kind}`;
  if (!/^[a-zA-Z]+$/.test(role) || role === "method") return is("role", role, "word of letters");
  if (!identifier.test(name)) return is("name", name, "identifier");
  if (!/^[\p{ID_Continue}$]*$/u.test(suffix)) return is("suffix", suffix, "end of an identifier");
  if (at === "") return `${key} has an empty \`at\`: the lock keeps its name under that`;
  if ("folder" in home && !/^([a-z0-9-]+\/)*$/.test(home.folder))
    return is("folder", home.folder, 'folder such as "validators/"');
  return null;
}

const identifier = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;
