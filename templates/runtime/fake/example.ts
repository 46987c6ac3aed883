/** Values that fit a schema, for tests: the same for the same seed. */
import { withInstances } from "../validate/instances.js";
import type { Rule } from "../validate/rule.js";
import { Run } from "../validate/rule.js";
import { jsonSchemaOf, type Schema } from "../validate/schema.js";
import { MadeValues } from "./made-values.js";
import { makeRandom } from "./random.js";
import { SchemaHeights } from "./schema-heights.js";
import { mostValues, TooLarge } from "./too-large.js";

export interface ExampleOptions {
  /** Another seed gives another value. Default: 1. */
  readonly seed?: number | undefined;
}

/**
 * A value that fits a schema, as programs have it: a `Date` where the type says so. Values of your
 * own formats are as they are sent.
 * @throws Error if none was found: a pattern with assertions, rules that exclude each other
 */
export function exampleOf<T>(schema: Schema<T>, { seed = 1 }: ExampleOptions = {}): T {
  return exampleMaker(schema, schema.name, false)(seed) as T;
}

/** The same of a rule, as JSON has it. @param name what the value is called, for the error */
export function exampleFor(rule: Rule, seed: number, name: string): unknown {
  return exampleMaker(rule, name)(seed);
}

/** So many values are tried before it is said that there is none. */
const attempts = 50;

/**
 * Makes values of one rule: what is found out of it is kept.
 * @param isWire whether values are as JSON has them, else as programs do
 */
export function exampleMaker(rule: Rule, name: string, isWire = true): (seed: number) => unknown {
  const root = jsonSchemaOf("", () => rule, !isWire);
  const heights = new SchemaHeights(root);
  return (seed) => {
    let issues = "";
    let asSent: { readonly value: unknown } | undefined;
    let left = mostValues;
    for (let attempt = 0; attempt < attempts; attempt++) {
      // The document's own examples come first, but may not fit. The next attempts are rich, later
      // ones have only what must be there.
      const most = attempt < 10 ? 6 : attempt < 25 ? 3 : 0;
      const random = makeRandom(seed + attempt * 7919);
      const values = new MadeValues(heights, random, { most, hasExamples: attempt === 0, left });
      try {
        const made = values.of(root, name);
        const value = isWire ? made : withInstances(made, root);
        const run = new Run(1, isWire);
        if (rule.fits(value, run)) return value;
        const [first] = run.issues;
        // The types of a program's own formats can't be made.
        if (!asSent && rule.fits(made, new Run(0, true))) asSent = { value: made };
        if (first !== undefined) issues = `${first.path.join(".")}: ${first.message}`;
      } catch (error) {
        if (!(error instanceof TooLarge)) throw error;
        issues = error.message;
      }
      ({ left } = values);
    }
    if (asSent) return asSent.value;
    throw new Error(`no example found for ${name}: ${issues}`);
  };
}
