/** Members that are declared, and all others. */
import { type Cases30, text, integer, scalars, objects, withA, referTo } from "./case.js";

export const objectsCases: Cases30 = {
  OnlyB: {
    schema: {
      type: "object",
      properties: { b: integer },
      required: ["b"],
      additionalProperties: false,
    },
    values: objects,
  },
  Base: { schema: withA, values: objects },
  Open: { schema: { ...withA, additionalProperties: true }, values: objects },
  OpenObject: { schema: { ...withA, additionalProperties: {} }, values: objects },
  Closed: { schema: { ...withA, additionalProperties: false }, values: objects },
  OthersOfType: { schema: { ...withA, additionalProperties: integer }, values: objects },
  OthersNullable: {
    schema: { ...withA, additionalProperties: { ...integer, nullable: true } },
    values: objects,
  },
  OthersReferred: {
    schema: { type: "object", additionalProperties: referTo("Base") },
    values: [...objects, { m: { a: "" } }, { m: {} }],
  },
  OthersOfList: {
    schema: { type: "object", additionalProperties: { type: "array", items: text } },
    values: [...objects, { m: ["a"] }, { m: [1] }],
  },
  OthersOnly: {
    schema: { additionalProperties: integer },
    readings: ["members without a type"],
    values: [...objects, 5],
  },
  ClosedEmpty: { schema: { type: "object", additionalProperties: false }, values: objects },
  ClosedAllOf: {
    schema: {
      allOf: [
        referTo("Base"),
        { type: "object", properties: { z: text }, additionalProperties: false },
      ],
    },
    as: {
      why: "who closes a part of an allOf means all of them: nothing would fit",
      schema: {
        ...withA,
        properties: { ...withA.properties, z: text },
        additionalProperties: false,
      },
    },
    values: objects,
  },
  FewMembers: {
    schema: { type: "object", minProperties: 1, maxProperties: 2 },
    values: [...objects, { a: 1, b: 2, c: 3 }],
  },
  RequiredUndeclared: {
    schema: { type: "object", properties: { a: text }, required: ["a", "z"] },
    values: objects,
  },
  RequiredOnly: {
    schema: { required: ["a"] },
    as: { why: "who names members means an object", schema: { type: "object", required: ["a"] } },
    values: objects,
  },
  PropertiesOnly: {
    schema: { properties: { a: integer } },
    readings: ["members without a type"],
    values: objects,
  },
  ItemsOnly: {
    schema: { items: integer },
    readings: ["items without a type"],
    values: [...scalars, ["a"]],
  },
};
