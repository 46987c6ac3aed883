const milliseconds = { type: "number", minimum: 0 } as const;

export const retryProperties = {
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
