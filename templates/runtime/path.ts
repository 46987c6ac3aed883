/** Path templates: split once, then expanded with the texts of the parameters. */
import { EncodeError } from "./errors.js";

/** Parameters that are sent, with the text of each. */
export type Texts = readonly (readonly [name: string, text: string])[];

/** The segments of a path, each split into texts (even) and parameter names (odd). */
export type Segments = readonly (readonly string[])[];

/** Braces come first: a parameter's name may contain a slash. */
export function segmentsOf(path: string): Segments {
  const segments: string[][] = [];
  let segment: string[] = [];
  for (const [i, part] of path.split(/[{}]/).entries()) {
    if (i % 2 === 1) {
      segment.push(part);
      continue;
    }
    const [first, ...others] = part.split("/");
    segment.push(first!);
    for (const text of others) {
      segments.push(segment);
      segment = [text];
    }
  }
  return [...segments, segment];
}

/**
 * URL parsers drop the segments `.` and `..`, and many servers drop empty ones: the request would
 * reach another route.
 */
export function expandPath(segments: Segments, texts: Texts): string {
  const textOf = new Map(texts);
  const expanded = segments.map((parts) => {
    const segment = parts.map((part, i) => (i % 2 === 1 ? textOf.get(part) : part)).join("");
    if (parts.length > 1 && /^(\.|%2e){0,2}$/i.test(segment)) {
      const error = new EncodeError("path_segment", `the segment would be "${segment}"`);
      throw EncodeError.at(EncodeError.at(error, parts[1]!), "path");
    }
    return segment;
  });
  return expanded.join("/");
}
