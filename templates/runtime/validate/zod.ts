/**
 * What schemas of Zod need beside Zod: the types that they have, and checks for what Zod doesn't
 * say, or says otherwise. Of Zod, only types are imported.
 */
import type { ZodExactOptional, ZodObject, ZodOptional, ZodType } from "zod";
import { isPlainObject } from "./objects.js";
import { type Check, type Rule, Run } from "./rule.js";

/** A schema of objects: `z.infer` is `T`, member by member, and `shape` has a schema for each. */
export type ZodObjectOf<T> = ZodObject<ZodShapeOf<T>>;

export type ZodShapeOf<T> = {
  [K in keyof T & string]-?: object extends Pick<T, K>
    ? ZodOptionalOf<Required<T>[K]>
    : ZodType<T[K], T[K]>;
};

/** Whether a member that may be missing may be `undefined` too, under `exactOptionalPropertyTypes`. */
type ZodOptionalOf<V> = undefined extends V
  ? ZodOptional<ZodType<Exclude<V, undefined>, Exclude<V, undefined>>>
  : ZodExactOptional<ZodType<V, V>>;

/**
 * A schema as the type that was made of the document: the compiler can't infer that type from it,
 * where schemas contain each other or words may be new.
 */
export function zodSchema<S>(make: () => unknown): S {
  return make() as S;
}

/** What Zod gives to a function in `.check(...)`. */
interface ZodPayload {
  readonly value: unknown;
  readonly issues: unknown[];
}

/** Checks for `.check(...)`. A misfit is an issue of the code `custom`, with the keyword in `params`. */
export function zodChecks(...checks: readonly Check[]): (payload: ZodPayload) => void {
  return ({ value, issues }) => {
    const run = new Run(100);
    for (const check of checks) check.fits(value, run);
    for (const { path, message, keyword } of run.issues)
      issues.push({
        code: "custom",
        message,
        path,
        input: value,
        params: { keyword },
        continue: true,
      });
  };
}

/**
 * For the first schema of an intersection. Zod merges what both sides give and compares it by `===`:
 * it throws where both have NaN. As an issue that ends the parsing of this side, NaN isn't merged.
 */
export function zodWithoutNaN({ value, issues }: ZodPayload): void {
  const path = pathToNaN(value, new Set());
  if (path !== null)
    issues.push({
      code: "custom",
      message: "expected no NaN",
      path,
      input: value,
      continue: false,
    });
}

/** @param seen what was looked at: data of a program may contain itself */
function pathToNaN(value: unknown, seen: Set<object>): readonly PropertyKey[] | null {
  if (Number.isNaN(value)) return [];
  const isMerged = Array.isArray(value) || (isPlainObject(value) && !ArrayBuffer.isView(value));
  if (!isMerged || seen.has(value)) return null;
  seen.add(value);
  for (const [name, member] of Object.entries(value)) {
    const path = pathToNaN(member, seen);
    if (path !== null) return [Array.isArray(value) ? Number(name) : name, ...path];
  }
  return null;
}

/** What is needed of a schema of Zod to check a value. */
interface ZodLike {
  safeParse(value: unknown): {
    readonly error?: { readonly issues: readonly ZodIssue[] } | undefined;
  };
}

interface ZodIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code: string;
}

/** A schema of Zod as a rule, for checks that ask others: `contains`, variants by words. */
export function zodRule(schema: ZodLike): Rule {
  return {
    fits(value, run) {
      const { error } = schema.safeParse(value);
      if (error === undefined) return true;
      const depth = run.path.length;
      for (const { path, message, code } of error.issues) {
        run.path.push(...(path as readonly (string | number)[]));
        run.tell(code, message);
        run.path.length = depth;
      }
      return false;
    },
    json: () => ({}),
  };
}
