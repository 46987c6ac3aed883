/** A snapshot restores what it was made from, for every configuration of a client. */
import { expect, it } from "vitest";
import type { ClientConfig } from "../../generator/config/generate-config.js";
import { parseLock } from "../../generator/4-plan/lock/lock-text.js";
import { Diagnostics } from "../../generator/diagnostics/diagnostic.js";
import { takeSnapshot, type Snapshot } from "../../generator/history/snapshot/snapshot.js";
import { packSnapshot } from "../../generator/history/snapshot/packed-snapshot.js";
import { parseSnapshot, printSnapshot } from "../../generator/history/snapshot/snapshot-text.js";

/** Keys that don't affect code. */
type Unkept =
  | "written"
  | "ignore"
  | "schema"
  | "validators"
  | "zod"
  | "handler"
  | "fake"
  | "metadata"
  | "guards"
  | "query"
  | "tools"
  | "cli";

/** Every key, including future ones: a missing key doesn't compile. */
type WholeClient = {
  readonly [Key in Exclude<keyof ClientConfig, Unkept>]-?: NonNullable<ClientConfig[Key]>;
};

const filter = { tags: ["a"], paths: ["/v1/**"], operations: ["readPet"], methods: ["GET"] };
const whole: WholeClient = {
  name: "shop",
  document: "shop.yaml",
  roots: ["../common"],
  overlays: ["overlay.yaml"],
  dialect: "stripe",
  arrays: "brackets",
  nulls: "omit",
  int64: "bigint",
  dates: "date",
  formats: { decimal: { type: "Decimal", module: "decimals", parse: "parse", version: "^1" } },
  mediaTypes: ["application/xml"],
  idempotencyHeader: "Idempotency-Key",
  idempotencyKeys: true,
  retry: {
    attempts: 5,
    baseDelay: 0.5,
    maxDelay: 60_000,
    budget: 0,
    statuses: [429, "5XX"],
    connectionErrors: false,
  },
  defaults: {
    baseUrl: "https://a.test",
    headers: { "X-One": "1" },
    timeout: 5,
    totalTimeout: false,
  },
  include: filter,
  exclude: { ...filter, tags: [] },
  pagination: [
    {
      at: null,
      for: filter,
      items: ["data", "a/b~c"],
      step: { kind: "page", parameter: "page", first: 0, size: null, more: ["has_more"] },
    },
  ],
  errors: "Problem",
  clientParameters: { headers: ["Api-Version"], path: [], query: ["a[b]"], cookies: [] },
  names: {
    operations: { "GET /pets/{id}": "readPet", ["__proto__"]: "proto" },
    schemas: { Pet: "Animal", toString: "Text", "größe m²": "Größe" },
  },
};

const lines = [
  "shop #/components/schemas/Pet schemas/animal type=Animal codec=animalCodec",
  "shop #/paths/~1pets~1{id}/get operations/read-pet function=readPet input=ReadPetInput",
];
const lock = parseLock({ file: "wireform.lock", text: lines.join("\n") }, new Diagnostics());

const text = "openapi: 3.1.1\r\ninfo:\n\tx: \u2028\n\n";
const sources = new Map([["shop.yaml", { text, locate: () => ({ offset: 0, length: 0 }) }]]);
const inputs = new Map([
  ["/project/shop.yaml", "hash"],
  ["/project/absent.yaml", null],
]);
const snapshot = {
  version: "1.2.3",
  clients: [
    takeSnapshot(whole, "/project", inputs, sources),
    takeSnapshot(
      { name: null, document: "./other.json", schema: true },
      "/project",
      new Map(),
      sources,
    ),
  ],
  lock,
};

it.each([
  ["as it is committed", printSnapshot],
  ["as it is packed for the next run", (of: Snapshot) => packSnapshot(of, "{}").join("")],
])("restores every configuration, every name and every text exactly, %s", (_, print) => {
  const restored = parseSnapshot(print(snapshot))!;
  expect(restored).toStrictEqual(snapshot);
  const [first, second] = restored.clients;
  expect(second!.config).toEqual({ name: null, document: "other.json" });
  // Line ends depend on the checkout, not on the document.
  expect(first!.files.get("shop.yaml")).toBe(text.replace("\r\n", "\n"));
  expect(first!.files.get("absent.yaml")).toBeNull();
  // `toEqual` would ignore a `__proto__` that became a prototype.
  expect(Object.keys(first!.config.names!.operations!)).toContain("__proto__");
  const mere = { ...snapshot, version: null };
  expect(parseSnapshot(print(mere))).toStrictEqual(mere);
});

it.each([
  ["no names, by an older wireform", undefined, null],
  ["none yet", [], []],
  ["a line that is none", ["shop Pet"], undefined],
  ["something else", { shop: "Pet" }, undefined],
])("of a baseline with %s", (_, written, read) => {
  const baseline = { version: "1.2.3", clients: [whole], lock: written, documents: {} };
  expect(parseSnapshot(JSON.stringify(baseline))?.lock).toEqual(read);
});

it("reads what older versions have written", () => {
  const documents = { "a.yaml": ["a: 1", ""], "b.yaml": ["b"] };
  const client = { name: null, document: "a.yaml" };
  const baseline = { version: "1.0.0", clients: [client], lock: lines, documents };
  const files = new Map([
    ["a.yaml", "a: 1\n"],
    ["b.yaml", "b"],
  ]);
  const expected = { version: "1.0.0", clients: [{ config: client, files }], lock };
  expect(parseSnapshot(JSON.stringify(baseline))).toStrictEqual(expected);
  // Texts were whole, too.
  const last = {
    clients: [client],
    files: [["a.yaml", "c.yaml"]],
    lock: `# comment\n${lines.join("\n")}\n`,
    documents: { "a.yaml": "a: 1\n" },
  };
  expect(parseSnapshot(JSON.stringify(last))).toStrictEqual({
    version: null,
    clients: [
      {
        config: client,
        files: new Map([
          ["a.yaml", "a: 1\n"],
          ["c.yaml", null],
        ]),
      },
    ],
    lock,
  });
});
