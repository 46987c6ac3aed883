/** Path templates, expanded with the texts of the parameters. */
import { EncodeError } from "./errors.js";
import type { GroupWriter } from "./operation.js";
import { type Parameters, textsWriter, type TextsWriter } from "./parameter-groups.js";

/**
 * The parameters of a path, all of which are required. URL parsers drop the segments `.` and `..`,
 * and many servers drop empty ones: the request would reach another route, so it is refused.
 */
export function pathGroup(parameters: Parameters): GroupWriter {
  const write = textsWriter(parameters, true);
  // The path of an operation is always the same.
  let template: string | undefined;
  let segments: readonly Segment[] = [];
  return (values, draft) => {
    if (template !== draft.url) segments = splitPath((template = draft.url));
    draft.url = joinPath(segments, textsByName(write, values));
  };
}

function textsByName(write: TextsWriter, values: unknown): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  write(values, (text, name) => texts.set(name, text));
  return texts;
}

/** Its parameters, and the texts around them: one more. */
interface Segment {
  readonly names: readonly string[];
  readonly texts: readonly string[];
}

function splitPath(template: string): readonly Segment[] {
  const names = Array.from(template.matchAll(/\{([^}]*)\}/g), ([, name]) => name!);
  // A marker for each parameter, as its name may have slashes in it.
  const marked = template.replace(/\{[^}]*\}/g, "{}").split("/");
  return marked.map((segment) => {
    const texts = segment.split("{}");
    return { names: names.splice(0, texts.length - 1), texts };
  });
}

/** @throws EncodeError for a segment that would be dropped */
function joinPath(segments: readonly Segment[], textOf: ReadonlyMap<string, string>): string {
  return segments
    .map(({ names, texts }) => {
      const text = names.reduce(
        (sum, name, i) => sum + textOf.get(name)! + texts[i + 1]!,
        texts[0]!,
      );
      if (names.length > 0 && /^(\.|%2e){0,2}$/i.test(text))
        throw EncodeError.at(new EncodeError("path_segment", `it would be "${text}"`), names[0]!);
      return text;
    })
    .join("/");
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
