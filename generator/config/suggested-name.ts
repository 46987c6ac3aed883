import { untaken } from "./package-name.js";

/** What a package name may be made from. */
export interface NameSources {
  /** The last part of the output folder's path; `null`: the user didn't choose it. */
  readonly output: string | null;
  /** The document's title. */
  readonly title: string;
  /** The last part of the project folder's path. */
  readonly project: string;
}

/**
 * A name that says which API a package is for: that of the output folder if the user chose it, else
 * the title's, in whole words, else the project's with `-api` added (a project can't install a
 * package of its own name).
 */
export function suggestName({ output, title, project }: NameSources): string {
  const folder = nameOf(wordsOf(output ?? ""));
  if (folder !== "" && !saysNothing.has(folder)) return untaken(folder);
  const words = wordsOf(title.replace(/\b(open[ -]?api|swagger|oas)\b(\s+v?\d+(\.\d+)*)?/gi, " "));
  const meaningful = words.filter((word) => !noise.has(word));
  if (meaningful.some((word) => !saysNothing.has(word) && !/^v?\d+$/.test(word)))
    return untaken(nameOf(meaningful));
  const own = nameOf(wordsOf(project));
  return own === "" || saysNothing.has(own) ? "my-api" : `${own.replace(/-api$/, "")}-api`;
}

/** Words about documents, not about an API. */
const noise = new Set("swagger openapi oas docs documentation spec specification".split(" "));

/** Words that any API or folder may have. */
const saysNothing = new Set(
  (
    "api apis api-doc api-docs apidocs app apps build client clients code dist doc docs example examples " +
    "gen generated http json lib main openapi out output package packages pkg project public rest " +
    "rest-api schema sdk server service services specs src swagger swagger-ui test tmp web yaml " +
    "spec the and of for v1 v2 v3"
  ).split(" "),
);

/** Words of letters and digits, without accents. */
function wordsOf(text: string): readonly string[] {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("ß", "ss").toLowerCase();
  return plain.split(/[^a-z0-9]+/).filter((word) => word !== "");
}

/** As many whole words as fit in a short name. */
function nameOf(words: readonly string[]): string {
  let name = "";
  for (const word of words) {
    const longer = name === "" ? word : `${name}-${word}`;
    if (longer.length > 60 && name !== "") break;
    name = longer;
  }
  return name.slice(0, 100);
}
