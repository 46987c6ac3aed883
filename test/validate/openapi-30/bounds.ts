/** `exclusiveMinimum` and `exclusiveMaximum` are booleans; and scalars of other kinds. */
import { type Cases30, text, integer, scalars } from "./case.js";

const numbers = [-10, -1, 0, 0.5, 1, 1.5, 9, 9.5, 10, 11, null, "1"];

export const boundsCases: Cases30 = {
  Exclusive: { schema: { type: "number", minimum: 0, exclusiveMinimum: true }, values: numbers },
  ExclusiveMaximum: {
    schema: { type: "number", maximum: 10, exclusiveMaximum: true },
    values: numbers,
  },
  Inclusive: {
    schema: {
      type: "integer",
      minimum: 0,
      exclusiveMinimum: false,
      maximum: 10,
      exclusiveMaximum: false,
    },
    values: numbers,
  },
  Between: {
    schema: {
      type: "number",
      minimum: 0,
      exclusiveMinimum: true,
      maximum: 10,
      exclusiveMaximum: true,
    },
    values: numbers,
  },
  ExclusiveNull: {
    schema: { type: "number", nullable: true, minimum: 0, exclusiveMinimum: true },
    values: numbers,
  },
  UntypedEnum: { schema: { enum: ["a", 5, null] }, values: scalars },
  NumberEnum: { schema: { type: "number", enum: [0, 1.5] }, values: scalars },
  OneOfOverlap: {
    schema: { oneOf: [integer, { type: "number" }] },
    readings: ["oneOf as anyOf"],
    values: scalars,
  },
  NotText: { schema: { not: text }, values: scalars },
  MultipleNull: { schema: { type: "number", nullable: true, multipleOf: 0.5 }, values: scalars },
};
