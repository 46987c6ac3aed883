import type { Explanations } from "./explanation.js";

export const resolve: Explanations<"2"> = {
  WF2001: {
    means: "A `$ref` points at nothing.",
    why: "A type or an operation would have to be invented.",
    example: 'schema: { $ref: "#/components/schemas/Paymnet" }',
    mend:
      "Correct its spelling, or add what it names. In a document of others: an overlay does, or " +
      "`exclude` the operation.",
  },
  WF2002: {
    means: "A `$ref` leads back to itself, with no schema on the way.",
    why: "Following it never arrives anywhere.",
    example: 'A: { $ref: "#/components/schemas/B" }\nB: { $ref: "#/components/schemas/A" }',
    mend: "Write a schema in place of one of the links.",
  },
  WF2003: {
    means: "This is no OpenAPI document.",
    why: "Without its version, nobody knows by which rules it was written.",
    example: "title: A list of things",
    mend: "Begin the file with `openapi: 3.1.1`, or name the right file.",
  },
  WF2004: {
    means: "This OpenAPI version isn't supported.",
    why: "The rules of each version differ.",
    example: "openapi: 4.0.0",
    mend: "OpenAPI 3.0, 3.1 and 3.2 and Swagger 2.0 are read: convert the document to one of them.",
  },
  WF2005: {
    means: "A value has the wrong type, and what is meant isn't clear.",
    why: "Each reading would make other code, and send other bytes.",
    example: "parameters: { name: limit, in: query }   # a list of parameters stands here",
    mend: "Write a value of the type that the message asks for.",
  },
  WF2006: {
    means: "A required field is missing.",
    why: "Nothing else says where, or as what, a value is sent.",
    example: "parameters:\n  - { in: query, schema: { type: string } }   # no `name`",
    mend: "Add the field.",
  },
  WF2007: {
    means: "OpenAPI has no such field here: it has no effect.",
    why: "It is misspelt, or belongs elsewhere, so the document doesn't say what its author thinks.",
    example: "get:\n  operationID: listPets   # operationId",
    mend: "Correct its name or its place. A field of your own begins with `x-`.",
  },
  WF2008: {
    means: "A value isn't what OpenAPI asks for, but what is meant is clear: it was read so.",
    why: "The package is what was meant, but other tools may refuse the document.",
    example: "info: { title: Shop, version: 1.0 }   # a number: the version is a text",
    mend: "Write what the message says it was read as.",
  },
  WF2009: {
    means:
      "OpenAPI's own schema refuses this: a wrong type, a missing field, two that exclude each other.",
    why: "It changes nothing in the package, but other tools may refuse the document.",
    example: "contact: { name: Support, email: nobody }",
    mend: "Write what the message asks for, or acknowledge it with `ignore`.",
  },
};
