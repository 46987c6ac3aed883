/** Others that say whether a value fits a schema. */
import { isDeepStrictEqual } from "node:util";
import { type Schema as CfworkerSchema, Validator } from "@cfworker/json-schema";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Ajv, ValidateFunction } from "ajv";
import type { ZodType } from "zod";
import { regularExpression } from "../../templates/runtime/encode/codecs/expression.js";
import { changedSchema, type Json } from "./schema-walk.js";

export interface Judge {
  fits(value: unknown): boolean;
  /** Why the last value didn't fit. */
  why(): string;
}

/** @param json of the dialect 2020-12 @throws Error if it is no JSON Schema */
export function ajvJudge(json: Json): Judge {
  const ajv = withFormats(new Ajv2020(ajvOptions));
  if (ajv.validateSchema(json) !== true) throw new Error(`no JSON Schema: ${ajv.errorsText()}`);
  return judgeBy(ajv, ajv.compile(json));
}

export function judgeBy(ajv: Ajv, validate: ValidateFunction): Judge {
  return { fits: (value) => validate(value), why: () => ajv.errorsText(validate.errors) };
}

/** A validator by other people: it reads the schema, where ajv compiles it. */
export function cfworkerJudge(json: Json): Judge {
  const schema = changedSchema(json, forCfworker) as CfworkerSchema;
  const validator = new Validator(schema, "2020-12");
  let reasons: readonly string[] = [];
  return {
    fits(value) {
      const { valid, errors } = validator.validate(value);
      reasons = errors.map(({ instanceLocation, error }) => `${instanceLocation} ${error}`);
      return valid;
    },
    why: () => reasons.join("; "),
  };
}

/**
 * It knows no `byte` and `int32`, but formats that we don't check; it takes `a@host` for an email,
 * which ajv doesn't; and it takes only patterns that are valid with the flag `u`.
 */
function forCfworker({ format, pattern, allOf = [], ...schema }: Json): Json {
  const known: readonly unknown[] = checkedFormats;
  const own = inOtherWords.get(format) ?? [];
  const parts = [...(allOf as readonly unknown[]), ...own];
  return {
    ...schema,
    ...(parts.length > 0 && { allOf: parts }),
    ...(typeof pattern === "string" && { pattern: withoutEscapes(pattern) }),
    ...(known.includes(format) && { format }),
  };
}

const inOtherWords = new Map<unknown, readonly Json[]>([
  ["byte", [{ pattern: "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$" }]],
  ["int32", [{ minimum: -(2 ** 31), maximum: 2 ** 31 - 1 }]],
  ["email", [{ pattern: "@[^@]+\\.[^@]+$" }]],
]);

/** `\:` is an error with the flag `u`, and means `:` without it. */
function withoutEscapes(pattern: string): string {
  return pattern.replace(/\\([^\w^$\\.*+?()[\]{}|/-])/g, "$1");
}

/** @throws Error if a value that fits doesn't come back as it was */
export function zodJudge(zod: ZodType): Judge {
  let error: unknown;
  return {
    fits(value) {
      const result = zod.safeParse(value);
      error = result.error;
      if (result.success && !isDeepStrictEqual(result.data, value))
        throw new Error(`Zod changes ${JSON.stringify(value)}`);
      return result.success;
    },
    why: () => String(error),
  };
}

/** @param zods by their names: `zOrder` for `Order` */
export function zodOf(name: string, zods: Readonly<Record<string, ZodType>>): ZodType | undefined {
  if (Object.hasOwn(zods, `z${name}`)) return zods[`z${name}`];
  // A type is called `ErrorSchema` where JavaScript has an `Error`.
  const names = [name, name.replace(/Schema$/, "")].map((one) => `z${one}`.toLowerCase());
  return Object.entries(zods).find(([key]) => names.includes(key.toLowerCase()))?.[1];
}

export const ajvOptions = {
  strict: false,
  code: {
    regExp: Object.assign((source: string) => regularExpression(source) ?? /(?:)/, { code: "" }),
  },
  multipleOfPrecision: 9,
  logger: false,
} as const;

/** With the formats that we check, and no others. */
export function withFormats<T extends Ajv>(ajv: T): T {
  addFormats.default(ajv, [...checkedFormats]);
  return ajv;
}

const checkedFormats = [
  "byte",
  "date",
  "date-time",
  "duration",
  "email",
  "hostname",
  "int32",
  "ipv4",
  "ipv6",
  "json-pointer",
  "regex",
  "time",
  "uri",
  "uri-reference",
  "uuid",
] as const;
