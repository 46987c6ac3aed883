const milliseconds = { type: "number", minimum: 0 } as const;

/** `retry` of a client, which `defaults` has, too. */
export const retrySchema = {
  description:
    "What the generated client does about failures unless its caller says otherwise; false: it " +
    "sends each request once, and has no code for more. `x-wireform` in the document has the same.",
  anyOf: [{ const: false }, { $ref: "#/$defs/retry" }],
} as const;

/** The definition `retry`. */
export const retryPolicySchema = {
  description: "When a request is sent again.",
  type: "object",
  additionalProperties: false,
  properties: {
    attempts: {
      description: "How often a request is sent at most, the first time counted.",
      type: "integer",
      minimum: 1,
    },
    baseDelay: {
      description:
        "The longest pause before the second try, in milliseconds; it doubles each time.",
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
  },
} as const;
