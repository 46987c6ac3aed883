/** A baseline gives back what it was made of: whatever a client can be configured with. */
import { expect, it } from "vitest";
import type { ClientConfig } from "../../generator/config/generate-config.js";
import { parseLock } from "../../generator/4-plan/lock/lock-text.js";
import { Diagnostics } from "../../generator/diagnostics/diagnostic.js";
import { baselineOf, parseBaseline, printBaseline } from "../../generator/history/baseline.js";

/** What no code follows from. */
type Unkept = "written" | "ignore";

/** Every key, also those that come later: what lacks one doesn't compile. */
type WholeClient = {
  readonly [Key in Exclude<keyof ClientConfig, Unkept>]-?: NonNullable<ClientConfig[Key]>;
};

const filter = { tags: ["a"], paths: ["/v1/**"], operations: ["readPet"], methods: ["GET"] };
const whole: WholeClient = {
  name: "shop",
  document: "shop.yaml",
  schema: true,
  roots: ["../common"],
  overlays: ["overlay.yaml"],
  dialect: "stripe",
  arrays: "brackets",
  nulls: "omit",
  int64: "bigint",
  dates: "date",
  mediaTypes: ["application/xml"],
  idempotencyHeader: "Idempotency-Key",
  retry: {
    attempts: 5,
    baseDelay: 0.5,
    maxDelay: 60_000,
    budget: 0,
    statuses: [429, "5XX"],
    connectionErrors: false,
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

it("restores every configuration, every name and every text exactly", () => {
  const clients: readonly ClientConfig[] = [whole, { name: null, document: "other.json" }];
  const text = "openapi: 3.1.1\r\ninfo:\n\tx: \u2028\n\n";
  const sources = new Map([["shop.yaml", { text, locate: () => ({ offset: 0, length: 0 }) }]]);
  const baseline = baselineOf({ version: "1.2.3", clients, lock }, sources, "/project");
  const restored = parseBaseline(printBaseline(baseline));
  expect(restored).toStrictEqual(baseline);
  // Line ends are those of a checkout, not of the document.
  expect(restored!.documents["shop.yaml"]!.join("\n")).toBe(text.replace("\r\n", "\n"));
  // An object with a prototype of this kind would be equal to one without.
  expect(Object.keys(restored!.clients[0]!.names!.operations!)).toContain("__proto__");
});

it.each([
  ["no names, by an older wireform", undefined, null],
  ["none yet", [], []],
  ["a line that is none", ["shop Pet"], undefined],
  ["something else", { shop: "Pet" }, undefined],
])("with %s", (_, written, read) => {
  const baseline = { version: "1.2.3", clients: [whole], lock: written, documents: {} };
  expect(parseBaseline(JSON.stringify(baseline))?.lock).toEqual(read);
});
