/** Path templates, expanded with the texts of the parameters. */
import { EncodeError } from "./errors.js";
import { type GroupWriter, required } from "./operation.js";
import { type Parameters, textsWriter, type TextsWriter } from "./parameter-groups.js";

/**
 * The parameters of a path, all of which are required. URL parsers drop the segments `.` and `..`,
 * and many servers drop empty ones: the request would reach another route, so it is refused.
 */
export function pathGroup(parameters: Parameters): GroupWriter {
  const writers = parameters instanceof Array ? parameters : Object.entries(parameters);
  const write = textsWriter(writers.map(([name, writer]) => [name, required(writer)] as const));
  // The path of an operation is always the same.
  let template: string | undefined;
  let split: SplitPath | undefined;
  return (values, draft) => {
    if (template !== draft.url) split = splitPath((template = draft.url));
    draft.url = joinPath(split!, textsByName(write, values));
  };
}

function textsByName(write: TextsWriter, values: unknown): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  write(values, (text, name) => texts.set(name, text));
  return texts;
}

interface SplitPath {
  /** Those with parameters; `texts` are around the names: one more. */
  readonly segments: readonly {
    readonly before: string;
    readonly names: readonly string[];
    readonly texts: readonly string[];
  }[];
  readonly end: string;
}

function splitPath(template: string): SplitPath {
  const names = Array.from(template.matchAll(/\{([^}]*)\}/g), ([, name]) => name!);
  const segments: SplitPath["segments"][number][] = [];
  let before = "";
  // A marker for each parameter, as its name may have slashes in it.
  for (const segment of template.replace(/\{[^}]*\}/g, "{}").split("/")) {
    const texts = segment.split("{}");
    if (texts.length === 1) before += segment + "/";
    else {
      segments.push({ before, names: names.splice(0, texts.length - 1), texts });
      before = "/";
    }
  }
  return { segments, end: before.slice(0, -1) };
}

/** @throws EncodeError for a segment that would be dropped */
function joinPath({ segments, end }: SplitPath, textOf: ReadonlyMap<string, string>): string {
  let path = "";
  for (const { before, names, texts } of segments) {
    let text = texts[0]!;
    for (let i = 0; i < names.length; i++) text += textOf.get(names[i]!)! + texts[i + 1]!;
    if (text.length < 7 && /^(\.|%2e){0,2}$/i.test(text))
      throw EncodeError.at(new EncodeError("path_segment", `it would be "${text}"`), names[0]!);
    path += before + text;
  }
  return path + end;
}

/**
 * Like `pathGroup`, but optional parameters may be left to the client: `{tenant}` stays as it is.
 */
export function openPathGroup(parameters: Parameters): GroupWriter {
  const write = textsWriter(parameters);
  return (values, draft) => {
    draft.url = expandSome(draft.url, textsByName(write, values));
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
  return joinPath(splitPath(path), new Map([...placeholders, ...texts]));
}
