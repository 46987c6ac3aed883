/** Recorded results of real parsers, used where these aren't installed. */
import * as fc from "fast-check";
import type { ArrayFormat } from "../../templates/runtime/encode/forms/brackets.js";
import { bodies, type Body } from "./bodies.js";
import { writeBody } from "./meaning.js";
import { type ParserName, parsers } from "./parsers.js";

export interface VectorFile {
  /** The parser and version that read the texts. */
  readonly parser: string;
  readonly vectors: readonly Vector[];
}

export interface Vector {
  readonly arrays: ArrayFormat;
  readonly body: Body;
  readonly wire: string;
  readonly read: unknown;
}

export const parserNames: readonly ParserName[] = ["qs", "php", "rails"];
export const notations: readonly ArrayFormat[] = ["indices", "brackets"];

/**
 * The same bodies on each run.
 * @throws Error if the parser isn't on this machine
 */
export function recordVectors(name: ParserName): VectorFile {
  const parser = parsers[name].version();
  if (parser === null) throw new Error(`${name}: its parser isn't on this machine`);
  const samples = fc.sample(bodies, { numRuns: 120, seed: 20_261_129 });
  const written = samples.flatMap((body) =>
    notations.flatMap((arrays) => {
      const wire = writeBody(name, arrays, body);
      // Rack's lists have one notation.
      const isWanted = typeof wire === "string" && wire.length < 600;
      return isWanted && (name !== "rails" || arrays === "brackets")
        ? [{ arrays, body, wire }]
        : [];
    }),
  );
  const read = parsers[name].readAll(written.map(({ wire }) => wire));
  return { parser, vectors: written.map((vector, at) => ({ ...vector, read: read[at] })) };
}
