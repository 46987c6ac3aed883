/** What callers build and test with: each takes the sources as `--source-only` writes them. */

export interface Stack {
  readonly name: string;
  /** Exact versions, by package. */
  readonly packages: Readonly<Record<string, string>>;
  /** The files of such a project, besides the sources in `api/` and the program. */
  readonly files: Readonly<Record<string, string>>;
  /**
   * Programs that Node runs in the project, one after the other: a package's file with arguments.
   */
  readonly commands: readonly (readonly string[])[];
  /** The file that must contain the server's answer; `null`: it must be printed. */
  readonly told: string | null;
  /** Without a server: its output isn't checked. */
  readonly isSilent?: true;
  /** Instead of the document below. */
  readonly document?: string;
  /** What the server answers instead of `{"total":3}`. */
  readonly answer?: string;
  /** What must be told or printed instead of `total 3`. */
  readonly expected?: string;
}

/** Two calls in one module: the bytes of both are checked, and one is sent. */
export const program = `
import { createClient } from "./api/src/client";
import { createOrder } from "./api/src/operations/create-order";

export async function run(baseUrl: string): Promise<string> {
  const request = createOrder({ path: { id: "a b" }, body: { total: 3, at: new Date(0) } });
  const body = '{"total":3,"at":"1970-01-01T00:00:00.000Z"}';
  if (request.url !== "/orders/a%20b" || request.body !== body) throw new Error("wrong bytes");
  const order = await createClient({ baseUrl }).call(request);
  return \`total \${order.total}\`;
}
`;

export const document = `
openapi: 3.1.0
info: { title: Shop, version: "1" }
servers: [{ url: "http://127.0.0.1" }]
paths:
  /orders/{id}:
    post:
      operationId: createOrder
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } }
      responses:
        "200":
          description: Made.
          content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } }
components:
  schemas:
    Order:
      type: object
      required: [total]
      properties:
        total: { type: integer }
        at: { type: string, format: date-time }
        labels: { type: object, additionalProperties: { $ref: "#/components/schemas/Label" } }
        state: { type: string, enum: [open, paid] }
    Label: { type: object, properties: { text: { type: string } } }
`;
