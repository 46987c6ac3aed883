import { arrayNotations, dialects, nullRules } from "../model/dialects.js";
import { dateTypes, int64Types } from "../3-lower/operations/extension.js";
import { importExtensions } from "../4-plan/import-extension.js";
import { packageNameRules, takenNames } from "./package-name.js";
import { ignoreSchema } from "./ignore.js";
import { pagingKinds } from "./paging-schema.js";

const milliseconds = { type: "number", minimum: 0 } as const;

const retryProperties = {
  attempts: {
    description: "How often a request is sent at most, the first time counted.",
    type: "integer",
    minimum: 1,
  },
  baseDelay: {
    description: "The longest pause before the second try, in milliseconds; it doubles each time.",
    ...milliseconds,
  },
  maxDelay: { description: "The longest pause of all, in milliseconds.", ...milliseconds },
  budget: {
    description:
      "How many retries in a row there may be without successes; ten successes give one back.",
    type: "number",
    minimum: 0,
  },
  statuses: {
    description: "The answers to try again after, instead of 408, 429 and 5XX.",
    type: "array",
    items: {
      anyOf: [
        { type: "integer", minimum: 100, maximum: 599 },
        { type: "string", pattern: "^[1-5]XX$" },
      ],
    },
  },
  connectionErrors: {
    description: "Whether to try again when there was no answer at all.",
    type: "boolean",
  },
  safe: {
    description: "Whether all requests may be sent twice, whatever their method is.",
    type: "boolean",
  },
  unexecuted: {
    description:
      "Whether to send again, whatever the method is, what surely was not executed: 429 and 503 with " +
      "`Retry-After`, refused connections.",
    type: "boolean",
  },
} as const;

/** What is said of a copy goes with a URL. */
const byUrl = {
  properties: {
    document: { description: "It stands at a URL.", pattern: "^[hH][tT][tT][pP][sS]?://" },
  },
} as const;

/**
 * What `wireform.yaml` may say, as JSON Schema (2020-12). The reader takes its keys and patterns
 * from here; editors get it as `wireform.schema.json` beside this file, which a test keeps equal.
 */
export const configSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "wireform.yaml",
  description: "What `wireform generate` reads and writes: one package, one subpath per client.",
  type: "object",
  required: ["output", "clients"],
  additionalProperties: false,
  properties: {
    output: {
      description: "The folder of the generated package, below the folder of this file.",
      type: "string",
      minLength: 1,
      // An editor tells the plain case; whether a path leaves in the end, the reader knows.
      pattern: "^(?!\\.\\.(/|$))",
    },
    package: {
      description: "What the package.json of the generated package says.",
      type: "object",
      additionalProperties: false,
      properties: {
        name: {
          description: "The name by which it is imported. Without one: the first document's title.",
          type: "string",
          ...packageNameRules,
          not: { enum: takenNames },
        },
        version: {
          description: "Its version, such as 1.2.3. Without one: 0.0.0.",
          type: "string",
          pattern: "^\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$",
        },
        changelog: {
          description:
            "Count the version up and write CHANGELOG.md by what changed since `version`.",
          type: "boolean",
        },
      },
    },
    schema: { $ref: "#/$defs/schema" },
    sourceOnly: {
      description: "Whether to write the TypeScript sources alone; exports then point at them.",
      type: "boolean",
    },
    importExtension: {
      description:
        "What imports between the sources end with: `none` (the default with sourceOnly) for bundlers, `js` for Node's resolution, `ts` for Node, Deno and Bun without a build.",
      enum: importExtensions,
    },
    declarationMaps: {
      description:
        "Whether to write declaration maps: editors then go from a type to its line in the document.",
      type: "boolean",
    },
    roots: { $ref: "#/$defs/roots" },
    ignore: { $ref: "#/$defs/ignore" },
    clients: {
      description:
        "The clients by name: a name is the subpath that the client is imported from. `.` has none: it is " +
        "the package itself.",
      type: "object",
      minProperties: 1,
      propertyNames: {
        pattern: "^(\\.|[a-z][a-z0-9-]*)$",
        maxLength: 100,
        // The runtime's folder, and what Windows takes for devices.
        not: { pattern: "^(runtime|con|prn|aux|nul|com[0-9]|lpt[0-9])$" },
      },
      // Where one client is the package itself, its parts stand where others have their folders.
      dependentSchemas: {
        ".": {
          propertyNames: {
            not: { pattern: "^(api|client|index|operations|schemas?|webhooks[0-9]*)$" },
          },
        },
      },
      additionalProperties: { $ref: "#/$defs/client" },
    },
  },
  $defs: {
    client: {
      description: "One document, and how it is read.",
      type: "object",
      required: ["document"],
      additionalProperties: false,
      dependentSchemas: { copy: byUrl, sha256: byUrl },
      // Rack reads `a[0]` as a hash.
      not: {
        required: ["dialect", "arrays"],
        properties: {
          dialect: { description: "Has brackets alone.", const: "rails" },
          arrays: { description: "Has numbers in brackets.", const: "indices" },
        },
      },
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
            "Who settles what OpenAPI leaves undefined on the wire: `oas` (default), `stripe`, or what " +
            "reads forms and queries on the server: `qs` (Express, NestJS, Fastify), `php`, `rails` (Rack). " +
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
        retry: {
          description:
            "What the generated client does about failures unless its caller says otherwise. " +
            "`x-wireform` in the document has the same.",
          type: "object",
          additionalProperties: false,
          properties: retryProperties,
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
          description:
            "What integers of `format: int64` in responses are: number (default) or bigint.",
          enum: int64Types,
        },
        dates: {
          description:
            "What `format: date-time` and `unix-time` are, in answers as in requests: string (default: text " +
            "and numbers as JSON has them; requests take a Date, too) or date (a Date in both).",
          enum: dateTypes,
        },
        mediaTypes: {
          description:
            "Which media type is meant where a body or an answer has several, the first that it has: " +
            "`[application/xml]`. Without one: JSON, else what the document names first.",
          $ref: "#/$defs/words",
        },
        pagination: {
          description:
            "How lists come in pages: operations that a rule fits are given as iterables.",
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
    },
    filter: {
      type: "object",
      additionalProperties: false,
      properties: {
        tags: { description: "Operations with any of these tags.", $ref: "#/$defs/words" },
        paths: {
          description:
            "Operations below these paths: `*` is anything inside a segment, `**` any segments.",
          $ref: "#/$defs/words",
        },
        operations: {
          description: "Operations by their operationId.",
          $ref: "#/$defs/words",
        },
        methods: { description: "Operations of these HTTP methods.", $ref: "#/$defs/words" },
      },
    },
    schema: {
      description: "Whether to write openapi-typescript's `schema.ts` too.",
      type: "boolean",
    },
    roots: {
      description: "Further folders, besides the document's own, from which `$ref`s may read.",
      $ref: "#/$defs/words",
    },
    ignore: ignoreSchema,
    names: {
      type: "object",
      additionalProperties: { type: "string", pattern: "^[A-Za-z][A-Za-z0-9]*$" },
    },
    words: { type: "array", items: { type: "string" } },
  },
} as const;
