/** Statuses, media types and headers of responses; webhooks and callbacks. */
import type { Edit } from "../edit.js";

const document = "shop";

const read = `      operationId: readPet
      security: []
      responses:
        "200":
          description: The pet.
          content:
            application/json: { schema: { $ref: "#/components/schemas/Pet" } }
`;

export const responses: readonly Edit[] = [
  {
    name: "a success is added, with other data",
    document,
    edit: [[read, `${read}        "202": { description: Later. }\n`]],
    also: `export const id = async (client: api.Client) => (await client.call(api.readPet({ path: { petId: "p" } }))).id;`,
    findings: ["major status-added (types)"],
  },
  {
    name: "members that may be missing are in one of two kinds only",
    document,
    edit: [
      [
        `home: { type: object, properties: { street: { type: string } } }`,
        `home: { oneOf: [{ type: object, properties: { street: { type: string } } }, { type: object, properties: { boat: { type: string } } }] }`,
      ],
    ],
    also: `export const street = async (client: api.Client) => (await client.call(api.readPet({ path: { petId: "p" } }))).home?.street;`,
    findings: ["major variant-added (types)"],
  },
  {
    name: "a failure is added, with the data of the others",
    document,
    edit: [[read, `${read}        "404": { $ref: "#/components/responses/Failure" }\n`]],
    findings: ["minor status-added"],
  },
  {
    name: "a failure is added, with other data",
    document,
    edit: [
      [
        read,
        `${read}        "404": { description: No pet., content: { application/json: { schema: { type: object, required: [why], properties: { why: { type: string } } } } } }\n`,
      ],
    ],
    findings: ["major status-added (types)"],
  },
  {
    name: "a failure is no longer declared",
    document,
    edit: [[`        4XX: { $ref: "#/components/responses/Failure" }\n`, ""]],
    findings: ["major status-removed (types)"],
  },
  {
    name: "a failure comes as problem+json: another accept header",
    document,
    edit: [
      [
        `        application/json: { schema: { $ref: "#/components/schemas/Problem" } }`,
        `        application/problem+json: { schema: { $ref: "#/components/schemas/Problem" } }`,
      ],
    ],
    findings: ["minor accept-changed (bytes)"],
  },
  {
    name: "an answer without a body gets one",
    document,
    edit: [
      [
        `"204": { description: Gone. }`,
        `"200": { description: Gone., content: { text/plain: { schema: { type: string } } } }`,
      ],
    ],
    findings: ["minor accept-changed (bytes)", "minor status-added", "minor status-removed"],
  },
  {
    name: "a response comes as bytes",
    document,
    edit: [
      [
        `          description: The box.
          content:
            application/json: { schema: { $ref: "#/components/schemas/Box" } }`,
        `          description: The box.
          content:
            application/octet-stream: {}`,
      ],
    ],
    findings: ["major type-changed (types)", "major accept-changed (bytes)"],
  },
  {
    name: "a header is no longer declared",
    document,
    edit: [
      [
        "          headers:\n            X-Total: { required: true, schema: { type: integer } }\n",
        "",
      ],
    ],
    findings: ["major response-header-removed (types)"],
  },
  {
    name: "a header is no longer always present",
    document,
    edit: [["X-Total: { required: true,", "X-Total: {"]],
    findings: ["major response-header-optional (types)"],
  },
  {
    name: "a header is declared",
    document,
    edit: [
      [
        "X-Total: { required: true, schema: { type: integer } }",
        "X-Total: { required: true, schema: { type: integer } }\n            X-Page: { schema: { type: integer } }",
      ],
    ],
    findings: ["minor response-header-added"],
  },
  {
    name: "a webhook is removed",
    document,
    edit: [["  stockLow:\n", "  stockOut:\n"]],
    findings: ["major message-removed (types)", "minor message-added"],
  },
  {
    name: "a webhook changes",
    document,
    edit: [
      [
        "required: [left], properties: { left: { type: integer } }",
        "properties: { left: { type: integer } }",
      ],
    ],
    findings: ["major property-optional (types)"],
  },
  {
    name: "a callback changes",
    document,
    edit: [["properties: { at: { type: integer } }", "properties: { at: { type: string } }"]],
    findings: ["major type-changed (types)"],
  },
  {
    name: "a header is a text",
    document,
    edit: [
      [
        "X-Total: { required: true, schema: { type: integer } }",
        "X-Total: { required: true, schema: { type: string } }",
      ],
    ],
    also: 'export const count = (headers: api.ListPetsResponseHeaders[200]): `${number}` => headers["X-Total"];',
    findings: ["major response-header-changed (types)"],
  },
  {
    name: "an answer may be asked for as another type",
    document,
    edit: [
      [
        `            text/html: { schema: { type: string } }`,
        `            text/html: { schema: { type: string } }\n            application/pdf: {}`,
      ],
    ],
    findings: ["minor media-type-added"],
  },
  {
    name: "an answer of one type gets a second",
    document,
    edit: [
      [
        `            application/xml: { schema: { type: string, title: Letter } }`,
        `            application/xml: { schema: { type: string, title: Letter } }\n            application/yaml: { schema: { type: string } }`,
      ],
    ],
    findings: ["minor media-type-added"],
  },
  {
    name: "JSON beside XML: it is what is asked for then",
    document,
    edit: [
      [
        `            application/xml: { schema: { type: string, title: Letter } }`,
        `            application/xml: { schema: { type: string, title: Letter } }\n            application/json: { schema: { $ref: "#/components/schemas/Report" } }`,
      ],
    ],
    findings: [
      "major type-changed (types)",
      "major accept-changed (bytes)",
      "minor media-type-added",
    ],
  },
  {
    name: "an answer can't be asked for as a type any more",
    document,
    edit: [
      [
        "            text/csv: { schema: { type: string } }\n            application/json",
        "            application/json",
      ],
    ],
    findings: ["major media-type-removed (types)"],
  },
  {
    name: "what is asked for without a word goes",
    document,
    edit: [
      [
        `            text/csv: { schema: { type: string } }
            application/json: { schema: { $ref: "#/components/schemas/Report" } }
`,
        `            text/csv: { schema: { type: string } }\n`,
      ],
    ],
    findings: [
      "major media-type-removed (types)",
      "major type-changed (types)",
      "major accept-changed (bytes)",
    ],
  },
  {
    name: "what another type gives changes",
    document,
    edit: [
      [
        "            text/csv: { schema: { type: string } }\n            application/json",
        "            text/csv: { schema: { type: integer } }\n            application/json",
      ],
    ],
    findings: ["major type-changed (types)"],
  },
  {
    name: "an answer is no stream any more",
    document,
    edit: [
      [`            text/event-stream: { schema: { $ref: "#/components/schemas/Report" } }\n`, ""],
    ],
    findings: ["major media-type-removed (types)"],
  },
  {
    name: "an answer is a stream unless the body says otherwise",
    document,
    edit: [
      [
        "additionalProperties: false\n              properties: { stream: { type: boolean } }",
        "additionalProperties: false\n              properties: { stream: { type: boolean, default: true } }",
      ],
    ],
    findings: ["major type-changed (types)", "major accept-changed (bytes)", "patch docs-changed"],
  },
  {
    name: "an answer may be a stream, as the body says",
    document,
    edit: [
      [
        `          description: A dump.
          content:
`,
        `          description: A dump.
          content:
            text/event-stream: { schema: { $ref: "#/components/schemas/Report" } }
`,
      ],
    ],
    findings: ["major type-changed (types)", "minor media-type-added"],
  },
  {
    name: "an answer comes line by line",
    document,
    edit: [
      [
        `          description: The box.
          content:
            application/json: {`,
        `          description: The box.
          content:
            application/jsonl: {`,
      ],
    ],
    findings: ["major type-changed (types)", "major accept-changed (bytes)"],
  },
  {
    name: "a list comes in pages",
    document,
    edit: [
      [
        "      summary: All pets.\n",
        "      summary: All pets.\n      x-wireform: { pagination: { kind: link } }\n",
      ],
    ],
    findings: ["minor pagination-changed"],
  },
];
