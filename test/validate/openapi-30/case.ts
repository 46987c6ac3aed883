/** Schemas in the words of OpenAPI 3.0, with values, and where validators read them otherwise on purpose. */

export interface Case extends Read {
  readonly schema: object;
  readonly values: readonly unknown[];
  /** How what requests have is read, if that has a validator of its own. */
  readonly inRequests?: Read;
}

/** Without members: as ajv reads it. */
export interface Read {
  /** Names of readings of the corpus (`test/corpus/validators/readings.ts`): all of them are needed. */
  readonly readings?: readonly string[];
  /** What no reading of the corpus says: the schema, as it is read. */
  readonly as?: { readonly why: string; readonly schema: object };
}

export type Cases30 = Readonly<Record<string, Case>>;

export const text = { type: "string" };
export const integer = { type: "integer" };
export const scalars = [null, true, 0, 1, 5, 1.5, -1, "", "a", "b", "xyz", [], [1], {}, { a: "x" }];
export const objects = [
  null,
  {},
  { a: "x" },
  { a: null },
  { a: "x", b: 1 },
  { a: "x", z: 1 },
  { a: "x", z: "z" },
  { a: "x", z: null },
  { b: 1 },
  { z: {} },
  [],
  "a",
];
export const withA = { type: "object", properties: { a: text, b: integer }, required: ["a"] };
export const referTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });
/** OpenAPI 3.0 has no type of null. */
export const orNull = (schema: object) => ({ anyOf: [schema, { enum: [null] }] });
