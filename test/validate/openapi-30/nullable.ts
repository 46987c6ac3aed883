/** `nullable`, and what may stand beside it. */
import { type Cases30, text, integer, scalars, objects, withA, referTo, orNull } from "./case.js";

export const nullableCases: Cases30 = {
  Nullable: { schema: { type: "string", nullable: true }, values: scalars },
  NotNullable: { schema: { type: "string", nullable: false }, values: scalars },
  NullableObject: { schema: { ...withA, nullable: true }, values: objects },
  NullableArray: {
    schema: { type: "array", items: { ...integer, nullable: true }, nullable: true },
    values: [...scalars, [null]],
  },
  NullableEnum: {
    schema: { type: "string", enum: ["a", "b", null], nullable: true },
    values: scalars,
  },
  NullableEnumOnly: {
    schema: { type: "string", enum: ["a", "b"], nullable: true },
    readings: ["nullable without null in its enum"],
    values: scalars,
  },
  EnumNull: {
    schema: { type: "string", enum: ["a", null] },
    readings: ["null in an enum without nullable"],
    values: scalars,
  },
  UntypedEnumNullable: {
    schema: { enum: ["a", 5], nullable: true },
    readings: ["nullable without a type"],
    values: scalars,
  },
  NullableMember: {
    schema: {
      type: "object",
      properties: { a: { type: "string", nullable: true } },
      required: ["a"],
    },
    values: objects,
  },
  NullableBase: { schema: { ...withA, nullable: true }, values: objects },
  NullableAllOf: {
    schema: { nullable: true, allOf: [referTo("Base")] },
    readings: ["nullable without a type"],
    values: objects,
  },
  NullableTypedAllOf: {
    schema: { type: "object", nullable: true, allOf: [referTo("Base")] },
    as: {
      why: "a type beside allOf or oneOf: who writes nullable there means null",
      schema: orNull(referTo("Base")),
    },
    values: objects,
  },
  AllOfNullableBase: { schema: { allOf: [referTo("NullableBase")] }, values: objects },
  AllOfBoth: {
    schema: { allOf: [referTo("NullableBase"), { type: "object", properties: { z: integer } }] },
    values: objects,
  },
  AllOfBothNull: {
    schema: {
      allOf: [
        referTo("NullableBase"),
        { type: "object", nullable: true, properties: { z: integer } },
      ],
    },
    values: objects,
  },
  BesideReference: {
    schema: { ...referTo("Base"), nullable: true },
    readings: ["nullable without a type"],
    values: objects,
  },
  BesideReferenceInside: {
    schema: { type: "object", properties: { m: { ...referTo("Base"), nullable: true } } },
    readings: ["nullable without a type"],
    values: [{}, { m: null }, { m: { a: "" } }, { m: 1 }],
  },
  NullableOneOf: {
    schema: { nullable: true, oneOf: [text, integer] },
    readings: ["nullable without a type"],
    values: scalars,
  },
  NullableTypedOneOf: {
    schema: { type: "object", nullable: true, oneOf: [referTo("Base"), referTo("OnlyB")] },
    as: {
      why: "a type beside allOf or oneOf: who writes nullable there means null",
      schema: orNull({ oneOf: [referTo("Base"), referTo("OnlyB")] }),
    },
    values: objects,
  },
  NullableAnyOf: {
    schema: { nullable: true, anyOf: [text, { type: "boolean" }] },
    readings: ["nullable without a type"],
    values: scalars,
  },
  OneOfNullable: { schema: { oneOf: [{ ...text, nullable: true }, integer] }, values: scalars },
  OneOfBothNullable: {
    schema: {
      oneOf: [
        { ...text, nullable: true },
        { ...integer, nullable: true },
      ],
    },
    readings: ["oneOf as anyOf"],
    values: scalars,
  },
  OneOfReferenceNullable: {
    schema: { oneOf: [referTo("NullableBase"), integer] },
    values: [...objects, 5],
  },
  NullableBut: { schema: { type: "integer", nullable: true, not: { enum: [5] } }, values: scalars },
  NotNullableText: { schema: { not: { type: "string", nullable: true } }, values: scalars },
  Unique: {
    schema: {
      type: "array",
      items: { type: "integer", nullable: true },
      uniqueItems: true,
      nullable: true,
    },
    values: [null, [], [1, 1], [null, null], [1, null]],
  },
  PatternNull: { schema: { type: "string", nullable: true, pattern: "^x" }, values: scalars },
  FormatNull: {
    schema: { type: "string", nullable: true, format: "uuid" },
    values: [...scalars, "3f0c2b1e-7b0a-4f0e-9a42-6d3c5e2f9a01"],
  },
};
