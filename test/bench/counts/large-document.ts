/** A large document that is always the same: what it costs can be compared from one commit to the next. */

const resources = 60;

/** @param edit told in the description of one operation, and nowhere else */
export function largeDocument(edit = ""): object {
  const paths: Record<string, object> = {};
  const schemas: Record<string, object> = { Address: address, Fault: fault };
  for (let i = 0; i < resources; i++) {
    const name = `Resource${i}`;
    schemas[name] = resourceSchema(i);
    schemas[`${name}Input`] = inputSchema(i);
    paths[`/v1/resources${i}`] = {
      get: listOperation(name),
      post: createOperation(name, i === 7 ? edit : ""),
    };
    paths[`/v1/resources${i}/{id}`] = {
      get: { ...operation(`get${name}`, name, "Reads one."), parameters: [idParameter] },
      delete: {
        operationId: `delete${name}`,
        parameters: [idParameter],
        responses: { 204: { description: "Gone." }, default: failed },
      },
    };
  }
  return {
    openapi: "3.1.0",
    info: { title: "A large one", version: "1" },
    servers: [{ url: "https://api.example.com" }],
    paths,
    components: { schemas },
  };
}

const address = {
  type: "object",
  description: "Where somebody lives.",
  properties: Object.fromEntries(
    ["line1", "line2", "city", "state", "postal_code", "country"].map((name) => [
      name,
      { type: ["string", "null"], maxLength: 5000, description: `The ${name} of the address.` },
    ]),
  ),
};

const fault = {
  type: "object",
  properties: { code: { type: "string" }, message: { type: "string" } },
  required: ["code"],
};

const idParameter = { name: "id", in: "path", required: true, schema: { type: "string" } };

const referTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const failed = {
  description: "It failed.",
  content: { "application/json": { schema: referTo("Fault") } },
};

function resourceSchema(i: number): object {
  const next = `Resource${(i + 1) % resources}`;
  return {
    type: "object",
    description: `The resource ${i}, which has members of many kinds, and a text of more than one line that says so.\n\nWith a second paragraph.`,
    properties: {
      id: { type: "string", description: "What it is found by." },
      object: { type: "string", const: `resource${i}` },
      created: { type: "integer", format: "unix-time" },
      status: { type: "string", enum: ["new", `active_${i}`, "gone"], description: "How it does." },
      amount: { type: "number", minimum: 0 },
      address: referTo("Address"),
      next: { anyOf: [referTo(next), { type: "string" }] },
      metadata: { type: "object", additionalProperties: { type: "string" } },
      items: { type: "array", items: { oneOf: [referTo(next), referTo("Fault")] } },
    },
    required: ["id", "object", "created"],
  };
}

function inputSchema(i: number): object {
  return {
    type: "object",
    properties: {
      amount: { type: "integer", description: `How much of ${i}.` },
      currency: { type: "string", enum: ["eur", "usd"] },
      shipping: {
        type: "object",
        properties: { address: referTo("Address"), name: { type: "string" } },
      },
      metadata: { type: "object", additionalProperties: { type: "string" } },
      expand: { type: "array", items: { type: "string" } },
    },
    required: ["amount", "currency"],
  };
}

function operation(operationId: string, answer: string, description: string): object {
  return {
    operationId,
    description,
    responses: {
      200: {
        description: "Well.",
        content: { "application/json": { schema: referTo(answer) } },
      },
      default: failed,
    },
  };
}

function listOperation(name: string): object {
  return {
    operationId: `list${name}`,
    parameters: [
      { name: "limit", in: "query", schema: { type: "integer", maximum: 100 } },
      { name: "status", in: "query", schema: { type: "array", items: { type: "string" } } },
    ],
    responses: {
      200: {
        description: "A page.",
        content: {
          "application/json": {
            schema: {
              type: "object",
              properties: {
                data: { type: "array", items: referTo(name) },
                has_more: { type: "boolean" },
              },
            },
          },
        },
      },
      default: failed,
    },
  };
}

function createOperation(name: string, edit: string): object {
  return {
    ...operation(`create${name}`, name, `Makes one. ${edit}`.trim()),
    requestBody: {
      content: { "application/x-www-form-urlencoded": { schema: referTo(`${name}Input`) } },
    },
  };
}
