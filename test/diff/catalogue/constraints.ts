/** What narrows values without changing their type. */
import type { Edit } from "../edit.js";

const document = "shop";

/** An edit of a member of `NewPet`, which requests take, or of `Pet`, which answers have. */
function edit(
  name: string,
  member: string,
  from: string,
  to: string,
  findings: readonly string[],
): Edit {
  return { name, document, edit: [[`${member}: ${from}\n`, `${member}: ${to}\n`]], findings };
}

const limit = "{ name: limit, in: query, schema: { type: integer } }";
const total = "X-Total: { required: true, schema: { type: integer } }";

export const constraints: readonly Edit[] = [
  {
    name: "a parameter gets a limit",
    document,
    edit: [[limit, limit.replace("integer", "integer, maximum: 100")]],
    findings: ["major constraint-narrowed"],
  },
  {
    name: "a header of an answer loses a limit",
    document,
    edit: [[total, total.replace("integer", "integer, minimum: 1")]],
    findings: ["patch constraint-narrowed"],
  },
  edit(
    "a text of a request gets a pattern",
    "nick",
    "{ type: string }",
    "{ type: string, pattern: ^a }",
    ["major constraint-narrowed"],
  ),
  edit(
    "a text of a request gets a format",
    "nick",
    "{ type: string }",
    "{ type: string, format: email }",
    ["major constraint-narrowed"],
  ),
  edit(
    "a text is told to be a password",
    "nick",
    "{ type: string }",
    "{ type: string, format: password }",
    [],
  ),
  edit(
    "a list of an answer may be shorter",
    "parents",
    '{ type: array, items: { $ref: "#/components/schemas/Pet" } }',
    '{ type: array, maxItems: 2, items: { $ref: "#/components/schemas/Pet" } }',
    ["patch constraint-narrowed"],
  ),
  edit(
    "a map of a request takes fewer members",
    "labels",
    "{ type: object, additionalProperties: { type: string } }",
    "{ type: object, maxProperties: 3, additionalProperties: { type: string, minLength: 1 } }",
    ["major constraint-narrowed", "major constraint-narrowed"],
  ),
  edit(
    "a choice with null gets a limit",
    "        weight: { type: number }\n        owner",
    '{ anyOf: [{ type: string }, { type: "null" }] }',
    '{ anyOf: [{ type: string, maxLength: 9 }, { type: "null" }] }',
    ["major constraint-narrowed"],
  ),
  edit(
    "a number of a request and of an answer gets a limit",
    "width",
    "{ type: number }",
    "{ type: number, exclusiveMinimum: 0 }",
    ["major constraint-narrowed"],
  ),
];
