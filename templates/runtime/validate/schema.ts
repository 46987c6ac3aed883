/** Schemas with names: what validates a value. */
import { type Define, type Issue, type JsonSchema, misfits, type Rule, Run } from "./rule.js";

/**
 * Validates values of a type. It implements Standard Schema (https://standardschema.dev), so that
 * libraries that know it take it as it is, and gives JSON Schemas.
 */
export interface Schema<T> extends Rule {
  readonly name: string;
  is(value: unknown): value is T;
  /** @throws ValidationError if the value doesn't fit */
  parse(value: unknown): T;
  /** @throws ValidationError if the value doesn't fit */
  assert(value: unknown): asserts value is T;
  /** Why a value doesn't fit; empty: it does. @param most how many issues are wanted */
  issues(value: unknown, most?: number): readonly Issue[];
  readonly "~standard": StandardProps<T>;
}

/** Of Standard Schema v1 and Standard JSON Schema v1. */
export interface StandardProps<T> {
  readonly version: 1;
  readonly vendor: "wireform";
  readonly types?: { readonly input: T; readonly output: T } | undefined;
  validate(value: unknown): { readonly value: T } | { readonly issues: readonly Issue[] };
  readonly jsonSchema: {
    input(options: { readonly target: string }): Record<string, unknown>;
    output(options: { readonly target: string }): Record<string, unknown>;
  };
}

/** A value doesn't fit its schema. */
export class ValidationError extends Error {
  override readonly name = "ValidationError";
  /** The name of the schema. */
  declare readonly schema: string;
  /** One or more. */
  declare readonly issues: readonly Issue[];

  constructor(schema: string, issues: readonly Issue[]) {
    const { path, message } = issues[0]!;
    const more = issues.length - 1;
    super(`${[schema, ...path].join(".")}: ${message}${more ? ` (and ${more} more)` : ""}`);
    this.schema = schema;
    this.issues = issues;
  }
}

/** Deeper values are refused: the call stack has an end. */
const deepest = 500;

/** @param make its rule, made when the schema is first used: schemas may contain each other */
export function schema<T>(name: string, make: () => Rule): Schema<T> {
  let rule: Rule | undefined;
  let inner: Rule["fits"] | undefined;
  const made = () => (rule ??= make());
  const quiet = new Run(0);
  const is = (value: unknown): value is T => {
    // An exception may have ended the last one in its midst.
    quiet.depth = quiet.asked = 0;
    return (inner ??= made().fits)(value, quiet);
  };
  const issues = (value: unknown, most?: number) => misfits(value, made(), most);
  function assert(value: unknown): asserts value is T {
    const found = issues(value);
    if (found.length > 0) throw new ValidationError(name, found);
  }
  const json = ({ target }: { readonly target: string }) => {
    if (target !== "draft-2020-12") throw new Error(`unknown target: ${target}`);
    return jsonSchemaOf(name, made);
  };
  return {
    name,
    fits(value, outer) {
      if (outer.depth >= deepest) return outer.tell("$ref", "nested too deep");
      outer.depth++;
      const fits = (inner ??= made().fits)(value, outer);
      outer.depth--;
      return fits;
    },
    json: (define) => define(name, made),
    is,
    issues,
    assert,
    parse(value) {
      assert(value);
      return value;
    },
    "~standard": {
      version: 1,
      vendor: "wireform",
      validate(value) {
        const found = issues(value);
        return found.length > 0 ? { issues: found } : { value: value as T };
      },
      jsonSchema: { input: json, output: json },
    },
  };
}

/**
 * A JSON Schema (2020-12) that is self-contained: the schemas that it refers to are in `$defs`.
 * @param isOwn whether the runtime itself reads it
 */
export function jsonSchemaOf(
  name: string,
  rule: () => Rule,
  isOwn = false,
): Record<string, unknown> {
  const definitions = new Map<string, JsonSchema>();
  const refer = (other: string, made: () => Rule): JsonSchema => {
    if (other === name) return { $ref: "#" };
    // It is there before it is complete: schemas may contain each other.
    if (!definitions.has(other)) definitions.set(other, {}).set(other, made().json(define));
    return { $ref: `#/$defs/${other}` };
  };
  const define: Define = Object.assign(refer, { isOwn });
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    ...rule().json(define),
    ...(definitions.size > 0 && { $defs: Object.fromEntries(definitions) }),
  };
}
