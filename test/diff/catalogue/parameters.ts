/** The parameters of the path, the query, headers and cookies. */
import type { Edit } from "../edit.js";

const document = "shop";

const note = "        - { name: note, in: query, schema: { type: string } }\n";

export const parameters: readonly Edit[] = [
  {
    name: "a query parameter is removed",
    document,
    edit: [[note, ""]],
    findings: ["major parameter-removed (types)"],
  },
  {
    name: "a query parameter gets another name",
    document,
    edit: [[note, note.replace("note", "remark")]],
    findings: ["major parameter-renamed (types)"],
  },
  {
    name: "an optional query parameter is added",
    document,
    edit: [[note, `${note}        - { name: page, in: query, schema: { type: integer } }\n`]],
    findings: ["minor parameter-added"],
  },
  {
    name: "a required query parameter is added",
    document,
    edit: [
      [
        note,
        `${note}        - { name: page, in: query, required: true, schema: { type: integer } }\n`,
      ],
    ],
    findings: ["major parameter-added (types)"],
  },
  {
    name: "a query parameter becomes required",
    document,
    edit: [["{ name: limit, in: query,", "{ name: limit, in: query, required: true,"]],
    findings: ["major parameter-required (types)"],
  },
  {
    name: "a query parameter becomes a header",
    document,
    edit: [[note, "        - { name: note, in: header, schema: { type: string } }\n"]],
    findings: ["major parameter-moved (types)"],
  },
  {
    name: "a header is written in lower case",
    document,
    edit: [["name: X-Trace", "name: x-trace"]],
    findings: ["major parameter-renamed (types)"],
  },
  {
    name: "a query parameter changes its type",
    document,
    edit: [
      [
        "{ name: limit, in: query, schema: { type: integer } }",
        "{ name: limit, in: query, schema: { type: string } }",
      ],
    ],
    findings: ["major type-changed (types)"],
  },
  {
    name: "numbers become whole numbers: 1.5 is refused",
    document,
    edit: [
      [
        "{ name: weight, in: query, schema: { type: number } }",
        "{ name: weight, in: query, schema: { type: integer } }",
      ],
    ],
    findings: ["major format-changed (bytes)"],
  },
  {
    name: "whole numbers become numbers",
    document,
    edit: [
      [
        "{ name: limit, in: query, schema: { type: integer } }",
        "{ name: limit, in: query, schema: { type: number } }",
      ],
    ],
    findings: ["minor type-widened"],
  },
  {
    name: "a day becomes an instant",
    document,
    edit: [
      [
        "{ name: since, in: query, schema: { type: string, format: date } }",
        "{ name: since, in: query, schema: { type: string, format: date-time } }",
      ],
    ],
    findings: ["major format-changed (bytes)"],
  },
  {
    name: "an enum takes a value more",
    document,
    edit: [["schema: { enum: [name, age] }", "schema: { enum: [name, age, mood] }"]],
    findings: ["minor enum-value-added"],
  },
  {
    name: "an enum takes a value less",
    document,
    edit: [["schema: { enum: [name, age] }", "schema: { enum: [name] }"]],
    findings: ["major enum-value-removed (types)"],
  },
  {
    name: "an enum is opened",
    document,
    edit: [["schema: { enum: [name, age] }", "schema: { type: string }"]],
    findings: ["minor enum-opened"],
  },
  {
    name: "a string is closed to an enum",
    document,
    edit: [[note, "        - { name: note, in: query, schema: { enum: [short, long] } }\n"]],
    findings: ["major enum-closed (types)"],
  },
  {
    name: "a list is no longer exploded",
    document,
    edit: [["{ name: tags, in: query,", "{ name: tags, in: query, explode: false,"]],
    findings: ["major style-changed (bytes)"],
  },
  {
    name: "a list is delimited by pipes",
    document,
    edit: [["{ name: tags, in: query,", "{ name: tags, in: query, style: pipeDelimited,"]],
    findings: ["major style-changed (bytes)"],
  },
  {
    name: "explode says nothing of a scalar",
    document,
    edit: [["{ name: note, in: query,", "{ name: note, in: query, explode: false,"]],
    findings: [],
  },
  {
    name: "a delimiter says nothing of a scalar",
    document,
    edit: [["{ name: note, in: query,", "{ name: note, in: query, style: spaceDelimited,"]],
    findings: [],
  },
  {
    name: "reserved characters are kept",
    document,
    edit: [["{ name: note, in: query,", "{ name: note, in: query, allowReserved: true,"]],
    findings: ["major style-changed (bytes)"],
  },
  {
    name: "a parameter is written as JSON",
    document,
    edit: [
      [
        note,
        "        - { name: note, in: query, content: { application/json: { schema: { type: string } } } }\n",
      ],
    ],
    findings: ["major style-changed (bytes)"],
  },
  {
    name: "deepObject becomes form",
    document,
    edit: [["in: query, style: deepObject,", "in: query,"]],
    findings: ["major style-changed (bytes)"],
  },
  {
    name: "brackets are around members alone: deepObject says nothing of a scalar",
    document,
    edit: [["{ name: note, in: query,", "{ name: note, in: query, style: deepObject,"]],
    findings: [],
  },
  {
    name: "another dialect",
    document,
    edit: [["paths:\n  /pets:\n", "x-wireform: { dialect: stripe }\npaths:\n  /pets:\n"]],
    // A list, an object and a date; forms; texts.
    findings: [
      "major style-changed (bytes)",
      "major style-changed (bytes)",
      "major style-changed (bytes)",
      "major dialect-changed (bytes)",
      "patch dialect-changed (bytes)",
    ],
  },
  {
    name: "a path parameter gets the style label",
    document,
    edit: [
      [
        "  /pets/{petId}/photo:\n    parameters:\n      - { name: petId, in: path,",
        "  /pets/{petId}/photo:\n    parameters:\n      - { name: petId, in: path, style: label,",
      ],
    ],
    findings: ["major style-changed (bytes)"],
  },
  {
    name: "a path parameter of three operations changes its type",
    document,
    edit: [
      [
        "  /pets/{petId}:\n    parameters:\n      - { name: petId, in: path, required: true, schema: { type: string } }",
        "  /pets/{petId}:\n    parameters:\n      - { name: petId, in: path, required: true, schema: { type: integer } }",
      ],
    ],
    findings: ["major type-changed (types)"],
  },
  {
    name: "the order of query parameters changes",
    document,
    edit: [
      [note, ""],
      ["        - { name: limit,", `${note}        - { name: limit,`],
    ],
    findings: ["patch order-changed (bytes)"],
  },
];
