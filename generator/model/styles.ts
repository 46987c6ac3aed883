/**
 * What each style of a parameter is (OpenAPI 3.2, 4.12.2): the one place that says it. Readers of
 * documents, checks, writers and `diff` ask this table, so a style that is added says all of it here.
 */
import type { ParameterLocation, Style } from "./parameter.js";

interface StyleRule {
  /** The places where a document may use it. Forms write their members as a query does. */
  readonly places: readonly ParameterLocation[];
  /** The places where only Swagger's `collectionFormat` may use it. */
  readonly collections: readonly ParameterLocation[];
  /** The default of `explode`; `null`: it makes no difference. */
  readonly explode: boolean | null;
  /** The delimiter of list items, where that isn't a comma or the repeated name. */
  readonly delimiter: string | null;
  /** Whether nested values can be written, at any depth. */
  readonly nests: boolean;
  /** Whether texts are percent-encoded, in places that use percent-encoding. */
  readonly escapes: boolean;
}

const usual = { collections: [], explode: false, delimiter: null, nests: false, escapes: true };

/** Lists with another delimiter; Swagger has them in paths and headers too. */
const delimited = { ...usual, collections: ["path", "header"] } as const;

export const styles = {
  simple: { ...usual, places: ["path", "header"] },
  label: { ...usual, places: ["path"] },
  matrix: { ...usual, places: ["path"] },
  // A parameter `in: querystring` has `content`: a `schema` there is read as if it were a query's.
  form: { ...usual, places: ["query", "querystring", "cookie"], explode: true },
  spaceDelimited: { ...delimited, places: ["query"], delimiter: " " },
  pipeDelimited: { ...delimited, places: ["query"], delimiter: "|" },
  tabDelimited: {
    ...delimited,
    collections: ["query", "path", "header"],
    places: [],
    delimiter: "\t",
  },
  deepObject: { ...usual, places: ["query"], explode: null, nests: true },
  cookie: { ...usual, places: ["cookie"], explode: true, escapes: false },
} as const satisfies Readonly<Record<Style, StyleRule>>;

/** The places of a style, by whatever keyword a document asks for it. */
export type PlaceOf<S extends Style> =
  (typeof styles)[S]["places"][number] | (typeof styles)[S]["collections"][number];

const rules: Readonly<Record<Style, StyleRule>> = styles;

export function ruleOf(style: Style): StyleRule {
  return rules[style];
}

/** The styles that a document may ask for at a place; the first is meant where it asks for none. */
export function stylesAt(place: ParameterLocation): readonly Style[] {
  return allStyles.filter((style) => rules[style].places.includes(place));
}

/** With those that Swagger's `collectionFormat` asks for. */
export function collectionStylesAt(place: ParameterLocation): readonly Style[] {
  return allStyles.filter((style) =>
    [...rules[style].places, ...rules[style].collections].includes(place),
  );
}

/** Whether texts are percent-encoded there. */
export function isEscaped(style: Style, place: ParameterLocation): boolean {
  return place !== "header" && rules[style].escapes;
}

export const allStyles = Object.keys(styles) as readonly Style[];
