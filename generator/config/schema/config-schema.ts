import { importExtensions } from "../../4-plan/import-extension.js";
import { packageNameRules, takenNames } from "../package-name.js";
import { ignoreSchema } from "../ignore.js";
import { clientSchema } from "./client-schema.js";
import { retryPolicySchema } from "./retry-schema.js";

/**
 * The keys of `wireform.yaml`, as JSON Schema (2020-12). The reader takes its keys and patterns
 * from here. Editors use `../wireform.schema.json`; a test keeps both equal.
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
      // The editor reports the obvious case; the reader checks whether a path really leaves the
      // folder.
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
        agents: {
          description: "Also write AGENTS.md: how to call, find and test, for coding agents.",
          type: "boolean",
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
        "What imports between the sources end with: `none` for bundlers, `js` for Node's resolution, `ts` for Node, Deno and Bun without a build. With sourceOnly, the nearest tsconfig.json decides where this isn't said.",
      enum: importExtensions,
    },
    declarationMaps: {
      description:
        "Whether to write declaration maps: editors then go from a type to its line in the document.",
      type: "boolean",
    },
    postGenerate: {
      description:
        "Commands to run after files were written, in the folder of this file: each a program and its " +
        "arguments, without a shell, such as `[[prettier, --write, sdk/src]]`.",
      type: "array",
      items: {
        type: "array",
        minItems: 1,
        items: { type: "string" },
      },
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
        // The runtime's folder, and device names of Windows.
        not: { pattern: "^(runtime|con|prn|aux|nul|com[0-9]|lpt[0-9])$" },
      },
      // If one client is the package's root, its modules are where others have their folders.
      dependentSchemas: {
        ".": {
          propertyNames: {
            not: {
              pattern:
                "^(api|client|fake|handler|index|operations|schemas?|validators|webhooks[0-9]*)$",
            },
          },
        },
      },
      additionalProperties: { $ref: "#/$defs/client" },
    },
  },
  $defs: {
    client: clientSchema,
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
    retry: retryPolicySchema,
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
