/** `readOnly` and `writeOnly`: requests and answers are read differently. */
import { type Cases30, text, integer, objects, referTo } from "./case.js";

export const directionsCases: Cases30 = {
  ReadOnly: {
    inRequests: { readings: ["readOnly in requests"] },
    schema: {
      type: "object",
      properties: { a: { ...text, readOnly: true }, b: integer },
      required: ["a", "b"],
    },
    values: [...objects, { a: 1, b: 1 }],
  },
  WriteOnly: {
    readings: ["writeOnly in answers"],
    inRequests: {},
    schema: {
      type: "object",
      properties: { a: { ...text, writeOnly: true }, b: integer },
      required: ["a", "b"],
    },
    values: [...objects, { a: 1, b: 1 }],
  },
  ReadOnlyAllOf: {
    inRequests: {
      as: {
        why: "requests need not have it, whichever part requires it",
        schema: { type: "object", properties: { b: integer }, required: ["b"] },
      },
    },
    schema: {
      allOf: [
        { type: "object", properties: { a: { ...text, readOnly: true } } },
        { type: "object", properties: { b: integer }, required: ["a", "b"] },
      ],
    },
    values: [...objects, { a: 1, b: 1 }],
  },
  ReadOnlyOptional: {
    inRequests: { readings: ["readOnly in requests"] },
    schema: { type: "object", properties: { a: { ...text, readOnly: true }, b: integer } },
    values: [...objects, { a: 1, b: 1 }],
  },
  ReadOnlyReferred: {
    inRequests: { readings: ["readOnly in requests"] },
    schema: { type: "object", properties: { r: referTo("ReadOnly") }, required: ["r"] },
    values: [{}, { r: {} }, { r: { b: 1 } }, { r: { a: "x", b: 1 } }, { r: { a: "x" } }],
  },
  ReadOnlyClosed: {
    inRequests: { readings: ["readOnly in requests"] },
    schema: {
      type: "object",
      properties: { a: { ...text, readOnly: true }, b: integer },
      required: ["a"],
      additionalProperties: false,
    },
    values: [...objects, { a: 1, b: 1 }],
  },
};
