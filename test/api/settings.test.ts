/** Settings that a program passes in a wrong form, as JavaScript lets it, are diagnostics: none throws. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, expect, test } from "vitest";
import { configSchema } from "../../generator/config/schema/config-schema.js";
import { generate } from "../../generator/index.js";
import { makeShop } from "./shop.js";

interface Schema {
  readonly const?: unknown;
  readonly type?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

const definitions: Readonly<Record<string, Schema>> = configSchema.$defs;
const { document: _, copy: __, sha256: ___, ...ofClient } = configSchema.$defs.client.properties;
const { changelog: ____, ...ofPackage } = configSchema.properties.package.properties;

const wrong = [5, true, "", "a b\n", null, [], {}, [5], [{}], [null], { a: 5 }, 1n, () => 1];

/** Each place in a value of a schema, as what puts a value there. */
function* placesIn(given: Schema): Iterable<(value: unknown) => unknown> {
  yield (value) => value;
  const name = /^#\/\$defs\/(\w+)$/.exec(given.$ref ?? "")?.[1];
  const schema = name === undefined ? given : definitions[name]!;
  for (const one of schema.anyOf ?? []) for (const place of placesIn(one)) yield place;
  for (const [key, member] of Object.entries(schema.properties ?? {}))
    for (const place of placesIn(member)) yield (value) => ({ [key]: place(value) });
  const { items, additionalProperties: more } = schema;
  if (items !== undefined) for (const place of placesIn(items)) yield (value) => [place(value)];
  if (typeof more === "object")
    for (const place of placesIn(more)) yield (value) => ({ any: place(value) });
}

const allIn = (schema: Schema) =>
  [...placesIn(schema)].flatMap((place) => wrong.map((value) => place(value)));

let cwd = "";
beforeAll(async () => void (cwd = await makeShop()));

async function run(config: object) {
  const clients = [{ name: null, document: "shop.json" }];
  const whole = { cwd, clients, package: {}, ...config } as Parameters<typeof generate>[0];
  const { files, diagnostics } = await generate(whole, { emitters: [] });
  for (const { code, message } of diagnostics) expect([code, message]).not.toContain("WF9001");
  // What is not of a type, but of this document, is found later.
  const refused = diagnostics.filter(({ message }) => /^`[^`]+`: /.test(message));
  if (refused.length > 0) expect(files).toBeNull();
  return refused.map(({ message }) => message);
}

const isValid = new Ajv2020({ strict: false }).compile(configSchema);

/** Whether `wireform.yaml` may say the same. */
const mayBeWritten = (own: object, around: object = {}) =>
  isValid({ output: "out", clients: { ".": { document: "shop.json", ...own } }, ...around });

test.each(Object.entries<Schema>(ofClient))("of a client: %s", async (key, schema) => {
  const differs = ["pagination", "include", "exclude"].includes(key);
  for (const value of allIn(schema)) {
    const client = { name: null, document: "shop.json", [key]: value };
    const messages = await run({ clients: [client] });
    if (!mayBeWritten({ [key]: value })) expect(messages, String(value)).not.toEqual([]);
    else if (!differs) expect(messages).toEqual([]);
    for (const message of messages) expect(message).toMatch(`\`clients[0].${key}`);
  }
});

test.each(Object.entries<Schema>(ofPackage))("of the package: %s", async (key, schema) => {
  for (const value of allIn(schema)) {
    const messages = await run({ package: { [key]: value } });
    const isRight = mayBeWritten({}, { package: { [key]: value } });
    // By its type, a package without a name is called after the document.
    expect(messages.length === 0, String(value)).toBe(
      isRight || (key === "name" && value === null),
    );
  }
});

test.each(["partial", "updateNames", "declarationMaps", "ignore"])("of a run: %s", async (key) => {
  for (const value of wrong) {
    const isFlag = key === "partial" || key === "updateNames";
    const isRight =
      (isFlag && value === true) ||
      (key === "ignore" && Array.isArray(value) && value.length === 0);
    expect((await run({ [key]: value })).length === 0, `${key} ${String(value)}`).toBe(isRight);
  }
});

const filter = { tags: [], paths: [], operations: [], methods: [] };
const step = { kind: "cursor", parameter: "after", of: "page", cursor: ["next"], more: null };

test.each([
  [{ kind: "cursor", items: "/data", parameter: "after", next: "/next" }, "pagination[0].items"],
  [{ items: ["data"], step: { kind: "cursor" } }, "pagination[0].step.parameter"],
  [{ items: ["data"], step: { ...step, kind: "cursr" } }, "pagination[0].step.kind"],
  [{ items: ["data"], step: { ...step, of: "list" } }, "pagination[0].step.of"],
  [{ items: ["data"], step: { kind: "url" } }, "pagination[0].step.next"],
  [{ items: ["data"], step, for: { tags: ["a"] } }, "pagination[0].for.paths"],
  [null, "pagination[0]"],
])("a rule of pagination: %j", async (rule, place) => {
  const client = { name: null, document: "shop.json" };
  expect((await run({ clients: [{ ...client, pagination: [rule] }] }))[0]).toContain(
    `\`clients[0].${place}\`: it `,
  );
  const given = await run({ clients: [{ ...client, pagination: "cursor" }] });
  expect(given[0]).toContain("it must be a list");
  const right = { at: null, for: { ...filter, tags: ["a"] }, items: ["data"], step };
  expect(await run({ clients: [{ ...client, pagination: [right], include: filter }] })).toEqual([]);
});

test("a setting that contains itself", async () => {
  const names: Record<string, unknown> = {};
  names["operations"] = names;
  expect(await run({ clients: [{ name: null, document: "shop.json", names }] })).not.toEqual([]);
});
