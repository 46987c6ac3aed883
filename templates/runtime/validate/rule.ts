/** What values have to be: rules, and what they tell of values that don't fit. */

/** A misfit: `path` is the place in the value, outermost first. */
export interface Issue {
  readonly path: readonly (string | number)[];
  /** `expected at most 5000 characters` */
  readonly message: string;
  /** The keyword of JSON Schema that the value violates: `maxLength`. */
  readonly keyword: string;
}

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a value has to be. */
export interface Rule {
  /** Whether a value fits. If it doesn't, `run` has been told why. It needs no `this`. */
  readonly fits: (value: unknown, run: Run) => boolean;
  /** The same as a JSON Schema (2020-12). Named schemas are `$ref`s that `define` gives. */
  json(define: Define): JsonSchema;
}

/** The `$ref` to a named schema, whose definition is added. */
export interface Define {
  (name: string, rule: () => Rule): JsonSchema;
  /**
   * Whether the runtime itself reads it. It then also says what JSON can't: `instance`, what
   * programs have for a value, and what tests its patterns, `patternTest` and `patternTests`.
   */
  readonly isOwn?: boolean;
}

/** One validation of one value. */
export class Run {
  readonly issues: Issue[] = [];
  /** The place of the value, and then of what is being asked. */
  declare readonly path: (string | number)[];
  /** How many named schemas are being checked inside each other. */
  depth = 0;

  /** How many rules have been asked beside others, and have told what they know. */
  declare asked?: number | undefined;
  declare told?: number;

  /** How many issues are wanted; 0: only whether the value fits, so there are no paths either. */
  declare most: number;

  /** Whether the value is as JSON has it: a text where a program has a `Date`. */
  declare readonly isWire: boolean;

  constructor(most: number, isWire = false, path: (string | number)[] = []) {
    this.most = most;
    this.isWire = isWire;
    this.path = path;
  }

  /** Whether to look for further issues after one. */
  get goesOn(): boolean {
    return this.issues.length < this.most;
  }

  tell(keyword: string, message: string): false {
    if (this.goesOn) this.issues.push({ path: [...this.path], message, keyword });
    return false;
  }

  /** Whether a member or an item fits. */
  fitsAt(key: string | number, value: unknown, fits: Rule["fits"]): boolean {
    // Most values fit, and nobody asks where.
    if (this.most === 0)
      // These are most members. A call that names its function costs less: it is compiled in place.
      return fits === fitsText
        ? fitsText(value, this)
        : fits === fitsInteger
          ? fitsInteger(value, this)
          : fits(value, this);
    this.path.push(key);
    const isFine = fits(value, this);
    this.path.pop();
    return isFine;
  }
}

export const fitsText: Rule["fits"] = (value, run) =>
  typeof value === "string" || run.tell("type", "expected a string");

export const fitsInteger: Rule["fits"] = (value, run) =>
  Number.isInteger(value) || run.tell("type", "expected an integer");

/**
 * Why a value doesn't fit, at most `most` issues. Most values fit, and it is faster not to look for
 * more than that.
 * @param path the place of the value, which it may change meanwhile
 */
export function misfits(
  value: unknown,
  rule: Rule,
  most = 100,
  isWire?: boolean,
  path?: Run["path"],
): readonly Issue[] {
  const run = new Run(0, isWire, path);
  if (!rule.fits(value, run)) {
    run.most = most;
    rule.fits(value, run);
  }
  return run.issues;
}

/** A keyword of JSON Schema: it concerns values of one type, and all others fit. */
export interface Check {
  readonly fits: (value: unknown, run: Run) => boolean;
  json(define: Define): JsonSchema;
}

/** A check that needs no other rules. */
export function check(
  keyword: string,
  value: unknown,
  expected: string,
  fits: (value: unknown) => boolean,
): Check {
  return {
    fits: (given, run) => fits(given) || run.tell(keyword, `expected ${expected}`),
    json: () => ({ [keyword]: value }),
  };
}

/** What a word that constrains nothing asks of values. */
export const anythingFits = (): boolean => true;

/**
 * A rule with checks: all have to fit, and all tell what they know. Of a value of another type, the
 * checks have nothing to say.
 */
export function checked(rule: Rule, checks: readonly Check[]): Rule {
  const { fits } = rule;
  const asked = checks.filter((one) => one.fits !== anythingFits);
  const also =
    asked.length > 1 ? (value: unknown, run: Run) => allFit(asked, value, run) : asked[0]?.fits;
  return {
    fits: also
      ? (value, run) =>
          run.most ? allFit([rule, ...asked], value, run) : fits(value, run) && also(value, run)
      : fits,
    json: (define) =>
      Object.assign({}, rule.json(define), ...checks.map((one) => one.json(define))),
  };
}

/** Whether a value fits all; once nobody wants further issues, the rest isn't asked. */
export function allFit(rules: readonly Check[], value: unknown, run: Run): boolean {
  let fits = true;
  for (const rule of rules)
    if (!rule.fits(value, run)) {
      if (!run.goesOn) return false;
      fits = false;
    }
  return fits;
}

/** `1 item`, `2 items`: for messages. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
