import type { ArrayNotation, ParameterLocation, Style } from "../../model/parameter.js";
import { isEscaped, ruleOf, type PlaceOf } from "../../model/styles.js";
import type { RuntimeExport } from "../../4-plan/runtime-exports.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { literal, value } from "../seam/build.js";
import type { Expression } from "../seam/draft.js";

/** The runtime's writer of a style at a place; forms write their properties as a query does. */
export function writerOf(style: Style, place: ParameterLocation): RuntimeExport {
  const writer = (writers[style] as Partial<Record<ParameterLocation, RuntimeExport>>)[place];
  if (writer === undefined) throw new Error(`no writer of style ${style} in ${place}`);
  return writer;
}

const delimitedPath = ["encode/styles/delimited", "delimitedPath"] as const;
const delimitedHeader = ["encode/styles/delimited", "delimitedHeader"] as const;

/** One for each place of each style: a style that is added to the model is missing here. */
const writers: {
  readonly [S in Style]: Readonly<Record<PlaceOf<S>, RuntimeExport>>;
} = {
  simple: {
    path: ["encode/styles/parameters", "simple"],
    header: ["encode/styles/parameters", "header"],
  },
  label: { path: ["encode/styles/parameters", "label"] },
  matrix: { path: ["encode/styles/parameters", "matrix"] },
  form: {
    query: ["encode/styles/parameters", "formQuery"],
    querystring: ["encode/styles/parameters", "formQuery"],
    cookie: ["encode/styles/parameters", "cookieForm"],
  },
  spaceDelimited: {
    query: ["encode/styles/delimited", "spaceDelimited"],
    path: delimitedPath,
    header: delimitedHeader,
  },
  pipeDelimited: {
    query: ["encode/styles/delimited", "pipeDelimited"],
    path: delimitedPath,
    header: delimitedHeader,
  },
  tabDelimited: {
    query: ["encode/styles/delimited", "tabDelimited"],
    path: delimitedPath,
    header: delimitedHeader,
  },
  deepObject: { query: ["encode/styles/parameters", "deepObject"] },
  cookie: { cookie: ["encode/styles/parameters", "cookieStyle"] },
};

interface StyleFacts {
  readonly style: Style;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly arrays?: ArrayNotation;
}

/** What differs from the style's defaults, as an object literal; nothing where all is usual. */
export function styleOptions(
  { style, explode, allowReserved, arrays = usualArrays }: StyleFacts,
  place: ParameterLocation,
  client: ClientPlan,
): readonly Expression[] {
  const members: [string, Expression][] = [];
  const rule = ruleOf(style);
  if (rule.explode !== null && explode !== rule.explode)
    members.push(["explode", literal(explode)]);
  if (allowReserved && isEscaped(style, place))
    members.push(["allowReserved", value(client.runtime("encode/escape", "allowReserved"))]);
  if (rule.nests && arrays !== usualArrays) members.push(["arrays", literal(arrays)]);
  return members.length === 0 ? [] : [{ kind: "object", members }];
}

const usualArrays: ArrayNotation = "indices";
