/** Building blocks to check that a value is what the language of drafts allows at its place. */
import { didYouMean } from "../../diagnostics/suggest.js";
import { shown, type Refusal } from "../../diagnostics/refusal.js";

/**
 * `null` if the value is valid.
 * @param at its path in the draft: `statements[0].docs`
 */
export type Check = (value: unknown, at: string) => Refusal | null;

/** A check for each field of a kind: the compiler reports a missing one. */
export type Fields<T> = { readonly [F in Exclude<keyof T & string, "kind">]-?: Check };

/** A table of all kinds of something. */
export type Kinds<T extends { readonly kind: string }> = {
  readonly [K in T["kind"]]: Fields<Extract<T, { readonly kind: K }>>;
};

export const text = simple("a text", (value) => typeof value === "string");
export const word = simple(
  "a name of letters",
  (value) => typeof value === "string" && /^[A-Za-z]\w*$/.test(value),
);
export const flag = simple("true or false", (value) => typeof value === "boolean");
export const count = simple("a number", (value) => typeof value === "number");
export const literal = simple(
  "a text, a finite number, true, false or null",
  (value) =>
    value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value),
);

/** A field that only wireform's own drafts may have. */
export const absent: Check = (value, at) =>
  value === undefined
    ? null
    : { why: `\`${at}\` is ${shown(value)}`, hint: "leave it out: it is for wireform alone" };

/** One of these words. */
export function oneOf(words: readonly string[]): Check {
  return (value, at) =>
    typeof value === "string" && words.includes(value)
      ? null
      : {
          why: `\`${at}\` is ${shown(value)}`,
          hint: didYouMean(String(value), words) ?? `it is one of ${words.join(", ")}`,
        };
}

export function listOf(check: Check): Check {
  const isList = simple("a list", Array.isArray);
  return (value, at) =>
    isList(value, at) ??
    first((value as readonly unknown[]).map((one, i) => () => check(one, `${at}[${i}]`)));
}

export const orNull = (check: Check): Check => {
  return (value, at) => (value === null ? null : check(value, at));
};

export const optional = (check: Check): Check => {
  return (value, at) => (value === undefined ? null : check(value, at));
};

/** An object with these fields; others are allowed. */
export function fields(checks: Readonly<Record<string, Check>>): Check {
  const list = Object.entries(checks);
  const isObject = simple("an object", (value) => typeof value === "object" && value !== null);
  return (value, at) =>
    isObject(value, at) ??
    first(
      list.map(
        ([name, check]) =>
          () =>
            check((value as Readonly<Record<string, unknown>>)[name], `${at}.${name}`),
      ),
    );
}

/**
 * An object of one of these kinds.
 * @param what what they are, for the message: "an expression"
 */
export function kinds(what: string, table: Readonly<Record<string, object>>): Check {
  const known = new Map(
    Object.entries(table).map(([kind, checks]) => [
      kind,
      fields(checks as Readonly<Record<string, Check>>),
    ]),
  );
  return (value, at) => {
    const kind: unknown = Object(value).kind;
    const check = typeof kind === "string" ? known.get(kind) : undefined;
    if (check !== undefined) return check(value, at);
    const isNoKind = kind === undefined;
    const found = isNoKind ? shown(value) : `of the kind ${shown(kind)}`;
    return {
      why: `\`${at}\` is ${found}${isNoKind ? " without a kind" : ""}, and ${what} belongs there`,
      hint:
        didYouMean(String(kind), known.keys()) ??
        `its kind is one of ${[...known.keys()].join(", ")}`,
    };
  };
}

function simple(what: string, isRight: (value: unknown) => boolean): Check {
  return (value, at) =>
    isRight(value) ? null : { why: `\`${at}\` is ${shown(value)}`, hint: `it has to be ${what}` };
}

function first(checks: readonly (() => Refusal | null)[]): Refusal | null {
  for (const check of checks) {
    const refusal = check();
    if (refusal !== null) return refusal;
  }
  return null;
}
