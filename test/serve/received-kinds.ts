/** Kinds of values: what callers may give, and the one type in which each of them arrives. */

export interface Kind {
  readonly schema: object;
  /** All that may be given. */
  readonly given: readonly unknown[];
  /** As TypeScript writes it. */
  readonly arrives: string;
  /** As a part of a multipart body. Default: the same. */
  readonly asPart?: string;
  /** Only bodies have it. */
  readonly isNested?: true;
}

export interface Reading {
  readonly dates: "string" | "date";
  readonly int64: "number" | "bigint";
}

export const readings: readonly Reading[] = [
  { dates: "string", int64: "number" },
  { dates: "date", int64: "bigint" },
];

const now = new Date("2026-01-02T03:04:05.000Z");
const bytes = new TextEncoder().encode("bytes");

export function kinds({ dates, int64 }: Reading): Readonly<Record<string, Kind>> {
  const [moment, time] = dates === "date" ? ["Date", "Date"] : ["string", "number"];
  const at = { type: "string", format: "date-time" };
  const long = { type: "integer", format: "int64" };
  const wide = int64 === "bigint" ? [7, 2n ** 60n] : [7, 7n];
  const moments = dates === "date" ? [now] : [now, now.toISOString()];
  return {
    text: { schema: { type: "string" }, given: ["text", "7"], arrives: "string" },
    whole: { schema: { type: "integer" }, given: [7, -7], arrives: "number" },
    number: { schema: { type: "number" }, given: [7.5, 7], arrives: "number" },
    flag: { schema: { type: "boolean" }, given: [true, false], arrives: "boolean" },
    long: { schema: long, given: wide, arrives: int64 },
    day: { schema: { type: "string", format: "date" }, given: ["2026-01-02"], arrives: "string" },
    moment: { schema: at, given: moments, arrives: moment },
    time: {
      schema: { type: "integer", format: "unix-time" },
      given: dates === "date" ? [now] : [now, 1_700_000_000],
      arrives: time,
    },
    base64: {
      schema: { type: "string", format: "byte" },
      given: [bytes, bytes.buffer, "Ynl0ZXM="],
      arrives: "string",
    },
    word: {
      schema: { type: "string", enum: ["a", "b"] },
      given: ["a", "b"],
      arrives: '"a" | "b" | Unrecognized',
    },
    only: { schema: { const: "a" }, given: ["a"], arrives: '"a"' },
    longs: { schema: { type: "array", items: long }, given: [wide], arrives: `${int64}[]` },
    moments: { schema: { type: "array", items: at }, given: [moments], arrives: `${moment}[]` },
    file: {
      schema: { type: "string", format: "binary" },
      given: [bytes, bytes.buffer, "bytes"],
      arrives: "string",
      asPart: "File",
      isNested: true,
    },
    files: {
      schema: { type: "array", items: { type: "string", format: "binary" } },
      given: [[bytes, "bytes"]],
      arrives: "string[]",
      asPart: "File[]",
      isNested: true,
    },
    noteOrFile: {
      schema: { anyOf: [{ type: "string" }, { type: "string", format: "binary" }] },
      given: ["text", bytes],
      arrives: "string",
      asPart: "File | string",
      isNested: true,
    },
    maybe: {
      schema: { anyOf: [at, { type: "null" }] },
      given: [...moments, null],
      arrives: `${moment} | null`,
      isNested: true,
    },
    either: {
      schema: { anyOf: [long, { type: "boolean" }] },
      given: [7, true],
      arrives: `${int64} | boolean`,
      isNested: true,
    },
    inside: {
      schema: { type: "object", required: ["at"], properties: { at, n: long } },
      given: [{ at: now, n: 7 }, { at: now }],
      arrives: `{ at: ${moment}; n?: ${int64} }`,
      isNested: true,
    },
    pair: {
      schema: { type: "array", prefixItems: [at, long], minItems: 2, items: false },
      given: [[now, 7]],
      arrives: `[${moment}, ${int64}]`,
      isNested: true,
    },
    byName: {
      schema: { type: "object", additionalProperties: long },
      given: [{ a: 7 }],
      arrives: `{ [name: string]: ${int64} }`,
      isNested: true,
    },
  };
}

/** Each place of a request has an operation, of its name, that takes one value of each kind. */
export function documentOf(reading: Reading): object {
  const all = Object.entries(kinds(reading));
  const plain = all.filter(([, { isNested }]) => isNested !== true);
  const object = (members: typeof all) => ({
    type: "object",
    required: members.map(([name]) => name),
    properties: Object.fromEntries(members.map(([name, { schema }]) => [name, schema])),
  });
  const withBody = (operationId: string, mediaType: string, schema: object) => ({
    [`/${operationId}`]: {
      post: {
        operationId,
        requestBody: { required: true, content: { [mediaType]: { schema } } },
        responses: { 204: { description: "Done." } },
      },
    },
  });
  const withParameters = (place: string, path: string) => ({
    [path]: {
      post: {
        operationId: place,
        parameters: plain.map(([name, { schema }]) => ({
          name,
          in: place,
          required: true,
          schema,
        })),
        responses: { 204: { description: "Done." } },
      },
    },
  });
  const segments = plain.map(([name]) => `/{${name}}`).join("");
  return {
    paths: {
      ...withBody("json", "application/json", { $ref: "#/components/schemas/All" }),
      ...withBody("form", "application/x-www-form-urlencoded", object(all)),
      ...withBody("parts", "multipart/form-data", object(all)),
      ...withBody("bytes", "application/octet-stream", { type: "string", format: "binary" }),
      ...withParameters("query", "/query"),
      ...withParameters("header", "/header"),
      ...withParameters("cookie", "/cookie"),
      ...withParameters("path", `/path${segments}`),
    },
    components: { schemas: { All: object(all) } },
  };
}

/** A body whose objects are parts themselves. */
export const bracketDocument = {
  paths: {
    "/send": {
      post: {
        operationId: "send",
        requestBody: {
          required: true,
          content: {
            "multipart/form-data": {
              schema: {
                type: "object",
                required: ["all", "json"],
                properties: {
                  all: { $ref: "#/components/schemas/All" },
                  json: { $ref: "#/components/schemas/All" },
                },
              },
              encoding: { all: { style: "deepObject", explode: true } },
            },
          },
        },
        responses: { 204: { description: "Done." } },
      },
    },
  },
  components: {
    schemas: {
      All: {
        type: "object",
        required: ["note", "file", "inner"],
        properties: {
          note: { type: "string" },
          file: { type: "string", format: "binary" },
          inner: {
            type: "object",
            required: ["file"],
            properties: { file: { type: "string", format: "binary" } },
          },
        },
      },
    },
  },
};

/** The members of an operation's input in which its values are. */
export const groupOf: Readonly<Record<string, string>> = {
  json: "body",
  form: "body",
  parts: "body",
  query: "query",
  header: "headers",
  cookie: "cookies",
  path: "path",
};
