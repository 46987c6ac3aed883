/** A document that asks for credentials and declares response headers, and a server for it. */

export const closedDocument = `\
openapi: 3.1.0
info: { title: Orders, version: "1" }
security: [{ key: [] }]
paths:
  /orders:
    post:
      operationId: createOrder
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Identity" } } }
      responses:
        "201":
          description: Made.
          headers:
            Location: { required: true, schema: { type: string } }
            X-Left: { schema: { type: integer } }
          content: { application/json: { schema: { $ref: "#/components/schemas/Identity" } } }
        "404": { description: Nobody has it. }
    get:
      operationId: readOrders
      security: [{}, { key: [] }]
      responses:
        "200":
          description: All.
          content:
            application/json: { schema: { type: string } }
            text/csv: { schema: { type: string } }
          headers: { X-On: { required: true, schema: { type: boolean } } }
    delete:
      operationId: clear
      security: []
      responses: { "204": { description: Done. } }
components:
  securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }
  schemas: { Identity: { type: object, required: [id], properties: { id: { type: string } } } }
`;

export const closedServer = `\
import { createHandler, createPartialHandler } from "./dist/handler.js";
import type { Handlers } from "./dist/handler.js";
import { createFake } from "./dist/fake.js";

interface User { readonly name: string }

async function userOf({ headers }: Request): Promise<User | null> {
  const name = headers.get("x-key");
  return name === null ? null : { name };
}

const clear = () => ({ status: 204 } as const);

// Who calls is known by a function that stands elsewhere, or says its parameter's type.
createHandler(
  {
    createOrder({ body, identity }) {
      const name: string = identity.name;
      return { status: 201, data: { id: body.id + name }, headers: { Location: "/1", "X-Left": 3, ETag: "1" } };
    },
    readOrders: ({ identity }) => ({ status: 200, data: identity?.name ?? "", headers: { "X-On": true } }),
    clear,
  },
  { authenticate: userOf },
);
createPartialHandler(
  { readOrders: ({ identity }) => ({ status: 200, data: identity?.name ?? "", headers: { "X-On": "true" } }) },
  { authenticate: ({ headers }: Request) => (headers.has("x-key") ? { name: "Ann" } : null) },
);
// Or it is named.
createPartialHandler<User>(
  { createOrder: ({ identity }) => ({ status: 404, headers: { "x-name": identity.name } }) },
  { authenticate: ({ headers }) => (headers.has("x-key") ? { name: "Ann" } : undefined) },
);
const handlers: Handlers<User> = {
  createOrder: async ({ identity }) => ({ status: 404, headers: { "x-name": identity.name } }),
  readOrders: async () => new Response(),
  clear,
};
createHandler(handlers, { authenticate: userOf });
// @ts-expect-error nobody would be known
createHandler(handlers, { authenticate: false });
// @ts-expect-error a text is no user
createHandler(handlers, { authenticate: ({ headers }) => headers.get("x-key") });
createPartialHandler({ clear }, { authenticate: false });

createPartialHandler(
  // @ts-expect-error the field is misspelt
  { createOrder: () => ({ status: 201, data: { id: "1" }, headers: { Loction: "/1" } }) },
  { authenticate: false },
);
// @ts-expect-error the field is required
createPartialHandler({ createOrder: () => ({ status: 201, data: { id: "1" } }) }, { authenticate: false });
// @ts-expect-error it isn't known who may call
createPartialHandler({ createOrder: ({ identity }) => ({ status: 404, headers: { x: identity.name } }) }, { authenticate: false });

const fake = createFake();
fake.on("createOrder", { status: 201, data: { id: "1" }, headers: { Location: "/1", "X-Left": 7 } });
// @ts-expect-error it is a number
fake.once("createOrder", { status: 201, data: { id: "1" }, headers: { Location: "/1", "X-Left": "many" } });
`;
