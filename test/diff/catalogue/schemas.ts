/** Named types in requests and responses. */
import type { Edit } from "../edit.js";

const document = "shop";

/** Members of `NewPet`, which requests take. */
const request = (name: string, from: string, to: string) =>
  [`        ${name}: ${from}\n`, `        ${name}: ${to}\n`] as const;

const hay = `    Hay:
      type: object
      required: [type]
      properties: { type: { const: hay }, bales: { type: integer } }
`;

export const schemas: readonly Edit[] = [
  {
    name: "a member of a request is removed",
    document,
    edit: [["        nick: { type: string }\n", ""]],
    findings: ["major property-removed (types)"],
  },
  {
    name: "a member of a request is renamed",
    document,
    edit: [["        nick: { type: string }\n", "        nickname: { type: string }\n"]],
    findings: ["major property-renamed (types)"],
  },
  {
    name: "an optional member of a request is added",
    document,
    edit: [
      [
        "        nick: { type: string }\n",
        "        nick: { type: string }\n        race: { type: string }\n",
      ],
    ],
    findings: ["minor property-added"],
  },
  {
    name: "a member of a request becomes required",
    document,
    edit: [["      required: [name]\n", "      required: [name, nick]\n"]],
    findings: ["major property-required (types)"],
  },
  {
    name: "a member of a request becomes optional",
    document,
    edit: [["      required: [name]\n", ""]],
    findings: ["minor property-optional"],
  },
  {
    name: "a required member of a request is added",
    document,
    edit: [
      [
        "      required: [name]\n      properties:\n",
        "      required: [name, race]\n      properties:\n        race: { type: string }\n",
      ],
    ],
    findings: ["major property-added (types)"],
  },
  {
    name: "a member of a request takes a list too",
    document,
    edit: [
      request(
        "nick",
        "{ type: string }",
        "{ anyOf: [{ type: string }, { type: array, items: { type: string } }] }",
      ),
    ],
    findings: ["minor variant-added"],
  },
  {
    name: "a member of a request no longer takes null",
    document,
    edit: [
      [
        `        weight: { type: number }
        owner: { anyOf: [{ type: string }, { type: "null" }] }`,
        `        weight: { type: number }
        owner: { type: string }`,
      ],
    ],
    findings: ["major null-removed (types)"],
  },
  {
    name: "a member of a request takes null",
    document,
    edit: [request("nick", "{ type: string }", '{ type: [string, "null"] }')],
    findings: ["minor null-added"],
  },
  {
    name: "a choice of a request loses a variant",
    document,
    edit: [
      [
        'food: { oneOf: [{ $ref: "#/components/schemas/Meat" }, { $ref: "#/components/schemas/Hay" }] }',
        'food: { $ref: "#/components/schemas/Meat" }',
      ],
    ],
    findings: ["major variant-removed (types)"],
  },
  {
    name: "a map of a request narrows",
    document,
    edit: [["additionalProperties: { type: string }", "additionalProperties: { type: integer }"]],
    findings: ["major type-changed (types)"],
  },
  {
    name: "a map of a request widens",
    document,
    edit: [["additionalProperties: { type: string }", "additionalProperties: {}"]],
    findings: ["minor type-widened"],
  },
  {
    name: "a map of a request becomes an object",
    document,
    edit: [
      [
        "labels: { type: object, additionalProperties: { type: string } }",
        "labels: { type: object, properties: { a: { type: string } } }",
      ],
    ],
    findings: ["major object-closed (types)", "minor property-added"],
  },
  {
    name: "one of two members has to be given",
    document,
    edit: [
      [
        "      required: [name]\n",
        "      required: [name]\n      anyOf: [{ required: [nick] }, { required: [kind] }]\n",
      ],
    ],
    findings: ["major alternatives-changed (types)"],
  },
  {
    name: "a member becomes readOnly: requests no longer take it",
    document,
    edit: [request("nick", "{ type: string }", "{ type: string, readOnly: true }")],
    findings: ["major property-removed (types)"],
  },
  {
    name: "a member of a response is removed",
    document,
    edit: [["        age: { type: integer }\n", ""]],
    findings: ["major property-removed (types)"],
  },
  {
    name: "a member of a response is added",
    document,
    edit: [
      [
        "        age: { type: integer }\n",
        "        age: { type: integer }\n        race: { type: string }\n",
      ],
    ],
    findings: ["minor property-added"],
  },
  {
    name: "a member of a response is no longer always present",
    document,
    edit: [["      required: [id, name, kind, mood]", "      required: [id, kind, mood]"]],
    findings: ["major property-optional (types)"],
  },
  {
    name: "a member of a response is always given",
    document,
    edit: [
      ["      required: [id, name, kind, mood]", "      required: [id, name, kind, mood, age]"],
    ],
    findings: ["minor property-required"],
  },
  {
    name: "a member of a response may be null",
    document,
    edit: [["        id: { type: string }\n", '        id: { type: [string, "null"] }\n']],
    findings: ["major null-added (types)"],
  },
  {
    name: "a member of a response is never null",
    document,
    edit: [
      [
        '        age: { type: integer }\n        owner: { anyOf: [{ type: string }, { type: "null" }] }',
        "        age: { type: integer }\n        owner: { type: string }",
      ],
    ],
    findings: ["minor null-removed"],
  },
  {
    name: "an open enum of a response gets a value",
    document,
    edit: [
      [
        "        kind: { enum: [cat, dog] }\n        mood",
        "        kind: { enum: [cat, dog, bird] }\n        mood",
      ],
    ],
    findings: ["minor enum-value-added"],
  },
  {
    name: "an open enum of a response loses a value",
    document,
    edit: [
      [
        "        kind: { enum: [cat, dog] }\n        mood",
        "        kind: { enum: [cat, fish] }\n        mood",
      ],
    ],
    also: `export const isDog = (pet: api.Pet) => pet.kind === "dog";`,
    findings: ["minor enum-value-removed", "minor enum-value-added"],
  },
  {
    name: "an enum of a response becomes a string",
    document,
    edit: [
      [
        "        kind: { enum: [cat, dog] }\n        mood",
        "        kind: { type: string }\n        mood",
      ],
    ],
    also: `export const given = (pet: api.Pet) => api.createPet({ body: { name: "", kind: pet.kind } });`,
    findings: ["major enum-opened (types)"],
  },
  {
    name: "an enum of a response becomes a constant",
    document,
    edit: [
      [
        "        kind: { enum: [cat, dog] }\n        mood",
        "        kind: { const: dog }\n        mood",
      ],
    ],
    findings: ["major enum-value-removed (types)"],
  },
  {
    name: "a constant of a response becomes an enum",
    document,
    edit: [["mood: { const: happy }", "mood: { enum: [happy, sad] }"]],
    findings: ["major enum-value-added (types)"],
  },
  {
    name: "a number of a response becomes a string",
    document,
    edit: [["        age: { type: integer }\n", "        age: { type: string }\n"]],
    findings: ["major type-changed (types)"],
  },
  {
    name: "a whole number of a response becomes a number",
    document,
    edit: [["        age: { type: integer }\n", "        age: { type: number }\n"]],
    findings: ["patch format-changed"],
  },
  {
    name: "a choice of a response gets a variant",
    document,
    edit: [
      [
        'eats: { oneOf: [{ $ref: "#/components/schemas/Meat" }, { $ref: "#/components/schemas/Hay" }] }',
        'eats: { oneOf: [{ $ref: "#/components/schemas/Meat" }, { $ref: "#/components/schemas/Hay" }, { $ref: "#/components/schemas/Box" }] }',
      ],
    ],
    findings: ["major variant-added (types)"],
  },
  {
    name: "a choice of a response loses a variant",
    document,
    edit: [
      [
        'eats: { oneOf: [{ $ref: "#/components/schemas/Meat" }, { $ref: "#/components/schemas/Hay" }] }',
        'eats: { $ref: "#/components/schemas/Meat" }',
      ],
    ],
    findings: ["major variant-removed (types)"],
  },
  {
    name: "a type for requests and responses loses a member",
    document,
    edit: [["        lid: { type: boolean }\n", ""]],
    findings: ["major property-removed (types)"],
  },
  {
    name: "a type for requests and responses asks for more",
    document,
    edit: [["      required: [width]", "      required: [width, lid]"]],
    also: `export const open: api.Box = { width: 2 };`,
    findings: ["major property-required (types)"],
  },
  {
    name: "a type for requests and responses gets an enum, and stays one",
    document,
    edit: [
      [
        "        lid: { type: boolean }\n",
        "        lid: { type: boolean }\n        size: { enum: [s, m] }\n",
      ],
    ],
    also: `export const given = (body: api.Box) => api.replacePet({ path: { petId: "p" }, body });`,
    findings: ["minor property-added"],
  },
  {
    name: "a type for requests and responses splits in two",
    document,
    edit: [
      [
        "        lid: { type: boolean }\n",
        "        lid: { type: boolean }\n        made: { type: string, format: date }\n",
      ],
    ],
    also: `export const given = (body: api.Box) => api.replacePet({ path: { petId: "p" }, body });`,
    findings: ["minor schema-split", "minor property-added"],
  },
  {
    name: "a named enum of a response loses a value",
    document,
    edit: [
      [
        "enum: [s, m, l], x-enum-varnames: [Small, Medium, Large]",
        "enum: [s, l], x-enum-varnames: [Small, Large]",
      ],
    ],
    also: `export const medium = () => api.Size.Medium;`,
    findings: ["major enum-value-removed (types)"],
  },
  {
    name: "a named enum of a response gets a value",
    document,
    edit: [
      [
        "enum: [s, m, l], x-enum-varnames: [Small, Medium, Large]",
        "enum: [xs, s, m, l], x-enum-varnames: [Tiny, Small, Medium, Large]",
      ],
    ],
    also: `export const sizes: readonly string[] = Object.values(api.Size);`,
    findings: ["minor enum-value-added"],
  },
  {
    name: "a member of an enum is called otherwise",
    document,
    edit: [["x-enum-varnames: [Small, Medium, Large]", "x-enum-varnames: [Small, Middle, Large]"]],
    also: `export const medium = () => api.Size.Medium;`,
    findings: ["major enum-member-renamed (types)"],
  },
  {
    name: "an enum of numbers loses its names",
    document,
    edit: [[", x-enum-varnames: [Low, High]", ""]],
    also: `export const low = (): 1 => api.Level.Low;`,
    findings: ["major enum-member-removed (types)"],
  },
  {
    name: "an enum of numbers gets names",
    document,
    edit: [
      ["Weight: { enum: [1, 2] }", "Weight: { enum: [1, 2], x-enum-varnames: [Light, Heavy] }"],
    ],
    findings: ["minor enum-member-added"],
  },
  {
    name: "a type is renamed",
    document,
    edit: [
      ["    Hay:\n", "    Straw:\n"],
      [
        'food: { oneOf: [{ $ref: "#/components/schemas/Meat" }, { $ref: "#/components/schemas/Hay" }] }',
        'food: { oneOf: [{ $ref: "#/components/schemas/Meat" }, { $ref: "#/components/schemas/Straw" }] }',
      ],
      [
        'eats: { oneOf: [{ $ref: "#/components/schemas/Meat" }, { $ref: "#/components/schemas/Hay" }] }',
        'eats: { oneOf: [{ $ref: "#/components/schemas/Meat" }, { $ref: "#/components/schemas/Straw" }] }',
      ],
    ],
    also: `export const bales = (hay: api.Hay) => hay.bales;`,
    findings: ["major schema-renamed (types)"],
  },
  {
    name: "a type gets its own name: nothing changes but for a new export",
    document,
    edit: [
      [
        "        extra: { type: object, properties: { colour: { type: string } } }\n",
        '        extra: { $ref: "#/components/schemas/Extra" }\n',
      ],
      [hay, `${hay}    Extra: { type: object, properties: { colour: { type: string } } }\n`],
    ],
    findings: ["minor schema-added"],
  },
  {
    name: "a type is described",
    document,
    edit: [
      [
        "    Box:\n      type: object\n",
        "    Box:\n      type: object\n      description: What pets sleep in.\n",
      ],
    ],
    findings: ["patch docs-changed"],
  },
  {
    name: "a member is deprecated",
    document,
    edit: [
      ["        nick: { type: string }\n", "        nick: { type: string, deprecated: true }\n"],
    ],
    findings: ["minor deprecated"],
  },
];
