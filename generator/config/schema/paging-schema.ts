const memberPointer = { type: "string", pattern: "^(/|$)" } as const;

const common = {
  for: {
    description: "The operations that the rule is meant for. Without it: those that it fits.",
    $ref: "#/$defs/filter",
  },
  items: { description: "Where a page has its items: a JSON Pointer.", ...memberPointer },
} as const;

const members = {
  parameter: { description: "The parameter that asks for the next page.", type: "string" },
  size: { description: "The parameter with the size of a page.", type: "string" },
  first: { description: "The number of the first page, 1 when not given.", type: "number" },
  more: {
    description: "Where a page says whether there are more: a JSON Pointer.",
    ...memberPointer,
  },
  next: { description: "Where a page has the next one's cursor or URL.", ...memberPointer },
  last: { description: "Which member of the last item is the next cursor.", ...memberPointer },
} as const;

/** Pagination rules as JSON Schema: one shape for each way to find the next page. */
export const pagingKinds = [
  pagingKind("cursor", ["parameter", "next"], ["more"]),
  pagingKind("cursor", ["parameter", "last"], ["more"]),
  pagingKind("offset", ["parameter"], ["size", "more"]),
  pagingKind("page", ["parameter"], ["size", "first", "more"]),
  pagingKind("link", [], []),
  pagingKind("url", ["next"], []),
];

type Member = keyof typeof members;

function pagingKind(kind: string, required: readonly Member[], optional: readonly Member[]) {
  const own = [...required, ...optional].map((name) => [name, members[name]]);
  return {
    type: "object",
    required: ["kind", ...required],
    additionalProperties: false,
    properties: {
      kind: { description: "How the next page is found.", const: kind },
      ...common,
      ...Object.fromEntries(own),
    },
  };
}
