import { didYouMean } from "../../diagnostics/suggest.js";
import { configPlace } from "../../1-load/config-place.js";
import type { Diagnostics } from "../../diagnostics/diagnostic.js";
import type { Api } from "../../model/api.js";
import type { Operation } from "../../model/operation.js";
import type { Parameter, ParameterLocation } from "../../model/parameter.js";
import { Interner } from "../../model/intern.js";
import type { Shape, PlainKind } from "../../model/schema.js";
import { isOfType } from "../../model/shape-table.js";
import { isSettledBy } from "../../model/dialects.js";
import { ruleOf } from "../../model/styles.js";
import type { LowerConfig } from "../lowering.js";
import { resolveShape } from "../../model/walk.js";
import { compareTexts } from "../../host/text-order.js";

/** The wire names of parameters, by the group of an input that they are in. */
export type ClientParameterNames = {
  readonly [group in (typeof clientGroups)[number]]?: readonly string[];
};

/** In the order in which a request is written. */
export const clientGroups = ["path", "query", "headers", "cookies"] as const;

export const locations = {
  path: "path",
  query: "query",
  headers: "header",
  cookies: "cookie",
} as const;

/**
 * The parameters that the configuration moves to the client, and the operations, which take them only as
 * overrides. A client has one value for all, so an operation that declares the parameter in another way
 * than most keeps it.
 * @param isPartial whether operations were left out: an unused name may be for one of them
 */
export function takeClientParameters(
  operations: readonly Operation[],
  isPartial: boolean,
  context: Context,
): Pick<Taken, "operations" | "clientParameters"> {
  const { clientParameters: names = {} } = context.config;
  const known = signatures();
  const signatureOf = ({ shape, serialization }: Parameter) =>
    known.numberOf([shape, serialization]);
  let taken: Taken = { operations, clientParameters: [] };
  for (const group of clientGroups)
    for (const name of new Set(names[group])) {
      const wanted: Wanted = { name, in: locations[group] };
      if (!isPartial) warnOfUnusedParameter(wanted, group, operations, context);
      taken = takeParameter(wanted, taken, signatureOf, context);
    }
  return taken;
}

/** `schemas`: complete, with all polymorphism expanded. */
export interface Context {
  readonly config: LowerConfig;
  readonly diagnostics: Diagnostics;
  readonly schemas: Api["schemas"];
}

interface Taken {
  readonly operations: readonly Operation[];
  readonly clientParameters: readonly Parameter[];
}

type Wanted = Pick<Parameter, "name"> & { readonly in: ParameterLocation };

function takeParameter(
  wanted: Wanted,
  { operations, clientParameters }: Taken,
  signatureOf: (parameter: Parameter) => number,
  context: Context,
): Taken {
  const all = operations
    .toSorted((a, b) => compareTexts(a.name, b.name))
    .flatMap(({ parameters }) => parameters.filter((one) => isMeant(one, wanted)))
    .filter((one) => hasOwnName(one, context));
  const usual = mostCommon(all, signatureOf);
  const signature = usual && signatureOf(usual);
  const isTaken = (one: Parameter) =>
    isMeant(one, wanted) && hasOwnName(one, context) && signatureOf(one) === signature;
  const needed = all.some((one) => isTaken(one) && one.required);
  const take = (one: Parameter): Parameter => {
    if (!isTaken(one)) return one;
    return { ...one, required: false, ofClient: one.required ? "needed" : "optional" };
  };
  return {
    operations: operations.map((operation) => {
      const { parameters } = operation;
      for (const one of parameters)
        if (isMeant(one, wanted) && !isTaken(one)) warnOfOther(one, context);
      return { ...operation, parameters: parameters.map(take) };
    }),
    clientParameters: [...clientParameters, ...(usual ? [{ ...usual, required: needed }] : [])],
  };
}

/** Names of headers are the same in any case. */
function isMeant(one: Parameter, wanted: Wanted): boolean {
  if (one.in !== wanted.in) return false;
  return one.in === "header"
    ? one.name.toLowerCase() === wanted.name.toLowerCase()
    : one.name === wanted.name;
}

/** Of those that are declared alike most often, the first: no reordering changes that. */
function mostCommon(
  parameters: readonly Parameter[],
  signatureOf: (parameter: Parameter) => number,
): Parameter | undefined {
  const alike = new Map<number, Parameter[]>();
  for (const one of parameters) {
    const signature = signatureOf(one);
    alike.set(signature, [...(alike.get(signature) ?? []), one]);
  }
  const most = Math.max(...[...alike.values()].map(({ length }) => length));
  return [...alike.values()].find(({ length }) => length === most)?.[0];
}

/** Gives equal numbers to parameters of the same types and bytes, whatever their docs are. */
function signatures(): Interner {
  const ignored = new Set(["docs", "description", "isStyleSaid"]);
  return new Interner((key, owner) => !ignored.has(key) && isOfType(key, owner));
}

/**
 * Whether a request shows that it has the parameter: an object may be written as parameters that bear
 * the names of its members.
 */
function hasOwnName({ in: where, shape, serialization }: Parameter, context: Context): boolean {
  if (serialization.kind === "content" || (where !== "query" && where !== "cookie")) return true;
  const { style, explode, dialect } = serialization;
  const isSpread = explode && ruleOf(style).explode === true;
  const isBracketed =
    where === "query" && isSettledBy(dialect, { ...serialization, kind: "style" });
  return !isSpread || isBracketed || !mayBeObject(shape, context);
}

function mayBeObject(shape: Shape, context: Context, depth = 0): boolean {
  const target = resolveShape(shape, context.schemas);
  switch (target.kind) {
    case "union":
      return depth > 20 || target.variants.some((one) => mayBeObject(one, context, depth + 1));
    case "object":
    case "intersection":
      return true;
    default:
      target.kind satisfies PlainKind | "array" | "tuple" | "reference";
      return false;
  }
}

function warnOfUnusedParameter(
  wanted: Wanted,
  group: (typeof clientGroups)[number],
  operations: readonly Operation[],
  { config, diagnostics }: Context,
): void {
  const all = operations.flatMap(({ parameters }) => parameters);
  if (all.some((one) => isMeant(one, wanted))) return;
  const known = all.filter((one) => one.in === wanted.in).map(({ name }) => name);
  const message = `\`clientParameters\` has ${JSON.stringify(wanted.name)}, but no operation has it among its ${group}`;
  const index = config.clientParameters?.[group]?.indexOf(wanted.name) ?? 0;
  const place = configPlace(config, "clientParameters", group, index);
  diagnostics.add("WF3012", message, place, { hint: didYouMean(wanted.name, new Set(known)) });
}

/** Once for each place, though many operations may refer to it. */
function warnOfOther(one: Parameter, context: Context): void {
  const { diagnostics } = context;
  if (!diagnostics.isFirst(`the client's ${one.at}`)) return;
  const why = hasOwnName(one, context)
    ? "is declared differently here than by most operations"
    : "has no name in a request: its properties are sent as parameters";
  const message = `the client's parameter ${JSON.stringify(one.name)} ${why}: it stays a parameter of the operation`;
  diagnostics.report("WF3012", one.at, message);
}
