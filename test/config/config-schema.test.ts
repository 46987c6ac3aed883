/** The reader of `wireform.yaml` and the schema for editors agree. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { format } from "prettier";
import { describe, expect, it } from "vitest";
import { configSchema } from "../../generator/config/schema/config-schema.js";
import { readConfig } from "../../generator/config/config.js";
import { hasErrors } from "../../generator/diagnostics/diagnostic.js";
import type { Host } from "../../generator/host/host.js";
import { readUserText } from "../docs/pages.js";
import { configForm } from "./config-form.js";

const config = path.resolve(import.meta.dirname, "../../generator/config");
// `$ref` beside `description` is how 2020-12 shares a type with a description for each use.
const isValid = new Ajv2020({ strict: true, strictTypes: false }).compile(configSchema);

/** Whether our reader accepts a configuration. */
async function isRead(value: unknown): Promise<boolean> {
  const text = new TextEncoder().encode(JSON.stringify(value));
  const host: Host = {
    readFile: async () => text,
    realPath: async (file) => file,
    stat: async (file) => ({ kind: file === "/project" ? "folder" : "file", size: text.length }),
  };
  const read = await readConfig("/project", host);
  expect(hasErrors(read.diagnostics)).toBe(read.config === null);
  return read.config !== null;
}

describe("the schema of wireform.yaml", () => {
  it("is the file that the package ships", async () => {
    const text = await format(JSON.stringify(configSchema), { parser: "json", printWidth: 100 });
    await expect(text).toMatchFileSnapshot(path.join(config, "wireform.schema.json"));
  });

  it("is the types for editors", async () => {
    const text = await format(configForm(configSchema), { parser: "typescript", printWidth: 100 });
    await expect(text).toMatchFileSnapshot(path.join(config, "module/config-form.ts"));
  });

  it("describes every key", () => {
    const undescribed: string[] = [];
    const visit = (value: unknown, at: string): void => {
      if (value === null || typeof value !== "object") return;
      for (const [key, member] of Object.entries(value)) visit(member, `${at}/${key}`);
      if (!at.endsWith("/properties")) return;
      for (const [key, member] of Object.entries(value as Record<string, Described>)) {
        const shared = /^#\/\$defs\/(\w+)$/.exec(member.$ref ?? "")?.[1];
        const definitions = configSchema.$defs as Readonly<Record<string, Described>>;
        const text = member.description ?? definitions[shared ?? ""]?.description ?? "";
        if (!/^[A-Z].{15,}\.$/.test(text)) undescribed.push(`${at}/${key}`);
      }
    };
    visit(configSchema, "");
    expect(undescribed).toEqual([]);
  });

  it("has no key that the docs don't name", async () => {
    const text = await readUserText();
    const { properties, $defs } = configSchema;
    const keys = [properties, properties.package.properties, $defs.client.properties].flatMap(
      (object) => Object.keys(object),
    );
    const isNamed = (key: string) => new RegExp(`[\\s{\`]${key}(?:: |:\\n|\`| /)`).test(text);
    expect(keys.filter((key) => !isNamed(key))).toEqual([]);
  });

  it("agrees with the reader on configurations of every kind", async () => {
    const seen = { valid: 0, invalid: 0 };
    await fc.assert(
      fc.asyncProperty(configurations, async (value) => {
        const expected = isValid(value);
        seen[expected ? "valid" : "invalid"]++;
        expect(await isRead(value), JSON.stringify(isValid.errors)).toBe(expected);
      }),
      { numRuns: 4000 },
    );
    expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(300);
  });

  it.each([
    [null, false],
    [[], false],
    [{ output: "out" }, false],
    [{ output: "out", clients: {} }, false],
    [{ output: "../out", clients: { a: { document: "a" } } }, false],
    [{ output: "..out", clients: { a: { document: "a" } } }, true],
    [{ output: "out", clients: { runtime: { document: "a" } } }, false],
    [{ output: "out", clients: { ".": { document: "a" } } }, true],
    [{ output: "out", clients: { ".": { document: "a" }, b: { document: "a" } } }, true],
    [{ output: "out", clients: { ".": { document: "a" }, client: { document: "a" } } }, false],
    [{ output: "out", clients: { client: { document: "a" } } }, true],
    [{ output: "out", clients: { a: { document: "a", schema: null } } }, false],
    [{ output: "out", clients: { a: { document: "a" } }, declarationMaps: "yes" }, false],
    [{ output: "out", clients: { a: { document: "a" } }, package: { name: 1 } }, false],
    [{ output: "out", clients: { a: { document: "a" } }, package: { name: "@a/b" } }, true],
    [{ output: "out", clients: { a: { document: "a" } }, package: { version: "1" } }, false],
  ])("%j: both say %s", async (value, expected) => {
    expect(isValid(value)).toBe(expected);
    expect(await isRead(value)).toBe(expected);
  });

  it("knows this project's own configuration", async () => {
    const { parse } = await import("yaml");
    const text = await readFile(path.resolve(config, "../../wireform.yaml"), "utf8");
    expect(isValid(parse(text)), JSON.stringify(isValid.errors)).toBe(true);
  });
});

interface Described {
  readonly description?: string;
  readonly $ref?: string;
}

/** Mostly valid values, sometimes similar ones, sometimes anything. */
function mostly<T>(meant: fc.Arbitrary<T>, ...near: readonly unknown[]): fc.Arbitrary<unknown> {
  const others = [null, true, 1, "", "x", "A b", [], ["x"], [1], {}, ...near];
  return fc.oneof(
    { weight: 60, arbitrary: meant },
    { weight: 1, arbitrary: fc.constantFrom<unknown>(...others) },
  );
}

/** Members that may be missing, and sometimes one with an unknown name. */
function mapping(
  required: Record<string, fc.Arbitrary<unknown>>,
  optional: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<object> {
  const members = fc.record(
    { ...required, ...optional },
    { requiredKeys: Object.keys(required), noNullPrototype: true },
  );
  const broken = fc.tuple(members, fc.constantFrom(...Object.keys(required), "unknown"));
  return fc.oneof(
    { weight: 40, arbitrary: members },
    {
      weight: 1,
      arbitrary: broken.map(([value, key]) => {
        const { [key]: removed, ...rest } = value as Record<string, unknown>;
        return removed === undefined ? { ...rest, [key]: 1 } : rest;
      }),
    },
  );
}

const words = mostly(fc.array(mostly(fc.constantFrom("a", "/v1/**", "")), { maxLength: 3 }));
const amounts = mostly(fc.constantFrom(0, 1, 2.5), -1);
const retry = mostly(
  fc.oneof(
    fc.constant(false),
    mapping(
      {},
      {
        attempts: mostly(fc.constantFrom(1, 3), 0, 1.5),
        baseDelay: amounts,
        maxDelay: amounts,
        budget: amounts,
        statuses: mostly(
          fc.array(mostly(fc.constantFrom(409, "5XX"), 99.5, 600, "6XX"), { maxLength: 2 }),
        ),
        connectionErrors: mostly(fc.boolean()),
      },
    ),
  ),
  true,
);
const filter = mostly(
  mapping({}, { tags: words, paths: words, operations: words, methods: words }),
);
const names = mostly(
  fc.dictionary(
    fc.constantFrom("a", "GET /a", "constructor"),
    mostly(fc.constantFrom("readPet", "Pet2")),
    { maxKeys: 2, noNullPrototype: true },
  ),
);
const pointer = mostly(fc.constantFrom("", "/data", "/a/0"), "data");
const paging = (kind: string, members: Record<string, fc.Arbitrary<unknown>>) =>
  mapping({ kind: fc.constant(kind) }, { for: filter, items: pointer, ...members });
const parameter = { parameter: mostly(fc.constant("after"), 5) };
const pagination = mostly(
  fc.array(
    fc.oneof(
      paging("cursor", { ...parameter, more: pointer, next: pointer, last: pointer }),
      paging("offset", { ...parameter, size: mostly(fc.constant("limit")), more: pointer }),
      paging("page", { ...parameter, first: mostly(fc.constantFrom(0, 1)), more: pointer }),
      paging("link", {}),
      paging("url", { next: pointer }),
      paging("pages", {}),
    ),
    { maxLength: 2 },
  ),
);
const exportedName = mostly(fc.constantFrom("Instant", "parse$"), "a-b");
const userFormat = mapping(
  { type: exportedName, module: mostly(fc.constantFrom("times", "@acme/a/b", "~/c"), "./d", "/e") },
  { parse: exportedName, print: exportedName, version: mostly(fc.constant("^1.0.0")) },
);
const time = mostly(fc.constantFrom(1, 0.5, 30_000, false), 0, -1);
const header = mostly(
  fc.constantFrom("1", "", "a b", "Bearer", "basics"),
  " a",
  "Bearer x",
  "é",
  "a\nb",
);
const defaults = mapping(
  {},
  {
    baseUrl: mostly(
      fc.constantFrom("https://a.test", "HTTP://a.test:8080/v2/"),
      "/v2",
      "https://a.test?a",
      "https://u@a.test",
      "ftp://a.test",
    ),
    headers: mostly(
      fc.oneof(
        {
          weight: 19,
          arbitrary: fc.dictionary(fc.constantFrom("X-One", "Author", "7"), header, {
            maxKeys: 2,
            noNullPrototype: true,
          }),
        },
        {
          weight: 1,
          arbitrary: fc.constantFrom<unknown>(
            { AUTHorization: "1" },
            { cookie: "" },
            { "a b": "" },
          ),
        },
      ),
    ),
    timeout: time,
    totalTimeout: time,
  },
);
const oneClient = mapping(
  { document: mostly(fc.constantFrom("openapi.yaml", "a/b.json")) },
  {
    dialect: mostly(fc.constantFrom("oas", "stripe")),
    arrays: mostly(fc.constantFrom("indices", "brackets")),
    idempotencyHeader: mostly(
      fc.oneof(
        { weight: 19, arbitrary: fc.constantFrom("Idempotency-Key", "X_1") },
        { weight: 1, arbitrary: fc.constantFrom("a b", "", "é") },
      ),
    ),
    formats: mostly(
      fc.dictionary(fc.constantFrom("date-time", "x"), mostly(userFormat), {
        maxKeys: 2,
        noNullPrototype: true,
      }),
    ),
    metadata: mostly(fc.boolean()),
    cli: mostly(fc.boolean()),
    idempotencyKeys: mostly(fc.boolean()),
    int64: mostly(fc.constantFrom("number", "bigint")),
    mediaTypes: words,
    pagination,
    retry,
    defaults: mostly(defaults),
    schema: mostly(fc.boolean()),
    names: mostly(mapping({}, { operations: names, schemas: names })),
    overlays: words,
    roots: words,
    include: filter,
    exclude: filter,
  },
);
/** `retry` may stand in `defaults`, but not beside it, too. */
const client = fc.oneof(
  { weight: 19, arbitrary: oneClient },
  { weight: 1, arbitrary: oneClient.map((one) => ({ ...one, defaults: { retry: {} } })) },
);
const clientNames = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom("a", "b-2", "stripe", ".", "client") },
  { weight: 1, arbitrary: fc.constantFrom("runtime", "..", "A", "1", "", "a b", "constructor") },
);
const configurations = mapping(
  {
    output: mostly(fc.constantFrom("out", "a/b", "./out", "..a", "..", "../a")),
    clients: mostly(
      fc.dictionary(clientNames, mostly(client), { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
    ),
  },
  {
    schema: mostly(fc.boolean()),
    declarationMaps: mostly(fc.boolean()),
    postGenerate: mostly(
      fc.array(
        mostly(fc.array(mostly(fc.constantFrom("a", "--b")), { minLength: 1, maxLength: 2 })),
        {
          maxLength: 2,
        },
      ),
      "a",
    ),
    roots: words,
    package: mostly(
      mapping(
        {},
        {
          name: mostly(fc.constantFrom("a", "@a/b", "a.b-c_d~e")),
          agents: mostly(fc.boolean()),
          version: mostly(fc.constantFrom("1.2.3", "0.0.0-beta.1", "1.0.0+build")),
        },
      ),
    ),
  },
);
