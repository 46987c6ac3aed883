/** Path templates, expanded with the texts of the parameters. */
import { EncodeError } from "./errors.js";
import { type GroupWriter, required } from "./operation.js";
import { mountTexts, type Parameters, type Texts } from "./parameter-groups.js";

/**
 * The parameters of a path, all of which are required. URL parsers drop the segments `.` and `..`,
 * and many servers drop empty ones: the request would reach another route, so it is refused.
 */
export function pathGroup(parameters: Parameters): GroupWriter {
  const writers = parameters instanceof Array ? parameters : Object.entries(parameters);
  const { names, write } = mountTexts(
    writers.map(([name, writer]) => [name, required(writer)] as const),
  );
  // The path of an operation is always the same.
  let template: string | undefined;
  let split: SplitPath | undefined;
  return (values, draft) => {
    if (template !== draft.url) split = splitPath((template = draft.url), names);
    draft.url = joinPath(split!, write(values));
  };
}

interface SplitPath {
  /** Those with parameters; `texts` are around the names: one more. */
  readonly segments: readonly {
    readonly before: string;
    readonly texts: readonly string[];
    /** Of the parameters between these texts. */
    readonly places: readonly number[];
  }[];
  readonly end: string;
  readonly names: readonly string[];
}

/** @param names those of the parameters */
function splitPath(template: string, names: readonly string[]): SplitPath {
  const places = Array.from(template.matchAll(/\{([^}]*)\}/g), ([, name]) => names.indexOf(name!));
  const segments: SplitPath["segments"][number][] = [];
  let before = "";
  // A marker for each parameter, as its name may have slashes in it.
  for (const segment of template.replace(/\{[^}]*\}/g, "{}").split("/")) {
    const texts = segment.split("{}");
    if (texts.length === 1) before += segment + "/";
    else {
      segments.push({ before, texts, places: places.splice(0, texts.length - 1) });
      before = "/";
    }
  }
  return { segments, end: before.slice(0, -1), names };
}

/** @throws EncodeError for a segment that would be dropped */
function joinPath({ segments, end, names }: SplitPath, values: Texts): string {
  let path = "";
  for (const { before, texts, places } of segments) {
    let text = texts[0]!;
    for (let i = 0; i < places.length; i++) text += values[places[i]!]! + texts[i + 1]!;
    if (text.length < 7 && /^(\.|%2e){0,2}$/i.test(text))
      throw EncodeError.at(
        new EncodeError("path_segment", `it would be "${text}"`),
        names[places[0]!]!,
      );
    path += before + text;
  }
  return path + end;
}

/**
 * Like `pathGroup`, but optional parameters may be left to the client: `{tenant}` stays as it is.
 */
export function openPathGroup(parameters: Parameters): GroupWriter {
  const { names, write } = mountTexts(parameters);
  return (values, draft) => {
    const texts = write(values).flatMap((text, i): [string, string][] =>
      text === undefined ? [] : [[names[i]!, text]],
    );
    draft.url = expandSome(draft.url, texts);
  };
}

/** Puts these texts into a path; other `{names}` stay. */
export function expandSome(
  path: string,
  texts: Iterable<readonly [name: string, text: string]>,
): string {
  const placeholders = Array.from(
    path.matchAll(/\{([^}]*)\}/g),
    ([whole, name]) => [name!, whole] as const,
  );
  const all = new Map([...placeholders, ...texts]);
  return joinPath(splitPath(path, [...all.keys()]), [...all.values()]);
}
