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
  /** Whether a value fits. If it doesn't, `run` has been told why. */
  fits(value: unknown, run: Run): boolean;
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
  readonly path: (string | number)[] = [];
  /** How many named schemas are being checked inside each other. */
  depth = 0;

  /** How many issues are wanted; 0: only whether the value fits. */
  most: number;

  /** Whether the value is as JSON has it: a text where a program has a `Date`. */
  readonly isWire: boolean;

  constructor(most: number, isWire = false) {
    this.most = most;
    this.isWire = isWire;
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
  fitsAt(key: string | number, value: unknown, rule: Rule): boolean {
    this.path.push(key);
    const fits = rule.fits(value, this);
    this.path.pop();
    return fits;
  }

  /** Whether a value fits, without telling anything. */
  fitsQuietly(value: unknown, rule: Rule): boolean {
    const { most } = this;
    this.most = 0;
    const fits = rule.fits(value, this);
    this.most = most;
    return fits;
  }

  /** What a rule would tell of a value. */
  issuesOf(value: unknown, rule: Rule): readonly Issue[] {
    const run = new Run(this.most, this.isWire);
    run.path.push(...this.path);
    run.depth = this.depth;
    rule.fits(value, run);
    return run.issues;
  }
}

/**
 * Why a value doesn't fit, at most `most` issues. Most values fit, and it is faster not to look for
 * more than that.
 */
export function misfits(
  value: unknown,
  rule: Rule,
  most: number,
  isWire = false,
): readonly Issue[] {
  if (rule.fits(value, new Run(0, isWire))) return [];
  const run = new Run(most, isWire);
  rule.fits(value, run);
  return run.issues;
}

/** A keyword of JSON Schema: it concerns values of one type, and all others fit. */
export interface Check {
  fits(value: unknown, run: Run): boolean;
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

/** A rule with checks: all have to fit. Of a value of another type, the checks have nothing to say. */
export function checked(rule: Rule, checks: readonly Check[]): Rule {
  if (checks.length === 0) return rule;
  return {
    fits: (value, run) => rule.fits(value, run) && allFit(checks, value, run),
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
