/** A name that a module exports. */
const exported = { type: "string", pattern: "^[A-Za-z_$][\\w$]*$" } as const;

/** `formats`: by the name of a format, the user's type for its values. */
export const formatsSchema = {
  description:
    "Types of your own for the values of formats, by the format's name: " +
    "`date-time: { type: Instant, module: my-times, parse: parseInstant, print: printInstant }`.",
  type: "object",
  additionalProperties: {
    type: "object",
    required: ["type", "module"],
    additionalProperties: false,
    properties: {
      type: { description: "The name of the type that the module exports.", ...exported },
      module: {
        description:
          "The npm package, or a module in it, that exports these names: `@acme/formats`, `my-times/instant`; " +
          "or one of Node: `node:url`. " +
          "With sourceOnly also a TypeScript file, from the folder of this file: `./src/decimal.ts`.",
        type: "string",
        pattern: "^((?:node:)?[@~A-Za-z0-9][\\w@~./-]*|\\.\\.?/(?!.*\\.d\\.ts$)[\\w@~./-]+\\.ts)$",
      },
      version: {
        description:
          "The range of versions under which the generated package names that package as a peer; " +
          "without one, any.",
        type: "string",
        minLength: 1,
      },
      parse: {
        description:
          "A function from what JSON has to the type. Without one, values stay as JSON has them.",
        ...exported,
      },
      print: {
        description:
          "A function from the type to what JSON has. Without one, values are sent as they are.",
        ...exported,
      },
    },
  },
} as const;
