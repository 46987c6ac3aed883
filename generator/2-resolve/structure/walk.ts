import { hasFormat } from "./formats.js";
import { isPlainly, kindOf, repetitionIn, takes, whatOf } from "./kinds.js";
import type {
  Check,
  Members,
  Names,
  ObjectName,
  ObjectRule,
  ObjectTable,
  Rule,
  Specification,
} from "./rules.js";
import { WalkPosition, type RuleError } from "./rule-errors.js";
import { notOfFormat, textErrors } from "./text-errors.js";
import { judgeUnknownField } from "./unknown-fields.js";

export interface Visitor {
  readonly error: (error: RuleError) => void;
  /** A `$ref`, and what it has to lead to. */
  reference(text: string, to: ObjectRule["of"], keys: readonly string[]): void;
}

/** Goes through a value by its rule, and reports all that isn't as the rule asks. */
export function walk(value: unknown, rule: Rule, of: Specification, visitor: Visitor): void {
  new Walk(of, visitor).check(value, rule);
}

class Walk {
  readonly #at: WalkPosition;

  constructor(
    private readonly specification: Specification,
    private readonly visitor: Visitor,
  ) {
    this.#at = new WalkPosition(visitor.error);
  }

  check(value: unknown, rule: Rule): void {
    if (rule.is === "any") return;
    if (rule.is === "either") {
      const judge = rule.of.find((one) => takes(one, value));
      if (judge === undefined) this.#wrongType(value, rule);
      else this.check(value, judge);
      return;
    }
    if (!takes(rule, value)) return this.#wrongType(value, rule);
    switch (rule.is) {
      case "text":
        return this.#text(value as string, rule);
      case "number":
        if (rule.above !== undefined && (value as number) <= rule.above)
          this.#at.report(`this must be more than ${rule.above}`);
        return;
      case "list":
        return this.#list(value as readonly unknown[], rule);
      case "map":
        return this.#map(value as Members, rule.of, rule.names);
      case "object":
        return this.#object(value as Members, rule);
      case "reference":
        return this.#reference(value as string, rule);
    }
  }

  #text(value: string, rule: Rule & { is: "text" }): void {
    for (const { message, hint } of textErrors(value, rule)) this.#at.report(message, hint);
  }

  #list(value: readonly unknown[], rule: Rule & { is: "list" }): void {
    const { of, filled, unique, checks = [] } = rule;
    if (filled && value.length === 0) this.#at.report("this list must not be empty");
    for (const [index, item] of value.entries()) this.#member(String(index), item, of);
    if (unique && value.length > 1) {
      const index = repetitionIn(value);
      if (index !== undefined)
        this.#at.reportMember(String(index), "this appears twice in the list");
    }
    if (checks.length > 0) this.#checks(checks, value as unknown as Members);
  }

  #map(value: Members, of: Rule, names: Names): void {
    if (typeof value["$ref"] === "string") return this.#strayReference(value["$ref"], null);
    let members = 0;
    for (const key of Object.keys(value)) {
      if (names.extensions === true && key.startsWith("x-")) continue;
      members++;
      if (names.pattern !== undefined && !names.pattern.test(key))
        this.#at.reportMember(key, `${JSON.stringify(key)} isn't allowed here: ${names.what}`);
      this.#member(key, value[key], of);
    }
    if (members < (names.least ?? 0))
      this.#at.report("this mapping must not be empty", undefined, "key");
    if (names.most !== undefined && members > names.most)
      this.#at.report(`only ${names.most} allowed here, not ${members}`, undefined, "key");
    this.#checks(names.checks ?? [], value);
  }

  #object(value: Members, rule: ObjectRule): void {
    if (rule.orReference && "$ref" in value) return this.#referenceObject(value, rule);
    const name = typeof rule.of === "string" ? rule.of : rule.of(value);
    const table = this.specification.tables[name];
    if (table === undefined) return;
    if (typeof value["$ref"] === "string" && !table.fields.has("$ref"))
      return this.#strayReference(value["$ref"], rule);
    const outer = this.#at.reportedAs;
    this.#at.reportedAs = table.reportedAs ?? outer;
    this.#fields(value, name, table);
    this.#checks(table.checks, value);
    this.#at.reportedAs = outer;
  }

  #fields(value: Members, object: ObjectName, table: ObjectTable): void {
    /** Fields that a misspelt one was meant to be: that these are missing follows from it. */
    let meant: Set<string> | undefined;
    for (const key of Object.keys(value)) {
      const rule = table.fields.get(key);
      if (rule !== undefined) this.#member(key, value[key], rule);
      else if (!key.startsWith("x-")) {
        const other = this.#other(key, value, object, table);
        if (other !== undefined) meant = (meant ?? new Set()).add(other);
      }
    }
    for (const key of table.required)
      if (!Object.hasOwn(value, key) && meant?.has(key) !== true)
        this.#at.report(`\`${key}\` is missing: ${table.what} needs it`, undefined, "key");
  }

  /** A field that isn't in the table: gives the one that was probably meant. */
  #other(key: string, value: Members, object: ObjectName, table: ObjectTable): string | undefined {
    if (table.others === "free") return undefined;
    if (typeof table.others === "object") {
      this.#member(key, value[key], table.others);
      return undefined;
    }
    const unknown = judgeUnknownField(key, value, object, table, this.specification);
    if (unknown === null) return undefined;
    const { code, message, hint, meant } = unknown;
    this.#at.reportMember(key, message, code, { hint });
    return meant;
  }

  #referenceObject(value: Members, { of }: ObjectRule): void {
    const { fields, closed, format } = this.specification.reference;
    this.#member("$ref", value["$ref"], { is: "reference", to: of, format });
    for (const key in value) {
      if (key === "$ref") continue;
      const rule = fields.get(key);
      if (rule !== undefined) this.#member(key, value[key], rule);
      else if (closed && !key.startsWith("x-"))
        this.#at.reportMember(key, `\`${key}\` has no effect beside a $ref`, "WF2007");
    }
  }

  /** A `$ref` where OpenAPI allows none. Documents have them, and some are followed nevertheless. */
  #strayReference(text: string, rule: ObjectRule | null): void {
    const hint = "move it into the object here, or write out its target";
    this.#at.reportMember("$ref", "OpenAPI doesn't allow a $ref here", "WF2009", { hint });
    if (rule !== null) this.visitor.reference(text, rule.of, [...this.#at.keys, "$ref"]);
  }

  #reference(value: string, { to, format }: Rule & { is: "reference" }): void {
    if (format !== null && !hasFormat(value, format))
      this.#at.report(notOfFormat(value, format).message);
    this.visitor.reference(value, to, this.#at.keys);
  }

  #member(key: string, value: unknown, rule: Rule): void {
    if (isPlainly(value, rule)) return;
    this.#at.keys.push(key);
    this.check(value, rule);
    this.#at.keys.pop();
  }

  #checks(checks: readonly Check[], value: Members): void {
    for (const check of checks) check(value, this.#at.reportOfCheck);
  }

  #wrongType(value: unknown, rule: Rule): void {
    // A null may have no text of its own: so its key is the place.
    const on = value === null ? "key" : "value";
    const message = `this must be ${whatOf(rule, this.specification)}, not ${kindOf(value)}`;
    const isUnquoted = rule.is === "text" && ["number", "boolean"].includes(typeof value);
    this.#at.report(message, isUnquoted ? "quote it" : undefined, on);
  }
}
