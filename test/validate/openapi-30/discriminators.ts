/** Choices and parents with a `discriminator`. */
import { type Cases30, text, integer, referTo } from "./case.js";

const pets = [
  {},
  null,
  { kind: "cat" },
  { kind: "dog" },
  { kind: "Cat" },
  { kind: "Dog" },
  { kind: "cat", lives: 9 },
  { kind: "cat", lives: "x" },
  { kind: "dog", tricks: ["sit"] },
  { kind: "dog", tricks: "sit" },
  { kind: "dog", lives: 9 },
  { kind: "Cat", lives: 9 },
  { kind: "bird", lives: 9 },
  { lives: 9 },
];
const mapping = { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog" };

const kinds = { type: "object", properties: { kind: text }, required: ["kind"] };
const kitten = { type: "object", properties: { age: integer }, required: ["age"] };
const ofKind = (kind: string, schema: object) => ({
  allOf: [{ ...kinds, properties: { kind: { enum: [kind] } } }, schema],
});

export const discriminatorsCases: Cases30 = {
  Cat: {
    schema: { type: "object", properties: { kind: text, lives: integer }, required: ["kind"] },
    values: pets,
  },
  Dog: {
    schema: {
      type: "object",
      properties: { kind: text, tricks: { type: "array", items: text } },
      required: ["kind"],
    },
    values: pets,
  },
  Mapped: {
    schema: {
      oneOf: [referTo("Cat"), referTo("Dog")],
      discriminator: { propertyName: "kind", mapping },
    },
    readings: ["discriminator of variants"],
    values: pets,
  },
  MappedByName: {
    schema: {
      oneOf: [referTo("Cat"), referTo("Dog")],
      discriminator: { propertyName: "kind", mapping: { cat: "Cat", dog: "Dog" } },
    },
    readings: ["discriminator of variants"],
    values: pets,
  },
  MappedPartly: {
    schema: {
      oneOf: [referTo("Cat"), referTo("Dog")],
      discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat" } },
    },
    readings: ["discriminator of variants"],
    values: pets,
  },
  Unmapped: {
    schema: { anyOf: [referTo("Cat"), referTo("Dog")], discriminator: { propertyName: "kind" } },
    readings: ["discriminator of variants"],
    values: pets,
  },
  NullableMapped: {
    schema: {
      nullable: true,
      oneOf: [referTo("Cat"), referTo("Dog")],
      discriminator: { propertyName: "kind", mapping },
    },
    readings: ["nullable without a type", "discriminator of variants"],
    values: pets,
  },
  NullableTypedMapped: {
    schema: {
      type: "object",
      nullable: true,
      oneOf: [referTo("Cat"), referTo("Dog")],
      discriminator: { propertyName: "kind", mapping },
    },
    readings: ["nullable without a type", "discriminator of variants"],
    as: {
      why: "a type beside allOf or oneOf: who writes nullable there means null",
      schema: referTo("NullableMapped"),
    },
    values: pets,
  },
  TwoWords: {
    schema: {
      oneOf: [referTo("Cat"), referTo("Dog")],
      discriminator: {
        propertyName: "kind",
        mapping: { ...mapping, bird: "#/components/schemas/Cat" },
      },
    },
    readings: ["discriminator of variants"],
    values: pets,
  },
  Parent: {
    schema: {
      type: "object",
      properties: { kind: text },
      required: ["kind"],
      discriminator: { propertyName: "kind", mapping: { kitten: "#/components/schemas/Kitten" } },
    },
    as: {
      why: "JSON Schema does not know discriminators: an heir, or by its own name the schema itself",
      schema: { anyOf: [ofKind("kitten", kitten), ofKind("Parent", kinds)] },
    },
    values: [
      ...pets,
      { kind: "kitten" },
      { kind: "kitten", age: 1 },
      { kind: "kitten", age: "x" },
      { kind: "Kitten", age: "x" },
    ],
  },
  Kitten: {
    schema: {
      allOf: [
        referTo("Parent"),
        { type: "object", properties: { age: integer }, required: ["age"] },
      ],
    },
    values: [
      ...pets,
      { kind: "kitten" },
      { kind: "kitten", age: 1 },
      { kind: "kitten", age: "x" },
      { kind: "cat", age: 1 },
    ],
  },
};
