import { untaken } from "./package-name.js";

/** What a name for a package may be made from. */
export interface NameSources {
  /** The folder that the package is written to, by its last part; `null`: nobody has chosen it. */
  readonly output: string | null;
  /** The document's. */
  readonly title: string;
  /** The folder of the project, by its last part. */
  readonly project: string;
}

/**
 * A name that says which API a package is for: the folder's that was chosen for it, else the title's,
 * in whole words, else the project's with `-api` behind it (a project can't install its own name).
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

/** Of a document, not of an API. */
const noise = new Set("swagger openapi oas docs documentation spec specification".split(" "));

/** What any API or folder is called. */
const saysNothing = new Set(
  (
    "api apis api-doc api-docs apidocs app apps build client clients code dist doc docs example examples " +
    "gen generated http json lib main openapi out output package packages pkg project public rest " +
    "rest-api schema sdk server service services specs src swagger swagger-ui test tmp web yaml " +
    "spec the and of for v1 v2 v3"
  ).split(" "),
);

/** Words of letters and digits, accents left out. */
function wordsOf(text: string): readonly string[] {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("ß", "ss").toLowerCase();
  return plain.split(/[^a-z0-9]+/).filter((word) => word !== "");
}

/** As many whole words as one likes to type. */
function nameOf(words: readonly string[]): string {
  let name = "";
  for (const word of words) {
    const longer = name === "" ? word : `${name}-${word}`;
    if (longer.length > 60 && name !== "") break;
    name = longer;
  }
  return name.slice(0, 100);
}
