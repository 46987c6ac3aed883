/** Routes, and operations as a whole. */
import type { Edit } from "../edit.js";

const document = "shop";

export const operations: readonly Edit[] = [
  {
    name: "nothing but a comment",
    document,
    edit: [["# A small shop:", "# A shop:"]],
    findings: [],
  },
  {
    name: "an operation is removed",
    document,
    edit: [
      [
        `    delete:
      operationId: deletePet
      responses:
        "204": { description: Gone. }
`,
        "",
      ],
    ],
    findings: ["major operation-removed (types)"],
  },
  {
    name: "an operation is added",
    document,
    edit: [
      [
        "  /orders:\n",
        `  /orders/{n}:
    get:
      operationId: readOrder
      parameters: [{ name: n, in: path, required: true, schema: { type: string } }]
      responses: { "204": { description: It is there. } }
  /orders:
`,
      ],
    ],
    findings: ["minor operation-added"],
  },
  {
    name: "an operationId changes",
    document,
    edit: [["operationId: readPet", "operationId: getPet"]],
    findings: ["major operation-renamed (types)"],
  },
  {
    name: "an operationId is lost: the route names the function",
    document,
    edit: [["      operationId: placeOrder\n", ""]],
    findings: ["major operation-renamed (types)"],
  },
  {
    name: "a method changes",
    document,
    edit: [
      ["    put:\n      operationId: replacePet", "    patch:\n      operationId: replacePet"],
    ],
    findings: ["major method-changed (bytes)"],
  },
  {
    name: "a path changes",
    document,
    edit: [["  /orders:\n", "  /shop/orders:\n"]],
    findings: ["major path-changed (bytes)"],
  },
  {
    name: "the name in a path changes",
    document,
    edit: [
      [
        "  /pets/{petId}/photo:\n    parameters:\n      - { name: petId",
        "  /pets/{pet}/photo:\n    parameters:\n      - { name: pet",
      ],
    ],
    findings: ["major parameter-renamed (types)"],
  },
  {
    name: "a text changes",
    document,
    edit: [["summary: All pets.", "summary: The pets, all of them."]],
    findings: ["patch docs-changed"],
  },
  {
    name: "an operation is deprecated",
    document,
    edit: [["summary: All pets.", "summary: All pets.\n      deprecated: true"]],
    findings: ["minor deprecated"],
  },
  {
    name: "the title of the document changes",
    document,
    edit: [["title: Shop", "title: Pet shop"]],
    findings: ["patch docs-changed"],
  },
  {
    name: "the order of the operations changes",
    document,
    edit: [
      [
        `    delete:
      operationId: deletePet
      responses:
        "204": { description: Gone. }
`,
        "",
      ],
      [
        `    get:
      operationId: readPet
`,
        `    delete:
      operationId: deletePet
      responses:
        "204": { description: Gone. }
    get:
      operationId: readPet
`,
      ],
    ],
    findings: [],
  },
];
