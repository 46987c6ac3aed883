// The runtime of wireform, copied. Do not edit.
/** Path templates, expanded with the texts of the parameters. */
import { EncodeError } from "./errors.js";

/** Parameters that are sent, with the text of each. */
export type Texts = readonly (readonly [name: string, text: string])[];

/**
 * URL parsers drop the segments `.` and `..`, and many servers drop empty ones: the request would
 * reach another route, and is refused.
 */
export function expandPath(path: string, texts: Texts): string {
  if (!path.includes("{")) return path;
  const textOf = new Map(texts);
  // A marker for each parameter, as its name may have slashes in it.
  const marked = path.replace(/\{[^}]*\}/g, "{}").split("/");
  const names = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name!);
  let i = 0;
  return marked
    .map((segment) => {
      const first = names[i]!;
      const text = segment.replaceAll("{}", () => textOf.get(names[i++]!)!);
      if (text !== segment && /^(\.|%2e){0,2}$/i.test(text)) {
        const error = new EncodeError("path_segment", `the segment would be "${text}"`);
        throw EncodeError.at(EncodeError.at(error, first), "path");
      }
      return text;
    })
    .join("/");
}
