/** Where problem details (RFC 9457) are an answer as they are, or with more members. */
import { resolveWhole } from "../../model/constrain.js";
import type { JsonValue } from "../../model/docs.js";
import type { Shape } from "../../model/schema.js";
import type { Schemas } from "../../model/walk.js";
import type { JoinedObject } from "./joined-members.js";
import { score } from "./slots.js";

export type JsonObject = { readonly [name: string]: JsonValue };

export interface ProblemPlace {
  readonly schemas: Schemas;
  /** Whether problem details are expected, as the media type says. */
  readonly isProblem: boolean;
}

/**
 * Problem details, if the object takes all of their members, and if they are expected or nothing else
 * says why a request is refused.
 * @param form of the members that the document declares
 */
export function problemForm(
  form: JsonObject,
  { properties, additional }: JoinedObject,
  { schemas, isProblem }: ProblemPlace,
): JsonValue | undefined {
  const isOpen =
    additional === "open" || (typeof additional !== "string" && additional.kind === "unknown");
  const names = new Set(properties.map(({ name }) => name));
  const isAlike =
    names.has("title") && ["type", "status", "detail"].some((name) => names.has(name));
  if (!isOpen || !(isProblem || isAlike || score(form) < 2)) return undefined;
  const takesAll = properties.every(
    ({ name, shape }) => !Object.hasOwn(kinds, name) || takes(shape, kinds[name]!, schemas),
  );
  if (!takesAll) return undefined;
  const more = Object.entries(form).filter(([name]) => !Object.hasOwn(kinds, name));
  return more.length === 0 ? "{problem}" : { "...": "{problem}", ...Object.fromEntries(more) };
}

const texts: readonly Shape["kind"][] = ["string"];

/** The members of problem details, and what a shape has to be for each. `issues` are wireform's own. */
const kinds: Readonly<Record<string, readonly Shape["kind"][]>> = {
  type: texts,
  title: texts,
  status: ["integer", "number"],
  detail: texts,
  issues: [],
};

function takes(shape: Shape, kinds: readonly Shape["kind"][], schemas: Schemas): boolean {
  const target = resolveWhole(shape, schemas);
  if (target.kind === "union") return target.variants.some((one) => takes(one, kinds, schemas));
  if ("userFormat" in target || target.const !== undefined) return false;
  return target.kind === "unknown" || (kinds.includes(target.kind) && target.pattern === undefined);
}
