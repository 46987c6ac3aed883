import type { ParameterLocation, Style } from "../../model/parameter.js";
import type { PlaceOf } from "../../model/styles.js";
import type { RuntimeExport } from "../runtime-exports.js";

/** The runtime's writer of a style at a place. Forms write their properties as a query does. */
export function writerOf(style: Style, place: ParameterLocation): RuntimeExport {
  const writer = (writers[style] as Partial<Record<ParameterLocation, RuntimeExport>>)[place];
  if (writer === undefined) throw new Error(`no writer of style ${style} in ${place}`);
  return writer;
}

const delimitedPath = ["encode/styles/delimited", "delimitedPath"] as const;
const delimitedHeader = ["encode/styles/delimited", "delimitedHeader"] as const;

/** One for each place of each style: a style without a writer doesn't compile. */
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
