import type { Node } from "../../2-resolve/node.js";
import { onPointer, type Diagnostics, type Pointer } from "../../diagnostics/diagnostic.js";
import type { Naming } from "../../model/operation.js";
import type { Candidate } from "../filter.js";
import { methods } from "./methods.js";
import { configuredOperationName, type Renaming } from "./renaming.js";

/** What the function of an operation is named after. */
export interface OperationName {
  readonly name: string;
  readonly naming: Naming;
}

/** An operation as it stands in the document. */
export interface Named extends Candidate {
  readonly at: Pointer;
  readonly node: Node;
}

/**
 * Names for all operations of a document, by their places: from the configuration, else the `operationId`,
 * else method and path. Of operations that share an `operationId` (frameworks do that for a handler of
 * several methods) one keeps it, whatever their order in the document. The others are named by it and their
 * method or, where that isn't unique, by method and path.
 */
export function nameOperations(
  all: readonly Named[],
  names: Renaming | undefined,
): ReadonlyMap<Pointer, OperationName> {
  const named = new Map<Pointer, OperationName>();
  const ids = new Set(all.map(({ id }) => id));
  for (const group of byId(all)) {
    const [first, ...others] = group;
    named.set(first!.at, nameOf(first!, first!.id, names));
    const repeated = repeatedMethods(group);
    for (const other of others) {
      const id = repeated.has(other.method) ? null : idFor(other, group, ids);
      const given = configuredOperationName({ ...other, id: null }, names);
      const name = given ?? id ?? routeOf(other);
      named.set(other.at, { name, naming: given === undefined ? "derived" : "configured" });
    }
  }
  return named;
}

/** Warns of each operation whose `operationId` another one keeps. */
export function warnOfRepeatedIds(
  all: readonly Named[],
  selected: readonly Named[],
  names: ReadonlyMap<Pointer, OperationName>,
  diagnostics: Diagnostics,
): void {
  const isSelected = new Set(selected);
  for (const [first, ...others] of byId(all))
    for (const other of others) {
      if (!isSelected.has(other) || names.get(other.at)?.naming === "configured") continue;
      const { name } = names.get(other.at)!;
      const route = `${other.method} ${other.path}`;
      const message = `the operationId ${JSON.stringify(other.id)} appears twice: ${route} is named after ${JSON.stringify(name)}`;
      diagnostics.report("WF3001", `${other.node.at}/operationId`, message, {
        hint: `give it an operationId of its own, or a name in wireform.yaml: names: { operations: { ${JSON.stringify(route)}: ... } }`,
        related: [{ message: "the other one", at: onPointer(`${first!.node.at}/operationId`) }],
      });
    }
}

/** Operations of one id together, the one that keeps it first; those without an id each alone. */
function byId(all: readonly Named[]): readonly (readonly Named[])[] {
  const groups = new Map<string, Named[]>();
  for (const one of all) {
    const key = isNaming(one.id) ? `id ${one.id}` : `at ${one.at}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return Array.from(groups.values(), (group) => group.toSorted(byMethodAndPath));
}

function byMethodAndPath(a: Named, b: Named): number {
  const rank = ({ method }: Named) => {
    const found = methods.indexOf(method.toLowerCase());
    return found < 0 ? methods.length : found;
  };
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  return routeOf(a) < routeOf(b) ? -1 : 1;
}

/** The methods that several operations of a group have: names by method wouldn't be unique. */
function repeatedMethods(group: readonly Named[]): ReadonlySet<string> {
  const methods = group.map(({ method }) => method);
  return new Set(methods.filter((method, index) => methods.indexOf(method) !== index));
}

/**
 * `handle` and its method. An id that ends in the method of another one (`handle_get`) has the own one
 * there instead. `null` where that isn't unique.
 */
function idFor(
  { id, method }: Named,
  group: readonly Named[],
  taken: ReadonlySet<string | null>,
): string | null {
  const ending = group.find((one) => /[^a-z0-9]$/i.test(without(id!, one.method)));
  const own = method.toLowerCase();
  const name = ending === undefined ? `${id} ${own}` : without(id!, ending.method) + own;
  return taken.has(name) ? null : name;
}

/** An id without the method at its end; empty where it doesn't end in it. */
function without(id: string, method: string): string {
  return id.toLowerCase().endsWith(method.toLowerCase()) ? id.slice(0, -method.length) : "";
}

function nameOf(one: Named, id: string | null, names: Renaming | undefined): OperationName {
  const given = configuredOperationName(one, names);
  if (given !== undefined) return { name: given, naming: "configured" };
  if (isNaming(id)) return { name: id, naming: "authored" };
  return { name: routeOf(one), naming: "derived" };
}

function routeOf({ method, path }: Candidate): string {
  return `${method.toLowerCase()} ${path}`;
}

/** Whether an id can be made a name: it needs a letter or a digit. */
function isNaming(id: string | null): id is string {
  return id !== null && /[\p{L}\p{N}]/u.test(id);
}
