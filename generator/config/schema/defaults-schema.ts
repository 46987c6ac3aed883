import { retrySchema } from "./retry-schema.js";

/** A pattern for a word in any case: JSON Schema has no flag for it. */
function anyCase(word: string): string {
  return word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

const limit = (description: string) =>
  ({
    description,
    anyOf: [{ const: false }, { type: "number", exclusiveMinimum: 0 }],
  }) as const;

/** `defaults`: options of `createClient` that whoever generates the package sets for its users. */
export const defaultsSchema = {
  description:
    "What `createClient` does unless its caller says otherwise: options that come with the package. No " +
    "credentials: all users of the package would have them.",
  type: "object",
  additionalProperties: false,
  properties: {
    baseUrl: {
      description: "The URL of the API, instead of all servers in the document.",
      type: "string",
      pattern: `^${anyCase("http")}[sS]?://[^/?#@\\\\\\s]+(/[^?#\\\\\\s]*)?$`,
    },
    headers: {
      description:
        "Headers of each request, such as `X-Client: my-api`. A caller's header of the same name wins.",
      type: "object",
      propertyNames: {
        // An object in code can't have such a member.
        pattern: "^(?!__proto__$)[!#$%&'*+.^_`|~0-9A-Za-z-]+$",
        not: { pattern: `^(${anyCase("proxy-authorization|authorization|cookie")})$` },
      },
      additionalProperties: {
        type: "string",
        // As the runtime has it: visible ASCII, no blanks at the ends.
        pattern: "^([!-~]([\\t -~]*[!-~])?)?$",
        not: { pattern: `^(${anyCase("basic|bearer|digest")}) ` },
      },
    },
    timeout: limit(
      "Milliseconds for each attempt; false: no limit. Without one, the client has 80000.",
    ),
    totalTimeout: limit("Milliseconds for all attempts and pauses together."),
    retry: retrySchema,
  },
} as const;
