/** Request bodies: what may be in them, and how they are written. */
import type { Edit } from "../edit.js";

const document = "shop";

const box = `        content:
          application/json: { schema: { $ref: "#/components/schemas/Box" } }
`;
const order = `          application/x-www-form-urlencoded:
            x-wireform: { dialect: oas }
            schema:`;
const photo = `            schema:
              type: object
              required: [caption]`;

export const bodies: readonly Edit[] = [
  {
    name: "a body becomes required",
    document,
    edit: [
      [
        "      operationId: replacePet\n      requestBody:\n",
        "      operationId: replacePet\n      requestBody:\n        required: true\n",
      ],
    ],
    findings: ["major body-required (types)"],
  },
  {
    name: "a body becomes optional",
    document,
    edit: [
      [
        "      operationId: createPet\n      requestBody:\n        required: true\n",
        "      operationId: createPet\n      requestBody:\n",
      ],
    ],
    findings: ["minor body-optional"],
  },
  {
    name: "a body is no longer accepted",
    document,
    edit: [[`      requestBody:\n${box}`, ""]],
    findings: ["major body-removed (types)"],
  },
  {
    name: "an optional body is taken",
    document,
    edit: [
      [
        "      operationId: deletePet\n",
        `      operationId: deletePet\n      requestBody:\n        content: { text/plain: { schema: { type: string } } }\n`,
      ],
    ],
    findings: ["minor body-added"],
  },
  {
    name: "the media type changes, still JSON",
    document,
    edit: [
      [
        `      requestBody:\n${box}`,
        `      requestBody:\n${box.replace("application/json", "application/merge-patch+json")}`,
      ],
    ],
    findings: ["major media-type-changed (bytes)"],
  },
  {
    name: "JSON becomes a form",
    document,
    edit: [
      [
        `      requestBody:\n${box}`,
        `      requestBody:\n${box.replace("application/json", "application/x-www-form-urlencoded")}`,
      ],
    ],
    findings: ["major media-type-changed (bytes)"],
  },
  {
    name: "a second media type, which callers may choose",
    document,
    edit: [
      [
        `      requestBody:\n${box}`,
        `      requestBody:\n${box}          text/plain: { schema: { type: string } }\n`,
      ],
    ],
    findings: ["minor media-type-added"],
  },
  {
    name: "JSON beside a text: it is what is meant then",
    document,
    edit: [
      [
        "          text/markdown: { schema: { type: string } }",
        "          text/markdown: { schema: { type: string } }\n          application/json: { schema: { type: object } }",
      ],
    ],
    findings: ["major type-changed (types)", "major media-type-changed (bytes)"],
  },
  {
    name: "of several media types, the one that is meant goes",
    document,
    edit: [
      [
        `title: Rows } }
          application/json: { schema: { $ref: "#/components/schemas/Report" } }`,
        "title: Rows } }",
      ],
    ],
    findings: [
      "major media-type-removed (types)",
      "major type-changed (types)",
      "major media-type-changed (bytes)",
    ],
  },
  {
    name: "of several media types, one goes that callers name",
    document,
    edit: [["          text/csv: { schema: { type: string, title: Rows } }\n", ""]],
    findings: ["major media-type-removed (types)"],
  },
  {
    name: "a range of media types becomes one of them",
    document,
    edit: [["image/*: {}", "image/png: {}"]],
    findings: ["major media-type-changed (types)"],
  },
  {
    name: "a range of media types becomes narrower",
    document,
    edit: [["image/*: {}", "image/svg*: {}"]],
    findings: ["major media-type-changed (types)"],
  },
  {
    name: "a range of media types becomes wider",
    document,
    edit: [["image/*: {}", '"*/*": {}']],
    findings: ["minor media-type-added"],
  },
  {
    name: "a range becomes wider, of values alone",
    document,
    edit: [["image/*: {}", '"*/*": { schema: { type: object } }']],
    findings: ["major type-changed (types)", "minor media-type-added"],
  },
  {
    name: "of several media types, one becomes a range",
    document,
    edit: [["audio/wav: {}", "audio/*: {}"]],
    also: 'export const unsaid = () => api.recordSound({ path: { petId: "p1" }, body: "x" });',
    findings: ["major media-type-changed (types)"],
  },
  {
    name: "two ranges become one, with values in place of bytes",
    document,
    edit: [["video/*: {}\n          application/*: {}", '"*/*": {}']],
    findings: ["major type-changed (bytes)", "minor media-type-added"],
  },
  {
    name: "a range takes the place of several media types",
    document,
    edit: [["audio/wav: {}\n          video/*: {}\n          application/*: {}", '"*/*": {}']],
    also: 'export const unsaid = () => api.recordSound({ path: { petId: "p1" }, body: "x" });',
    findings: ["major media-type-changed (types)", "major type-changed (bytes)"],
  },
  {
    name: "a form gets the dialect stripe",
    document,
    edit: [["x-wireform: { dialect: oas }", "x-wireform: { dialect: stripe }"]],
    findings: ["major dialect-changed (bytes)"],
  },
  {
    name: "a form gets the dialect of a parser",
    document,
    edit: [["x-wireform: { dialect: oas }", "x-wireform: { dialect: qs }"]],
    findings: ["major dialect-changed (bytes)"],
  },
  {
    name: "nulls in a form are left out",
    document,
    edit: [["x-wireform: { dialect: oas }", "x-wireform: { dialect: oas, nulls: omit }"]],
    also: `const given = { item: "hay", more: null };
      export const more = [() => api.placeOrder({ body: given })];`,
    findings: ["major dialect-changed (bytes)"],
  },
  {
    name: "a list in a form gets the style of a query",
    document,
    edit: [
      [
        order,
        order.replace(
          "            schema:",
          "            encoding: { codes: { style: form, explode: false } }\n            schema:",
        ),
      ],
    ],
    findings: ["major encoding-changed (bytes)"],
  },
  {
    name: "an object in a form becomes deepObject",
    document,
    edit: [
      [
        order,
        order.replace(
          "            schema:",
          "            encoding: { options: { style: deepObject } }\n            schema:",
        ),
      ],
    ],
    findings: ["major encoding-changed (bytes)"],
  },
  {
    name: "an encoding that says what is the default",
    document,
    edit: [
      [
        order,
        order.replace(
          "            schema:",
          "            encoding: { options: { contentType: application/json } }\n            schema:",
        ),
      ],
    ],
    findings: [],
  },
  {
    name: "a part gets a type",
    document,
    edit: [[photo, `            encoding: { photo: { contentType: image/png } }\n${photo}`]],
    findings: ["major encoding-changed (bytes)"],
  },
  {
    name: "a part gets a header",
    document,
    edit: [
      [
        photo,
        `            encoding: { photo: { headers: { X-Kind: { schema: { const: portrait } } } } }\n${photo}`,
      ],
    ],
    findings: ["major encoding-changed (bytes)"],
  },
  {
    name: "an upload becomes base64: a Blob is no longer accepted",
    document,
    edit: [
      [
        "photo: { type: string, format: binary }",
        "photo: { type: string, contentEncoding: base64 }",
      ],
    ],
    also: `export const more = [() => api.uploadPhoto({ path: { petId: "p" }, body: { caption: "", photo: new Blob(["x"]) } })];`,
    findings: ["major type-narrowed (types)"],
  },
  {
    name: "a text part becomes an upload",
    document,
    edit: [["caption: { type: string }", "caption: { type: string, format: binary }"]],
    findings: ["major format-changed (bytes)"],
  },
  {
    name: "base64 becomes base64url",
    document,
    edit: [["contentEncoding: base64 }", "contentEncoding: base64url }"]],
    findings: ["major format-changed (bytes)"],
  },
  {
    name: "a number becomes a timestamp: milliseconds are refused",
    document,
    edit: [["paid_at: { type: integer }", "paid_at: { type: integer, format: unix-time }"]],
    also: `export const more = [() => api.placeOrder({ body: { item: "hay", paid_at: 1_730_253_425_000 } })];`,
    findings: ["major format-changed (bytes)"],
  },
  {
    name: "a number becomes an int64",
    document,
    edit: [["paid_at: { type: integer }", "paid_at: { type: integer, format: int64 }"]],
    findings: ["minor type-widened"],
  },
  {
    name: "the members of a form change their order",
    document,
    edit: [
      ["                item: { type: string }\n", ""],
      [
        "                codes: {",
        "                item: { type: string }\n                codes: {",
      ],
    ],
    findings: ["patch order-changed (bytes)"],
  },
  {
    name: "an inline member of a body is closed",
    document,
    edit: [
      [
        "options: { type: object, properties:",
        "options: { type: object, additionalProperties: false, properties:",
      ],
    ],
    also: `const options = { gift: true, wrapping: "red" };
export const more = [() => api.placeOrder({ body: { item: "hay", options } })];`,
    findings: ["major object-closed (bytes)"],
  },
];
