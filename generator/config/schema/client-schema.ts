import { arrayNotations, dialects, nullRules } from "../../model/dialects.js";
import { dateTypes, int64Types } from "../../3-lower/operations/extension.js";
import { defaultsSchema } from "./defaults-schema.js";
import { formatsSchema } from "./formats-schema.js";
import { pagingKinds } from "./paging-schema.js";
import { retrySchema } from "./retry-schema.js";

/** These keys need a URL. */
const byUrl = {
  properties: {
    document: { description: "It stands at a URL.", pattern: "^[hH][tT][tT][pP][sS]?://" },
  },
} as const;

/** The keys of one client in `wireform.yaml`. `$defs` are those of `configSchema`. */
export const clientSchema = {
  description: "One document, and how it is read.",
  type: "object",
  required: ["document"],
  additionalProperties: false,
  dependentSchemas: { copy: byUrl, sha256: byUrl },
  allOf: [
    // Rack reads `a[0]` as a hash.
    {
      not: {
        required: ["dialect", "arrays"],
        properties: {
          dialect: { description: "Has brackets alone.", const: "rails" },
          arrays: { description: "Has numbers in brackets.", const: "indices" },
        },
      },
    },
    {
      not: {
        required: ["retry", "defaults"],
        properties: {
          retry: { description: "It stands at the client." },
          defaults: {
            description: "Has it, too: in two places.",
            type: "object",
            required: ["retry"],
            properties: { retry: { description: "And it stands here." } },
          },
        },
      },
    },
  ],
  properties: {
    document: {
      description:
        "The OpenAPI document, from the folder of this file: YAML or JSON. A URL is never read when " +
        "code is generated: `wireform fetch` writes a copy of what stands there, and `sha256`.",
      type: "string",
      minLength: 1,
    },
    copy: {
      description:
        "Where the copy of a document by URL stands, from the folder of this file; without it, " +
        "`documents/NAME.yaml` or `.json`. Commit it.",
      type: "string",
      minLength: 1,
      pattern: "^(?!/|[A-Za-z]:|\\.\\.(/|$))",
    },
    sha256: {
      description:
        "Which document the copy is (without the CR of CR LF): `wireform fetch` writes it.",
      type: "string",
      pattern: "^[0-9a-f]{64}$",
    },
    dialect: {
      description:
        "Which rules decide what OpenAPI leaves undefined on the wire: `oas` (default), `stripe`, or " +
        "what reads forms and queries on the server: `qs` (Express, NestJS, Fastify), `php`, `rails` (Rack). " +
        "`x-wireform` in the document wins over it.",
      enum: dialects,
    },
    arrays: {
      description: "How nested forms write arrays: `a[0]=x` (indices, default) or `a[]=x`.",
      enum: arrayNotations,
    },
    nulls: {
      description:
        "What a null in a form is: an empty value, `a=` (empty, default), or nothing (omit). " +
        "`x-wireform` in the document wins over it.",
      enum: nullRules,
    },
    idempotencyHeader: {
      description:
        "The header in which the client sends a key with every POST: it makes sending again " +
        "safe. `x-wireform` in the document wins over it.",
      type: "string",
      pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$",
    },
    idempotencyKeys: {
      description:
        "Send a key with every POST, in `Idempotency-Key` unless `idempotencyHeader` says otherwise; and " +
        "with each operation that declares such a header as a parameter: callers needn't give it.",
      type: "boolean",
    },
    retry: retrySchema,
    defaults: defaultsSchema,
    validators: {
      description:
        "Also write a validator for each named schema, which knows Standard Schema and gives JSON " +
        'Schemas: `import { orderSchema } from "my-api/validators"`.',
      type: "boolean",
    },
    zod: {
      description:
        "Also write a schema of Zod 4 for each named schema, of which Zod infers the same type: " +
        '`import { zOrder } from "my-api/zod"`. The package names zod as a peer dependency.',
      type: "boolean",
    },
    handler: {
      description:
        "Also write a function from requests to responses that serves the document, with the " +
        'validators that it needs: `import { createHandler } from "my-api/handler"`.',
      type: "boolean",
    },
    fake: {
      description:
        "Also write test doubles of the API, with the handler and the validators that they need: " +
        '`import { createFake } from "my-api/fake"`.',
      type: "boolean",
    },
    cli: {
      description:
        "Also write a command line that calls each operation, as a program of the package: " +
        "`my-api orders create --amount 1000`.",
      type: "boolean",
    },
    query: {
      description:
        "Also write what TanStack Query and SWR take, for each operation: " +
        '`import { getOrderQuery } from "my-api/query"`.',
      type: "boolean",
    },
    tools: {
      description:
        "Also write each operation as a tool for language models, with the validators that it " +
        'needs: `import { tools } from "my-api/tools"`.',
      type: "boolean",
    },
    metadata: {
      description:
        "Also write what the document says of each operation, as a value: " +
        '`import { operations } from "my-api/metadata"`.',
      type: "boolean",
    },
    guards: {
      description:
        "Also write a function for each variant of a choice that a constant member tells: " +
        '`import { isCard } from "my-api/guards"`.',
      type: "boolean",
    },
    clientParameters: {
      description:
        "Parameters that are given to `createClient` instead of to each operation, by their names: " +
        "operations take them as an override.",
      type: "object",
      additionalProperties: false,
      properties: {
        headers: { description: "Such as `Api-Version`.", $ref: "#/$defs/words" },
        path: { description: "Such as `tenant` of `/{tenant}/pets`.", $ref: "#/$defs/words" },
        query: { description: "Such as `api-version`.", $ref: "#/$defs/words" },
        cookies: { description: "Such as `locale`.", $ref: "#/$defs/words" },
      },
    },
    errors: {
      description:
        "The component schema (its key, or a JSON pointer) of all failures that the document says " +
        "nothing of. `x-wireform` in the document wins over it.",
      type: "string",
      minLength: 1,
    },
    names: {
      description:
        "What functions and types are called instead of what the document says; beats `wireform.lock`.",
      type: "object",
      additionalProperties: false,
      properties: {
        operations: {
          description: "By operationId, or by method and path: `GET /pets/{id}: readPet`.",
          $ref: "#/$defs/names",
        },
        schemas: {
          description: "By the key in `components.schemas`: `pet_record: Pet`.",
          $ref: "#/$defs/names",
        },
      },
    },
    overlays: {
      description:
        "OpenAPI Overlay documents (1.0, 1.1) that change the document before it is read, in order.",
      $ref: "#/$defs/words",
    },
    int64: {
      description: "What integers of `format: int64` in responses are: number (default) or bigint.",
      enum: int64Types,
    },
    dates: {
      description:
        "What `format: date-time` and `unix-time` are, in answers as in requests: string (default: text " +
        "and numbers as JSON has them; requests take a Date, too) or date (a Date in both).",
      enum: dateTypes,
    },
    formats: formatsSchema,
    mediaTypes: {
      description:
        "Which media type is meant where a body or an answer has several, the first that it has: " +
        "`[application/xml]`. Without one: JSON, else what the document names first.",
      $ref: "#/$defs/words",
    },
    pagination: {
      description: "How lists come in pages: operations that a rule fits are given as iterables.",
      type: "array",
      items: { anyOf: pagingKinds },
    },
    schema: { $ref: "#/$defs/schema" },
    roots: { $ref: "#/$defs/roots" },
    ignore: { $ref: "#/$defs/ignore" },
    include: {
      description: "Only the operations that any of these lists names, and what they use.",
      $ref: "#/$defs/filter",
    },
    exclude: {
      description: "Not the operations that any of these lists names.",
      $ref: "#/$defs/filter",
    },
  },
} as const;
