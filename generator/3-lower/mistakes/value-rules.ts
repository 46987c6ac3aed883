/**
 * What a given value has to be, by the validators of the runtime. Where the document may be read in
 * two ways, and where nobody can tell in time, everything fits: nothing is reported that may be right.
 */
import * as check from "../../../templates/runtime/validate/checks.js";
import * as choice from "../../../templates/runtime/validate/choices.js";
import * as formats from "../../../templates/runtime/validate/formats.js";
import * as list from "../../../templates/runtime/validate/lists.js";
import * as object from "../../../templates/runtime/validate/objects.js";
import * as member from "../../../templates/runtime/validate/object-checks.js";
import * as scalar from "../../../templates/runtime/validate/scalars.js";
import {
  type Check,
  type Issue,
  misfits,
  type Rule,
} from "../../../templates/runtime/validate/rule.js";
import type { Constraints } from "../../model/constraints.js";
import type { ObjectShape, Property, SchemaId, Shape } from "../../model/schema.js";
import type { Schemas } from "../../model/walk.js";

/** Of one document. */
export class ValueRules {
  readonly #named = new Map<SchemaId, Rule>();
  #asked = 0;

  constructor(private readonly schemas: Schemas) {}

  /**
   * Why a value doesn't fit. Of choices that lead back to themselves, each level multiplies what there
   * is to ask: where that is too much, nothing is said.
   */
  misfits(value: unknown, shape: Shape, most: number): readonly Issue[] {
    this.#asked = 0;
    const issues = misfits(value, this.of(shape), most, true);
    return this.#asked > mostAsked ? [] : issues;
  }

  of(shape: Shape): Rule {
    const checks = this.#checks(shape);
    // What programs have for it is the user's own.
    if ("userFormat" in shape) return scalar.anyRule();
    switch (shape.kind) {
      case "unknown":
        return scalar.anyRule(...checks);
      case "never":
        return scalar.neverRule();
      case "null":
        return scalar.nullRule();
      case "boolean":
        return scalar.booleanRule(...checks);
      case "string":
        // Of bytes, examples show a name or a description.
        return shape.wire === "binary" ? scalar.anyRule() : scalar.stringRule(...checks);
      case "integer":
        return scalar.integerRule(...checks);
      case "number":
        return scalar.numberRule(...checks);
      case "enum":
        return this.#with(checks, scalar.enumRule(...shape.values.map(({ value }) => value)));
      case "array":
        return list.arrayRule(this.of(shape.items), ...checks);
      case "tuple": {
        const { prefix, required, rest } = shape;
        const first = prefix.map((one) => this.of(one));
        return list.tupleRule(first, required, rest && this.of(rest), ...checks);
      }
      case "object":
        return this.#object(shape, checks, "alone");
      case "union":
        return this.#with(checks, choice.anyOfRule(...shape.variants.map((one) => this.of(one))));
      case "intersection":
        return this.#with(checks, choice.allOfRule(...shape.parts.map((one) => this.#part(one))));
      case "reference":
        return this.#with(checks, this.#reference(shape.to));
    }
  }

  #with(checks: readonly Check[], rule: Rule): Rule {
    return checks.length === 0 ? rule : choice.allOfRule(rule, scalar.anyRule(...checks));
  }

  /** Authors close a part of an `allOf`, or each of its variants, and mean the whole. */
  #part(shape: Shape): Rule {
    const own = this.#own(shape);
    if (own?.kind !== "union") return this.#open(shape);
    const variants = own.variants.map((one) => this.#open(one));
    return this.#with(this.#checks(own), choice.anyOfRule(...variants));
  }

  #open(shape: Shape): Rule {
    const own = this.#own(shape);
    if (own?.kind !== "object") return this.of(shape);
    return this.#object(own, this.#checks(own), "part");
  }

  #own(shape: Shape): Shape | undefined {
    return shape.kind === "reference" ? this.schemas.get(shape.to)?.shape : shape;
  }

  #object(shape: ObjectShape, checks: readonly Check[], use: "alone" | "part"): Rule {
    const members = shape.properties.map(
      (property) => [property.name, this.#member(property)] as const,
    );
    return object.objectRule(members, this.#others(shape, use), ...checks);
  }

  /** A member of requests or of answers alone may be left out. Words of variants are read leniently. */
  #member({ shape, required, access, tag }: Property): Rule {
    const rule = tag === undefined ? this.of(shape) : scalar.anyRule();
    return required && access === "both" ? rule : object.optional(rule);
  }

  #others({ additional, patterns }: ObjectShape, use: "alone" | "part") {
    if (patterns !== undefined || additional === "open" || use === "part") return null;
    return additional === "closed" ? object.closed : object.others(this.of(additional));
  }

  /** Made when it is first needed: schemas refer to themselves. */
  #reference(id: SchemaId): Rule {
    return {
      fits: (value, run) => {
        const shape = this.schemas.get(id)?.shape;
        if (shape === undefined || run.depth > deepest || ++this.#asked > mostAsked) return true;
        const rule = this.#named.get(id) ?? this.of(shape);
        this.#named.set(id, rule);
        run.depth++;
        const fits = rule.fits(value, run);
        run.depth--;
        return fits;
      },
      json: () => ({}),
    };
  }

  /** Of formats, those that leave no doubt; no `pattern`, which may take too long. */
  #checks(shape: Shape): readonly Check[] {
    const checks: Check[] = [];
    // Most shapes have no constraints: so their members are looked up, and not all that there may be.
    for (const keyword of Object.keys(shape)) {
      if (!Object.hasOwn(plain, keyword)) continue;
      const value = shape[keyword as keyof typeof plain];
      if (value !== undefined) checks.push(plain[keyword as keyof typeof plain](value));
    }
    const { uniqueItems, const: only, format = "", allOf, anyOf } = shape;
    const isOfFormat = exactFormats.get(format);
    if (isOfFormat !== undefined) checks.push(check.format(format, isOfFormat));
    if (uniqueItems === true) checks.push(list.uniqueItems());
    if (only !== undefined) checks.push(check.constant(only));
    if (allOf !== undefined) checks.push(choice.allOf(...allOf.map((one) => this.of(one))));
    if (anyOf !== undefined) checks.push(choice.anyOf(...anyOf.map((one) => this.of(one))));
    return checks;
  }
}

/** Whether a shape has lengths, limits or counts. */
export function isBounded(shape: Shape): boolean {
  return Object.keys(shape).some((keyword) => Object.hasOwn(plain, keyword));
}

/** Others have several readings, or authors show a part or a pattern of a value. */
const exactFormats: ReadonlyMap<string, formats.FormatTest> = new Map(
  Object.entries({
    date: formats.isDate,
    "date-time": formats.isDateTime,
    int32: formats.isInt32,
    ipv4: formats.isIpv4,
    ipv6: formats.isIpv6,
    uuid: formats.isUuid,
  }),
);

const deepest = 100;

/** How many named schemas are asked of a value: a large one has as many objects. */
const mostAsked = 100_000;

const plain = {
  minLength: check.minLength,
  maxLength: check.maxLength,
  minimum: check.minimum,
  maximum: check.maximum,
  exclusiveMinimum: check.exclusiveMinimum,
  exclusiveMaximum: check.exclusiveMaximum,
  multipleOf: check.multipleOf,
  minItems: list.minItems,
  maxItems: list.maxItems,
  minProperties: member.minProperties,
  maxProperties: member.maxProperties,
} satisfies { readonly [K in keyof Constraints]?: (value: number) => Check };
