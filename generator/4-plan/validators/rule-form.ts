/** What a value has to be, as data: what validators and their JSON Schemas are made of. */
import type { JsonValue } from "../../model/docs.js";
import type { SchemaId, Shape } from "../../model/schema.js";
import type { Direction } from "../directions.js";

export interface RulePlan {
  of(shape: Shape, direction: Direction): RuleForm;
}

export type RuleForm =
  | { readonly kind: PlainRule; readonly checks: readonly CheckForm[] }
  | { readonly kind: "schema"; readonly id: SchemaId; readonly direction: Direction }
  | { readonly kind: "enum"; readonly values: readonly (string | number | boolean)[] }
  | { readonly kind: "array"; readonly items: RuleForm; readonly checks: readonly CheckForm[] }
  | {
      readonly kind: "tuple";
      readonly first: readonly RuleForm[];
      /** How many of the first items must be there. */
      readonly required: number;
      /** Of further items; `null`: there are none. */
      readonly rest: RuleForm | null;
      readonly checks: readonly CheckForm[];
    }
  | {
      readonly kind: "object";
      readonly members: readonly RuleMember[];
      readonly others: OthersForm;
      readonly checks: readonly CheckForm[];
    }
  | { readonly kind: "nullable"; readonly of: RuleForm }
  /** All of these, or one or more of them. */
  | { readonly kind: "allOf" | "anyOf"; readonly of: readonly RuleForm[] }
  /** A member tells the variant. `rest`: for all other words; `null`: there are none. */
  | {
      readonly kind: "tagged";
      readonly property: string;
      readonly variants: readonly TaggedForm[];
      readonly rest: RuleForm | null;
    }
  /** Programs have a type of the user's in place of what is sent. */
  | { readonly kind: "printed"; readonly format: string; readonly of: RuleForm }
  /** Programs have (`isOnly`) or may have an object of theirs in place of what is sent. */
  | {
      readonly kind: "instance";
      readonly instance: "Date" | "bigint" | "bytes";
      readonly isOnly: boolean;
      /** What holds for the object, too: bounds and steps of a number do for a bigint. */
      readonly checks: readonly CheckForm[];
      readonly of: RuleForm;
    };

export type PlainRule = "any" | "never" | "null" | "boolean" | "string" | "integer" | "number";

export interface RuleMember {
  readonly name: string;
  readonly isOptional: boolean;
  readonly rule: RuleForm;
}

export interface TaggedForm {
  readonly words: readonly string[];
  readonly rule: RuleForm;
}

/** Of members that aren't declared: anything, nothing, or what fits. */
export type OthersForm =
  | "open"
  | "closed"
  | { readonly kind: "rule"; readonly rule: RuleForm }
  | {
      readonly kind: "patterns";
      readonly of: readonly { readonly source: string; readonly rule: RuleForm }[];
      readonly others: OthersForm;
    };

/** A keyword of JSON Schema. */
export type CheckForm =
  | { readonly keyword: PlainKeyword; readonly value: JsonValue }
  | { readonly keyword: "uniqueItems" }
  | { readonly keyword: "format"; readonly name: string }
  | {
      readonly keyword: "contains";
      readonly item: RuleForm;
      readonly least: number;
      readonly most: number | null;
    }
  | {
      readonly keyword: "dependentSchemas";
      readonly by: readonly (readonly [name: string, rule: RuleForm])[];
    }
  | { readonly keyword: "not"; readonly of: RuleForm }
  /** Of a bigint: the number that it is fits. */
  | { readonly keyword: "asNumber"; readonly of: RuleForm }
  | {
      readonly keyword: "if";
      readonly condition: RuleForm;
      readonly fitting: RuleForm | null;
      readonly others: RuleForm | null;
    }
  /** Not all of these members are there. */
  | { readonly keyword: "notAll"; readonly names: readonly string[] }
  | { readonly keyword: "allOf" | "anyOf" | "oneOf"; readonly of: readonly RuleForm[] }
  /** Members that only branches require: all of one group are there; under `oneOf`, of no other. */
  | {
      readonly keyword: "groups";
      readonly by: "anyOf" | "oneOf";
      readonly groups: readonly (readonly string[])[];
    };

/** Keywords with a value that says all. */
export type PlainKeyword =
  | "minLength"
  | "maxLength"
  | "pattern"
  | "minimum"
  | "maximum"
  | "exclusiveMinimum"
  | "exclusiveMaximum"
  | "multipleOf"
  | "minItems"
  | "maxItems"
  | "minProperties"
  | "maxProperties"
  | "dependentRequired"
  | "const"
  /** What fakes answer with, and fill a new item up with; they constrain nothing. */
  | "default"
  | "examples";
