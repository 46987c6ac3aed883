/** The README of a package: the order of its sections. test/types compiles its programs. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { runInMemory as run } from "./memory.js";

const get = (operationId: string, more: object) => ({
  get: { operationId, ...more, responses: { "204": { description: "Done." } } },
});

async function textOf(parts: Parameters<typeof run>[0]) {
  const { files } = await run(parts);
  return files.get("README.md")!;
}

/** The lines without code. */
async function readmeOf(parts: Parameters<typeof run>[0]) {
  const text = (await textOf(parts)).replace(/^```ts\n[^]*?^```$/gm, "");
  return text.split("\n").filter((line) => line !== "");
}

it("orders operations by tag, with texts, and tells of errors once", async () => {
  const lines = await readmeOf({
    paths: {
      "/b": get("listPets", { tags: ["Pets"], summary: "All *pets*", deprecated: true }),
      "/a": get("ping", { description: "Is it there?\n\nNobody reads this." }),
      "/c": get("addOrder", { tags: ["orders", "Pets"] }),
    },
    root: {
      tags: [{ name: "Pets", description: "Cats and dogs.\n\nAnd more." }],
      webhooks: { "pet.born": { post: { summary: "A birth" } }, ping: { get: {} } },
    },
  });
  const start = lines.indexOf("## Pets") + 2;
  expect(lines.slice(start, -2)).toEqual([
    "### orders",
    "#### orders.add",
    "### Pets",
    "Cats and dogs.",
    "#### pets.list",
    "Deprecated. All _pets_",
    "### Further operations",
    "#### ping",
    "Is it there?",
    "### Webhooks",
    expect.stringMatching(/^What the API sends by itself: `Webhooks`/),
    "- pet.born: A birth",
    "- ping",
    "## Errors and retries",
  ]);
});

it("shows a stream as a loop, and what else takes webhooks where a handler is asked for", async () => {
  const answer = (types: readonly string[]) => {
    const schema = { type: "object", properties: { id: { type: "integer" } } };
    const content = Object.fromEntries(types.map((type) => [type, { schema }]));
    return { responses: { 200: { description: "Done.", content } } };
  };
  const parts = {
    paths: {
      "/a": { get: { operationId: "tail", ...answer(["application/jsonl"]) } },
      "/b": { get: { operationId: "watch", ...answer(["text/event-stream"]) } },
      "/c": { get: { operationId: "show", ...answer(["application/json", "text/event-stream"]) } },
    },
    root: { webhooks: { ping: { get: {} } } },
  };
  const text = await textOf(parts);
  const loop = (name: string) =>
    `for await (const item of await api.${name}()) console.log(item); // as they arrive\n`;
  expect(text).toContain(loop("tail"));
  expect(text).toContain(loop("watch"));
  expect(text).toContain("const data = await api.show();\n"); // JSON is the default beside others
  expect(text).toContain("`verifySignature` of");
  const served = await run(parts, "", { client: { handler: true } });
  expect(served.files.get("README.md")).toMatch(/`createWebhookHandler` of `.*?\/handler` checks/);
});

it("shows as many members as a body has to have", async () => {
  const text = await textOf({
    paths: {
      "/a": {
        patch: {
          operationId: "edit",
          requestBody: {
            required: true,
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  minProperties: 2,
                  required: ["name"],
                  properties: {
                    id: { type: "integer", readOnly: true },
                    age: { type: "integer" },
                    name: { type: "string" },
                    tag: { type: "string" },
                  },
                },
              },
            },
          },
          responses: { "204": { description: "Done." } },
        },
      },
    },
  });
  expect(text).toContain('await api.edit({ body: { age: 1, name: "..." } });');
});

it("lists what is more than anybody reads, and has no groups where there are no tags", async () => {
  const paths = Object.fromEntries(
    Array.from({ length: 33 }, (_, n) => [
      `/${n}`,
      get(`get${n + 10}`, { summary: `Number ${n}` }),
    ]),
  );
  const lines = await readmeOf({ paths });
  expect(lines.filter((line) => line.startsWith("### "))).toHaveLength(30);
  expect(lines).toContainEqual(
    expect.stringMatching(/^All 33 operations follow: the first 30 with a call, the others /),
  );
  expect(lines).toContain("- `api.get42`: Number 32");
  expect(lines.some((line) => /^####|Further|Webhooks/.test(line))).toBe(false);
});

const done = { "204": { description: "Done." } };

it.each([
  ["a read, even where its name comes last", ["delete", "post", "get"], "getIt"],
  ["a write rather than a deletion", ["delete", "post"], "postIt"],
  ["a deletion where there is nothing else", ["delete"], "deleteIt"],
])("shows first how a request is built of %s", async (_, methods, expected) => {
  const operations = methods.map((method) => [
    method,
    { operationId: `${method}It`, responses: done },
  ]);
  const text = await textOf({ paths: { "/it": Object.fromEntries(operations) } });
  expect(/const request = (\w+)\(/.exec(text)?.[1]).toBe(expected);
  expect(/^### (\w+)/m.exec(text)?.[1] === "deleteIt").toBe(methods.length === 1);
});

it("shows a file where one is sent, and bytes where no file is allowed", async () => {
  const file = { type: "string", format: "binary" };
  const asked = { type: "object", required: ["it"] };
  const body = (type: string, it: object, more: object = {}) => ({
    requestBody: {
      required: true,
      content: { [type]: { schema: { ...asked, properties: { it } }, ...more } },
    },
    responses: done,
  });
  const inner = { ...asked, properties: { it: file } };
  const text = await textOf({
    paths: {
      "/one": {
        post: {
          operationId: "one",
          ...body("multipart/form-data", file, { example: { it: "cat.png" } }),
        },
      },
      "/list": {
        post: {
          operationId: "list",
          ...body("multipart/form-data", { type: "array", items: file }),
        },
      },
      "/part": { post: { operationId: "part", ...body("multipart/form-data", inner) } },
      "/json": { post: { operationId: "json", ...body("application/json", file) } },
    },
  });
  const shown = (name: string) => text.split(`### ${name}\n`)[1]?.match(/body: (.*) \}\);/)?.[1];
  expect(shown("one")).toBe('{ it: new File(["..."], "a.txt") }');
  expect(shown("list")).toBe('{ it: [new File(["..."], "a.txt")] }');
  expect(shown("part")).toBe("{ it: { it: new Uint8Array() } }");
  expect(shown("json")).toBe("{ it: new Uint8Array() }");
});

it("leaves out a body that would be empty where none is required", async () => {
  const schema = { type: "object", properties: { a: { type: "string" } } };
  const content = { "application/json": { schema } };
  const post = (operationId: string, required: boolean) => ({
    post: { operationId, requestBody: { required, content }, responses: done },
  });
  const text = await textOf({ paths: { "/a": post("may", false), "/b": post("must", true) } });
  expect(text).toContain("await api.may();");
  expect(text).toContain("await api.must({ body: {} });");
});

it("tells of another server where the document names one, which the example doesn't", async () => {
  const paths = { "/a": get("ping", {}) };
  const servers = [{ url: "https://pets.example" }];
  const line = /^Requests go to the first server of the document\. .*`baseUrl: /m;
  expect(await textOf({ paths, root: { servers } })).toMatch(line);
  const without = await textOf({ paths });
  expect(without).not.toMatch(line);
  expect(without).toContain('createApi({ baseUrl: "https://api.example.com" })');
});

it("begins with the same way to call as wireform's own first pages, and shows the other once", async () => {
  const { files } = await run({ paths: { "/a": get("ping", {}) } });
  const pages = ["README.md", "docs/start.md"].map((file) => readFileSync(file, "utf8"));
  for (const page of [files.get("README.md")!, ...pages]) {
    const blocks = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code!);
    expect(blocks[0]).toMatch(/^import \{ createApi \} from ".*\/api";\n\nconst \w+ = createApi\(/);
    const others = blocks.filter((code) => code.includes("createClient("));
    expect(others).toHaveLength(page === files.get("README.md") ? 1 : 0);
  }
});

it("shows descriptions in HTML as Markdown, and cuts them behind a word", async () => {
  const long = "word, ".repeat(80);
  const lines = await readmeOf({
    paths: {
      "/a": get("a", {
        description: '<p>With <a href="/x">Pets</a> &amp; caf&#233;s</p>\n<p>No more</p>',
      }),
      "/b": get("b", {
        description: "One<br/>two <!-- note -->&lt;b&gt; of Map<K, V> by <id> &#0;",
      }),
      "/c": get("c", { description: long }),
      "/d": get("d", { description: `${"x".repeat(299)}😀` }),
      "/e": get("e", { description: "<p> </p><p>Said</p>" }),
    },
  });
  const said = (name: string) => lines[lines.indexOf(`### ${name}`) + 1];
  expect(said("a")).toBe("With Pets & cafés");
  expect(said("b")).toBe("One two \\<b\\> of Map\\<K, V\\> by \\<id\\> \\&#0;");
  expect(said("c")).toBe(`${"word, ".repeat(49)}word…`);
  expect(said("d")).toBe(`${"x".repeat(299)}…`);
  expect(said("e")).toBe("Said");
});

it.each([
  ["Set the `a_b` **now**, or *later*.", "Set the `a_b` **now**, or _later_."],
  [
    "See [docs](https://a.test/x_y) or <https://b.test>",
    "See [docs](https://a.test/x_y) or <https://b.test>",
  ],
  ["At https://a.test/x_y.", "At <https://a.test/x_y>."],
  ["[Parts](/docs/parts) ![cat](https://a.test/c.png) [x](javascript:x)", "Parts cat x"],
  [
    "<b>Note:</b> <code>a</code>, <a href='https://a.test'>b</a>",
    "**Note:** `a`, [b](https://a.test)",
  ],
  ["# Title\n\n```\ncode\n\n```\nText of snake_case, `a\n b`\n\nMore", "Text of snake_case, `a b`"],
  ["## Only a title", "Only a title"],
  [
    "a * b * c, 2*3*4, _x, [z], <w>, c#, #d, {{e}}",
    "a \\* b \\* c, 2\\*3\\*4, \\_x, \\[z\\], \\<w\\>, c#, \\#d, \\{{e}}",
  ],
  ["\\*not\\* `open [a](b", "\\*not\\* \\`open \\[a\\](b"],
  ["[https://a.test](https://b.test)!", "[https://a.test](https://b.test)!"],
  ["Look![a](https://b.test)", "Looka"],
  ["- one\n- two", "\\- one - two"],
  [`${"word ".repeat(59)}**bold text**`, `${"word ".repeat(59)}**bold…**`],
  [`${"word ".repeat(59)}\`code text\``, `${"word ".repeat(59).trim()}…`],
])("keeps code, emphasis and links of Markdown: %j", async (description, expected) => {
  const lines = await readmeOf({ paths: { "/a": get("a", { description }) } });
  expect(lines[lines.indexOf("### a") + 1]).toBe(expected);
});

const everyModule = {
  validators: true,
  zod: true,
  handler: true,
  fake: true,
  metadata: true,
  query: true,
  tools: true,
  cli: true,
};

it("names each module that the configuration asks for, and no other", async () => {
  const parts = { paths: { "/a": get("getOrder", {}) }, schemas: { Pet: { type: "object" } } };
  const { files } = await run(parts, "", { client: everyModule });
  const text = files.get("README.md")!;
  for (const module of Object.keys(everyModule)) expect(text).toContain(`- \`pets/${module}\`: `);
  expect(text).toContain("`useQuery(getOrderQuery(client, input))`");
  expect(await textOf(parts)).not.toContain("Further modules");
});

it("keeps operations apart from what the module of commands declares", async () => {
  const paths = { "/a": get("main", {}), "/b": get("commandTable", {}) };
  const { files } = await run({ paths }, "", { client: { cli: true } });
  const text = files.get("src/cli.ts")!;
  expect(text).toContain('import { main as main_ } from "./operations/main');
  expect(text).toContain('{ name: "main", build: main_ }');
  expect(text).toContain('{ name: "command-table", build: commandTable_ }');
});

it("shows a call with the document's examples, where they fit", async () => {
  const text = await textOf({
    paths: {
      "/shops/{shop}/orders": {
        post: {
          operationId: "addOrder",
          parameters: [
            {
              name: "shop",
              in: "path",
              required: true,
              schema: { type: "string" },
              example: "s_1",
            },
            { name: "day", in: "query", required: true, example: "x", schema: { type: "integer" } },
          ],
          requestBody: {
            required: true,
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  required: ["customer", "count", "at", "note", "kind", "tags"],
                  properties: {
                    customer: { type: "string", example: "Ada" },
                    count: { type: "integer", examples: [3] },
                    at: { type: "string", format: "date-time", example: "2026-01-01T00:00:00Z" },
                    note: { type: "string", example: "long ".repeat(13) },
                    kind: { type: "string", enum: ["a", "b"], example: "b" },
                    tags: { type: "array", items: { type: "string" }, example: ["x"] },
                  },
                },
              },
            },
          },
          responses: { "204": { description: "Done." } },
        },
      },
    },
  });
  const call = text.slice(text.indexOf("addOrder(")).split("```")[0]!.replace(/\s+/g, " ");
  expect(call).toContain('path: { shop: "s_1" }');
  expect(call).toContain("query: { day: 1 }");
  expect(call).toContain('body: { customer: "Ada", count: 3, at: new Date("2026-01-01T00:00:00Z")');
  expect(call).toContain('note: "...", kind: "b", tags: ["x"]');
});

it("takes a body's example that all parts of an allOf know together", async () => {
  const part = (name: string) => ({
    type: "object",
    required: [name],
    properties: { [name]: { type: "string" } },
  });
  const text = await textOf({
    paths: {
      "/things": {
        post: {
          operationId: "addThing",
          requestBody: {
            required: true,
            content: {
              "application/json": {
                schema: { allOf: [part("one"), part("two")] },
                examples: {
                  odd: { value: { one: "1", two: "2", three: "3" } },
                  right: { value: { one: "uno", two: "due" } },
                },
              },
            },
          },
          responses: { "204": { description: "Done." } },
        },
      },
    },
  });
  expect(text).toContain('one: "uno"');
});

const posted = (operationId: string, content: object) => ({
  post: { operationId, requestBody: { required: true, content }, responses: done },
});

/** The calls in a README by method, each in one line. */
async function callsOf(bodies: Readonly<Record<string, { schema?: object; example?: unknown }>>) {
  const paths = Object.fromEntries(
    Object.entries(bodies).map(([id, of]) => [`/${id}`, posted(id, { "application/json": of })]),
  );
  const text = await textOf({ paths });
  return (name: string) =>
    text.split(`const data = await api.${name}(`)[1]!.split(");\n")[0]!.replace(/,?\s+/g, " ");
}

it("leaves out of an example what its type doesn't take, and keeps the rest", async () => {
  const [string, id] = [{ type: "string" }, { type: "string", readOnly: true }];
  const schema = { type: "object", required: ["name"], properties: { name: string, id } };
  const count = { type: "integer" };
  const more = { ...schema, properties: { name: string, count } };
  const item = { type: "object", properties: { a: string } };
  const call = await callsOf({
    undeclared: { schema, example: { name: "Ada", nickname: "A" } },
    closed: { schema: { ...schema, additionalProperties: false }, example: { name: "Ada", x: 1 } },
    kept: { schema: { ...schema, additionalProperties: count }, example: { name: "Ada", x: 1 } },
    misfit: {
      schema: { ...schema, additionalProperties: count },
      example: { name: "A", x: "one" },
    },
    readOnly: { schema, example: { id: "1", name: "Ada" } },
    optional: { schema: more, example: { name: "Ada", count: "one" } },
    required: { schema, example: { name: [1] } },
    inside: {
      schema: { type: "object", properties: { list: { type: "array", items: item } } },
      example: { list: [{ a: "1", b: 2 }] },
    },
    nothing: { schema: item, example: { b: 1 } },
    choice: {
      schema: { oneOf: [item, { type: "object", properties: { a: string, b: string } }] },
      example: { a: "1", b: "2", c: "3" },
    },
    parts: {
      schema: { allOf: [schema, item, { type: "object", properties: { a: { enum: ["x"] } } }] },
      example: { name: "Ada", a: "y" },
    },
    mixed: {
      schema: { allOf: [schema], oneOf: [item, more] },
      example: { name: "Ada", a: "1", b: 1 },
    },
  });
  expect(call("undeclared")).toBe('{ body: { name: "Ada" } }');
  expect(call("closed")).toBe('{ body: { name: "Ada" } }');
  expect(call("kept")).toBe('{ body: { name: "Ada" x: 1 } }');
  expect(call("misfit")).toBe('{ body: { name: "A" } }');
  expect(call("readOnly")).toBe('{ body: { name: "Ada" } }');
  expect(call("optional")).toBe('{ body: { name: "Ada" } }');
  expect(call("required")).toBe('{ body: { name: "..." } }');
  expect(call("inside")).toBe('{ body: { list: [ { a: "1" } ] } }');
  expect(call("nothing")).toBe("{ body: {} }");
  expect(call("choice")).toBe('{ body: { a: "1" b: "2" } }');
  expect(call("parts")).toBe('{ body: { name: "Ada" } }');
  expect(call("mixed")).toBe('{ body: { name: "..." } }');
});

it("shows a value where the document says nothing of it", async () => {
  const schema = { type: "object", required: ["a", "b"], properties: { a: {} } };
  const call = await callsOf({ member: { schema }, whole: {} });
  expect(call("member")).toBe('{ body: { a: "..." b: "..." } }');
  expect(call("whole")).toBe("{ body: {} }");
});

it("shows values as a document does: its own short examples, days and texts of formats", async () => {
  const text = { type: "string" };
  const schemas = {
    Sku: { ...text, examples: ["tea-1"] },
    Person: {
      type: "object",
      required: ["born", "joined", "seen", "left", "mail", "sku", "colour", "long"],
      properties: {
        born: { ...text, format: "date" },
        joined: { ...text, format: "date", examples: ["2021-05-04"] },
        seen: { ...text, format: "date-time" },
        left: { ...text, format: "date-time", examples: ["yesterday", "2021-05-04T10:00:00Z"] },
        mail: { ...text, format: "email" },
        sku: { $ref: "#/components/schemas/Sku" },
        colour: { $ref: "#/components/schemas/Sku", examples: ["red-1"] },
        long: { ...text, examples: ["a".repeat(100), "short"] },
      },
    },
  };
  const schema = { $ref: "#/components/schemas/Person" };
  const requestBody = { required: true, content: { "application/json": { schema } } };
  const { post } = { post: { ...get("addPerson", {}).get, requestBody } };
  const readme = await textOf({
    paths: { "/people": { post } },
    root: { components: { schemas } },
  });
  const members = [
    'born: "2024-01-31"',
    'joined: "2021-05-04"',
    "seen: new Date()",
    'left: new Date("2021-05-04T10:00:00Z")',
    'mail: "ann@example.com"',
    'sku: "tea-1"',
    'colour: "red-1"',
    'long: "short"',
  ];
  for (const member of members) expect(readme).toContain(member);
});

it("marks a parameter and a header whose schema is deprecated", async () => {
  const schema = { $ref: "#/components/schemas/Old" };
  const responses = { "204": { description: "Done.", headers: { "X-Old": { schema } } } };
  const parameters = [{ name: "old", in: "query", schema }];
  const { files } = await run({
    paths: { "/a": { get: { operationId: "ping", parameters, responses } } },
    root: { components: { schemas: { Old: { type: "string", deprecated: true } } } },
  });
  const module = files.get("src/operations/ping.ts")!;
  expect(module).toMatch(/@deprecated \*\/\n {2}old\?:/);
  expect(module).toMatch(/@deprecated \*\/\n {4}"X-Old":/);
});
