/** What the client adds to a request: server, credentials, idempotency keys. */
import type { Edit } from "../edit.js";

const document = "shop";

export const clients: readonly Edit[] = [
  {
    name: "another server",
    document,
    edit: [["https://api.shop.example/v1", "https://api.shop.example/v2"]],
    findings: ["major server-changed (bytes)"],
  },
  {
    name: "a server for one operation",
    document,
    edit: [
      [
        "      operationId: placeOrder\n",
        "      operationId: placeOrder\n      servers: [{ url: https://orders.shop.example }]\n",
      ],
    ],
    findings: ["major server-changed (bytes)"],
  },
  {
    name: "a second server, which nobody asks",
    document,
    edit: [
      [
        "  - url: https://api.shop.example/v1\n",
        "  - url: https://api.shop.example/v1\n  - url: https://test.shop.example/v1\n",
      ],
    ],
    findings: [],
  },
  {
    name: "the header of the key changes",
    document,
    edit: [["in: header, name: X-Key", "in: header, name: X-Api-Key"]],
    findings: ["major security-changed (bytes)"],
  },
  {
    name: "the key goes to the query",
    document,
    edit: [["in: header, name: X-Key", "in: query, name: key"]],
    findings: ["major security-changed (bytes)"],
  },
  {
    name: "another scheme for all operations",
    document,
    edit: [["security:\n  - key: []\n", "security:\n  - token: []\n"]],
    also: `export const named = (key: string) => api.createClient({ auth: { key } });`,
    findings: ["major auth-changed (types)", "major security-changed (bytes)"],
  },
  {
    name: "a further scheme, which one credential is taken for",
    document,
    edit: [["security:\n  - key: []\n", "security:\n  - key: []\n  - token: []\n"]],
    findings: ["major security-changed (bytes)"],
  },
  {
    name: "a further scheme, beside two keys",
    document,
    edit: [["security:\n  - key: []\n", "security:\n  - key: []\n  - key: []\n    token: []\n"]],
    findings: ["minor security-changed"],
  },
  {
    name: "an operation asks for credentials",
    document,
    edit: [["      security: []\n", ""]],
    findings: ["major security-added (bytes)"],
  },
  {
    name: "an operation asks for no credentials",
    document,
    edit: [
      ["      operationId: placeOrder\n", "      operationId: placeOrder\n      security: []\n"],
    ],
    findings: ["minor security-removed (bytes)"],
  },
  {
    name: "no idempotency key",
    document,
    edit: [["      x-wireform: { idempotencyHeader: Idempotency-Key }\n", ""]],
    findings: ["major idempotency-changed (bytes)"],
  },
  {
    name: "another header for the idempotency key",
    document,
    edit: [["idempotencyHeader: Idempotency-Key", "idempotencyHeader: Unique-Key"]],
    findings: ["major idempotency-changed (bytes)"],
  },
  {
    name: "an idempotency key for one more operation",
    document,
    edit: [
      [
        "      operationId: createPet\n",
        "      operationId: createPet\n      x-wireform: { idempotencyHeader: Idempotency-Key }\n",
      ],
    ],
    findings: ["minor idempotency-changed (bytes)"],
  },
  {
    name: "another policy for retries",
    document,
    edit: [["openapi: 3.1.1\n", "openapi: 3.1.1\nx-wireform: { retry: { attempts: 5 } }\n"]],
    findings: ["minor retry-changed"],
  },
  {
    name: "another policy for the retries of an operation",
    document,
    edit: [
      [
        "      operationId: createPet\n",
        "      operationId: createPet\n      x-wireform: { retry: { attempts: 5 } }\n",
      ],
    ],
    findings: ["minor retry-changed"],
  },
  {
    name: "an operation whose requests may be sent twice",
    document,
    edit: [
      [
        "      operationId: createPet\n",
        "      operationId: createPet\n      x-wireform: { retry: { safe: true } }\n",
      ],
    ],
    findings: ["major retry-changed"],
  },
  {
    name: "an operation whose requests may be sent twice anyway",
    document,
    edit: [
      [
        "      operationId: listPets\n",
        "      operationId: listPets\n      x-wireform: { retry: { safe: true } }\n",
      ],
    ],
    findings: [],
  },
];
