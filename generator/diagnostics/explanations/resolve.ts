import type { Explanations } from "./explanation.js";

export const resolve: Explanations<"2"> = {
  WF2001: {
    means: "A `$ref` points at nothing.",
    why: "Without its target, a type or an operation is unknown.",
    example: 'schema: { $ref: "#/components/schemas/Paymnet" }',
    fix:
      "Correct its spelling, or add its target. If you can't edit the document, use an overlay, or " +
      "`exclude` the operation.",
  },
  WF2002: {
    means: "A `$ref` leads back to itself without a schema in between.",
    why: "Following it never ends.",
    example: 'A: { $ref: "#/components/schemas/B" }\nB: { $ref: "#/components/schemas/A" }',
    fix: "Write a schema in place of one of the links.",
  },
  WF2003: {
    means: "This is not an OpenAPI document.",
    why: "Without a version, it is not clear which rules apply.",
    example: "title: A list of things",
    fix: "Start the file with `openapi: 3.1.1`, or choose the right file.",
  },
  WF2004: {
    means: "This OpenAPI version isn't supported.",
    why: "The rules of each version differ.",
    example: "openapi: 4.0.0",
    fix: "Convert the document to OpenAPI 3.0, 3.1 or 3.2, or to Swagger 2.0.",
  },
  WF2005: {
    means: "A value has the wrong type, and its meaning isn't clear.",
    why: "Each interpretation would give different code, and send different bytes.",
    example: "parameters: { name: limit, in: query }   # `parameters` must be a list",
    fix: "Write a value of the type that the message names.",
  },
  WF2006: {
    means: "A required field is missing.",
    why: "Nothing else defines how a value is sent.",
    example: "parameters:\n  - { in: query, schema: { type: string } }   # no `name`",
    fix: "Add the field.",
  },
  WF2007: {
    means: "OpenAPI has no such field here: it has no effect.",
    why: "It is misspelt or in the wrong place, so the document doesn't mean what its author intended.",
    example: "get:\n  operationID: listPets   # operationId",
    fix: "Correct its name or its place. Begin the name of your own fields with `x-`.",
  },
  WF2008: {
    means: "A value isn't what OpenAPI requires, but its meaning is clear: it was read that way.",
    why: "The package is as intended, but other tools may refuse the document.",
    example: "info: { title: Shop, version: 1.0 }   # a number: the version must be a string",
    fix: "Write the value as the message shows it.",
  },
  WF2009: {
    means:
      "The document breaks a rule of OpenAPI: a wrong type, a missing field, fields that exclude each other.",
    why: "It has no effect on the package, but other tools may refuse the document.",
    example: "contact: { name: Support, email: nobody }",
    fix: "Correct it as the message says, or add it to `ignore`.",
  },
};
