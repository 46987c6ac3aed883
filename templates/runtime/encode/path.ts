/** Path templates, expanded with the texts of the parameters. */
import { EncodeError } from "./errors.js";
import type { GroupWriter } from "./operation.js";
import { type Parameters, textsWriter } from "./parameter-groups.js";

/**
 * The parameters of a path, all of which are required. URL parsers drop the segments `.` and `..`,
 * and many servers drop empty ones: the request would reach another route, so it is refused.
 */
export function pathGroup(parameters: Parameters): GroupWriter {
  const write = textsWriter(parameters, true);
  return (values, draft) => {
    draft.url = expandPath(draft.url, new Map(write(values)));
  };
}

/** @throws EncodeError for a segment that would be dropped */
export function expandPath(template: string, textOf: ReadonlyMap<string, string>): string {
  const names = Array.from(template.matchAll(/\{([^}]*)\}/g), ([, name]) => name!);
  // A marker for each parameter, as its name may have slashes in it.
  const marked = template.replace(/\{[^}]*\}/g, "{}").split("/");
  let i = 0;
  const segments = marked.map((segment) => {
    const first = names[i]!;
    const text = segment.replace(/\{\}/g, () => textOf.get(names[i++]!)!);
    if (text !== segment && /^(\.|%2e){0,2}$/i.test(text)) {
      throw EncodeError.at(new EncodeError("path_segment", `it would be "${text}"`), first);
    }
    return text;
  });
  return segments.join("/");
}

/**
 * Like `pathGroup`, but optional parameters may be left to the client: `{tenant}` stays as it is.
 */
export function openPathGroup(parameters: Parameters): GroupWriter {
  const write = textsWriter(parameters);
  return (values, draft) => {
    draft.url = expandSome(draft.url, write(values));
  };
}

/** Puts these texts into a path; other `{names}` stay. */
export function expandSome(
  path: string,
  texts: readonly (readonly [name: string, text: string])[],
): string {
  const placeholders = Array.from(
    path.matchAll(/\{([^}]*)\}/g),
    ([whole, name]) => [name!, whole] as const,
  );
  return expandPath(path, new Map([...placeholders, ...texts]));
}
