import type { Operation } from "../../model/operation.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import type { Claim, Symbol } from "./claims.js";
import { linesOf, type Lock } from "../lock/lock.js";
import { groupNameOf, hiddenNames, parseMethod, shortNameOf, type Method } from "./method-names.js";
import { camelCase } from "./names.js";
import { compareTexts } from "../../host/text-order.js";

/** An operation that gets a method, and what its function is called. */
interface Candidate {
  readonly at: Pointer;
  /** The operation's own, by which its method is called. */
  readonly name: string;
  readonly tag: string | undefined;
  readonly functionName: string;
}

/**
 * The method of each operation: in the group of its first tag, without the tag in its name. The lock keeps
 * methods even if tags change; new operations of a tag join the old ones.
 * @param claims in the order in which they are assigned
 * @param lines of their client
 */
export function planMethods(
  operations: readonly Operation[],
  claims: readonly Claim[],
  symbols: ReadonlyMap<string, Symbol>,
  pointerOf: (claim: Claim) => string,
  lines: Lock,
): ReadonlyMap<Pointer, Method> {
  const byPlace = new Map(operations.map((operation) => [operation.at, operation]));
  const functions = claims.filter(({ at, role }) => role === "function" && byPlace.has(at));
  const found = linesOf(new Set(claims.map(pointerOf)), lines);
  const all = functions.map((claim) => {
    const { at, name, tags } = byPlace.get(claim.at)!;
    const functionName = symbols.get(claim.key)!.name;
    const locked = found.get(pointerOf(claim))?.method ?? null;
    return { at, name, tag: tags[0], functionName, locked };
  });
  const standing = new Set(found.values());
  const gone = lines.flatMap((line) => (standing.has(line) || !line.method ? [] : [line.method]));
  const methods = lockedMethods(all);
  const taken = [...methods.values(), ...gone.map(parseMethod)];
  const fresh = all.filter(({ at }) => !methods.has(at));

  const groups = nameGroups(all, methods, taken);
  const groupOf = ({ tag }: Candidate) => (tag === undefined ? null : groups.get(tag)!);
  for (const group of new Set(fresh.map(groupOf))) {
    const names = taken.filter((method) => method.group === group).map(({ name }) => name);
    // A group and a method can't have the same name.
    const others =
      group === null ? [...taken.map((method) => method.group), ...groups.values()] : [];
    const members = fresh.filter((one) => groupOf(one) === group);
    for (const [at, name] of nameMembers(members, new Set([...names, ...others])))
      methods.set(at, { group, name });
  }
  return methods;
}

/**
 * The methods in the lock. After a merge two lines may have one method, or a method may have the name of a
 * group.
 */
function lockedMethods(all: readonly (Candidate & { readonly locked: string | null })[]) {
  const groups = new Set(all.map(({ locked }) => locked && parseMethod(locked).group));
  const taken = new Set<string>();
  const methods = new Map<Pointer, Method>();
  for (const { at, locked } of all) {
    if (locked === null || taken.has(locked)) continue;
    const method = parseMethod(locked);
    const isHidden = hiddenNames.has(method.name) || hiddenNames.has(method.group ?? "");
    if (isHidden || (method.group === null && groups.has(method.name))) continue;
    taken.add(locked);
    methods.set(at, method);
  }
  return methods;
}

/** The group of each tag: the locked group of its operations, else one named after the tag. */
function nameGroups(
  all: readonly Candidate[],
  locked: ReadonlyMap<Pointer, Method>,
  taken: readonly Method[],
): ReadonlyMap<string, string | null> {
  const methods = new Set(taken.flatMap(({ group, name }) => (group === null ? [name] : [])));
  const tags = new Set(all.flatMap(({ tag }) => (tag === undefined ? [] : [tag])));
  return new Map(
    Array.from(tags, (tag) => {
      const wanted = groupNameOf(tag);
      const members = all.filter((one) => one.tag === tag);
      const earlier = members.flatMap(({ at }) => locked.get(at)?.group ?? []);
      if (wanted === null || earlier.includes(wanted)) return [tag, wanted];
      if (earlier.length > 0) return [tag, mostFrequent(earlier)];
      const isFree = (name: string) => !methods.has(name) && !hiddenNames.has(name);
      return [tag, isFree(wanted) ? wanted : numbered(`${wanted}Group`, isFree)];
    }),
  );
}

function mostFrequent(names: readonly string[]): string {
  const count = (name: string) => names.filter((other) => other === name).length;
  return [...new Set(names)].toSorted((a, b) => count(b) - count(a) || compareTexts(a, b))[0]!;
}

/** Short names where these are unique, whatever the order of operations. */
function nameMembers(
  members: readonly Candidate[],
  taken: Set<string | null>,
): ReadonlyMap<Pointer, string> {
  const named = members.map((one) => {
    const short = one.tag === undefined ? camelCase(one.name) : shortNameOf(one.name, one.tag);
    return { ...one, short, whole: camelCase(one.name) };
  });
  const wanting = new Map<string, Set<Pointer>>();
  for (const { at, short, whole } of named)
    for (const name of [short, whole])
      wanting.set(name, (wanting.get(name) ?? new Set<Pointer>()).add(at));
  const isFree = (name: string) => !taken.has(name) && !hiddenNames.has(name);
  return new Map(
    named.map(({ at, short, whole, functionName }) => {
      const wanted = [...(wanting.get(short)!.size > 1 ? [] : [short]), whole, functionName];
      const name = wanted.find(isFree) ?? numbered(`${functionName}Operation`, isFree);
      taken.add(name);
      return [at, name];
    }),
  );
}

function numbered(name: string, isFree: (name: string) => boolean): string {
  if (isFree(name)) return name;
  for (let number = 2; ; number++) if (isFree(`${name}${number}`)) return `${name}${number}`;
}
