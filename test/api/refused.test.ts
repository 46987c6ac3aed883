/**
 * Mistakes of other authors' emitters are diagnostics with the emitter's name, a place and a hint.
 * So are those of programs that use wireform.
 */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { StructureKind, VariableDeclarationKind, type StatementStructures } from "ts-morph";
import { expect, test } from "vitest";
import {
  build,
  check,
  defineEmitter,
  diff,
  emitters,
  generate,
  generateTo,
  type Claim,
  type CustomDraft,
  type CustomEmitter,
  type Expression,
  type TypeNode,
} from "../../generator/index.js";
import { makeShop, shopOf } from "./shop.js";
import { emitterOf, exported, structuresOf } from "./small-emitters.js";

const clients = [{ name: null, document: "shop.json" }];
const configOf = (cwd: string) => ({ cwd, clients, package: {} });

/** Generates with some emitters, and returns what is reported. */
async function refusalOf(...mine: readonly CustomEmitter[]) {
  const all = { emitters: [...mine, ...emitters] };
  const { files, diagnostics } = await generate(configOf(await makeShop()), all);
  expect(files).toBeNull();
  expect(diagnostics).toHaveLength(1);
  return diagnostics[0]!;
}

const at = "mine#/x";
const shared = { at, origin: "suggested", suffix: "", order: "x", kind: "value" } as const;
const claimOf = (more: Partial<Claim>): Claim => ({
  ...shared,
  key: "mine",
  role: "mine",
  name: "mine",
  home: { folder: "mine/" },
  ...more,
});

const claiming = (...claims: readonly Partial<Claim>[]) =>
  defineEmitter({
    name: "mine",
    declare: (_, __, claim) => claims.forEach((one) => claim(claimOf(one))),
  });

/** As written in JavaScript, where types aren't checked. */
const untyped = (emitter: object) => emitter as CustomEmitter;
const drafting = (...drafts: readonly unknown[]) => untyped({ name: "mine", emit: () => drafts });
const drafted = { kind: "module", path: "mine", header: [], statements: [] } as const;
const stating = (statement: object) => drafting({ ...drafted, statements: [statement] });

const ofOperation = "shop.json#/paths/~1orders~1{id}/post";
const ghost = { name: "z", file: "zod" };
const string = build.keyword("string");
const pet = { kind: StructureKind.Interface, name: "Pet", isExported: true } as const;
const valueOf = (type: TypeNode, value: Expression) =>
  emitterOf(() => [exported("value", type, value)]);
const array = (...items: readonly Expression[]): Expression => ({ kind: "array", items });
const object = (...members: readonly (readonly [string, Expression])[]): Expression => ({
  kind: "object",
  members,
});
const row: TypeNode = {
  kind: "object",
  members: [{ name: "id", optional: false, type: string, docs: [] }],
  index: null,
};
const variable = (one: { name: string; type?: string; initializer: string }) =>
  structuresOf((): readonly StatementStructures[] => [
    {
      kind: StructureKind.VariableStatement,
      isExported: true,
      declarationKind: VariableDeclarationKind.Const,
      declarations: [one],
    },
  ]);

type Row = readonly [what: string, emitter: CustomEmitter, why: string];

const ofClaims: readonly Row[] = [
  [
    "a key twice",
    claiming({}, { role: "other" }),
    "the key mine a second time: this emitter itself has claimed it",
  ],
  [
    "a key of another emitter",
    claiming({ key: `function:${ofOperation}` }),
    "the emitter operations has claimed it",
  ],
  [
    "a role of another emitter's",
    claiming({ at: ofOperation, role: "function", home: { fileOf: "mine" } }),
    "it claims the role function of",
  ],
  [
    "a second file of one place",
    claiming({ at: ofOperation }),
    "it claims a file for mine, and shop.json#/paths/~1orders~1{id}/post has one already",
  ],
  ["a role that the lock can't hold", claiming({ role: "my role" }), 'the role "my role"'],
  ["a name that is none", claiming({ name: "a-b" }), 'the name "a-b"'],
  ["a folder outside", claiming({ home: { folder: "../" } }), "its claim mine has the home"],
  ["the file of nobody", claiming({ home: { fileOf: "nobody" } }), "nobody claims that"],
  [
    "a claim without an order",
    untyped({
      name: "mine",
      declare: (_: unknown, __: unknown, claim: (one: object) => void) =>
        claim({ ...claimOf({}), order: undefined }),
    }),
    "its claim mine has the order undefined",
  ],
  [
    "a name for the index that is not drafted",
    claiming({ inIndex: true }),
    "it claims the value mine for the index, and src/mine/mine.ts is not drafted",
  ],
  [
    "a name for the index that its module doesn't export",
    defineEmitter({
      ...claiming({ inIndex: true }),
      *emit(plan) {
        const { name, file } = plan.clients[0]!.symbol("mine");
        const statement = { ...exported(name, string, build.literal("")), exported: false };
        yield { ...drafted, path: file, statements: [statement as typeof statement & never] };
      },
    }),
    "src/mine/mine.ts exports no value of this name",
  ],
  [
    "what throws before names are decided",
    defineEmitter({
      name: "mine",
      reserves() {
        throw new Error("it reserves nothing");
      },
    }),
    "it reserves nothing",
  ],
];

const ofItself: readonly Row[] = [
  ["two emitters of a name", defineEmitter({ name: "operations" }), "there are two emitters"],
  [
    "an export of wireform's",
    defineEmitter({ name: "mine", exports: ["client"] }),
    "wireform's own",
  ],
  ["an export outside", defineEmitter({ name: "mine", exports: ["../x"] }), "no path of a module"],
  [
    "an export that nobody drafts",
    defineEmitter({ name: "mine", exports: ["zod"] }),
    "it exports zod, and src/zod.ts is not drafted",
  ],
  [
    "an export that is no list",
    untyped({ name: "mine", exports: "zod" }),
    'its `exports` is "zod"',
  ],
  [
    "a URL that is no text",
    untyped({ name: "mine", runtime: { check: new URL("file:///check.ts") } }),
    "its `runtime` is an object",
  ],
  [
    "a range that is none",
    defineEmitter({ name: "mine", packages: { zod: "^four" } }),
    'zod with "^four", which is no range of versions',
  ],
  [
    "a tag in place of a range",
    defineEmitter({ name: "mine", packages: { zod: "latest" } }),
    'zod with "latest"',
  ],
  [
    "a path in place of a package",
    defineEmitter({ name: "mine", packages: { "zod/v4": "^4.0.0" } }),
    '"zod/v4", which is no name of an npm package',
  ],
];

const ofDrafts: readonly Row[] = [
  ["no list", untyped({ name: "mine", emit: () => undefined }), "its `emit` gives undefined"],
  [
    "a promise of a list",
    untyped({ name: "mine", emit: async () => [drafted] }),
    "its `emit` gives a promise",
  ],
  [
    "an async list of the package",
    untyped({ name: "mine", async *emitPackage() {} }),
    "its `emitPackage` gives a list that is async",
  ],
  ["no draft", drafting(undefined), "`draft` is undefined without a kind"],
  ["an unknown kind", drafting({ kind: "modul", path: "x" }), '`draft` is of the kind "modul"'],
  [
    "a draft without a header",
    drafting({ ...drafted, header: undefined }),
    "`draft.header` is undefined",
  ],
  [
    "an unknown statement",
    stating({ kind: "cnst", name: "x" }),
    '`draft.statements[0]` is of the kind "cnst"',
  ],
  [
    "a symbol in place of a value",
    stating({ kind: "const", name: "x", docs: [], exported: true, type: string, value: ghost }),
    "`draft.statements[0].value` is an object without a kind, and a value belongs there",
  ],
  [
    "an unknown type in depth",
    stating({
      kind: "type",
      name: "X",
      docs: [],
      type: build.union([string, { kind: "array", of: "Pet" } as never]),
    }),
    '`draft.statements[0].type.of[1].of` is "Pet" without a kind',
  ],
  [
    "a module of wireform's runtime",
    drafting({ ...drafted, path: "runtime/encode/mine" }),
    "src/runtime/ is wireform's own",
  ],
  [
    "a value without a type",
    emitterOf(() => [exported("value", null, build.literal(1))]),
    "src/mine exports the value value without a type",
  ],
  ["a value of another type", valueOf(string, build.literal(1)), "it is 1, and its type is string"],
  [
    "an item of another type",
    valueOf({ kind: "array", of: string }, array(build.literal("a"), build.literal(null))),
    "`[1]` is null, and its type is string",
  ],
  ["a member too few", valueOf({ kind: "array", of: row }, array(object())), "`[0].id` is missing"],
  [
    "a member too many",
    valueOf(row, object(["id", build.literal("")], ["more", build.literal(1)])),
    "`.more` is there, and its type has no such member",
  ],
  [
    "a value of no variant",
    valueOf(build.union([string, build.keyword("null")]), build.literal(true)),
    "it is true, and none of its type's 2 variants allows that",
  ],
  [
    "a module that nobody drafts",
    emitterOf(() => [exported("value", string, build.value(ghost))]),
    'src/mine imports "./zod.js", which no emitter drafts',
  ],
  [
    "a name that its module doesn't export",
    emitterOf((client) => [
      exported(
        "value",
        string,
        build.value({ name: "createClints", file: `${client.folder}client` }),
      ),
    ]),
    'src/mine imports createClints from "./client.js", which exports no such name',
  ],
  [
    "a module that wireform's runtime lacks",
    emitterOf(() => [
      exported("value", string, build.value({ name: "z", file: "runtime/encode/jsn" })),
    ]),
    'src/mine imports "./runtime/encode/jsn.js", and wireform\'s runtime has no such module',
  ],
  [
    "a package without a range",
    emitterOf((client) => [
      exported("value", string, build.value(client.imported("@acme/x/y", "z"))),
    ]),
    "its `packages` don't name @acme/x",
  ],
  [
    "one name for two imports",
    emitterOf(
      (client) => [
        exported("a", string, build.value(client.imported("a", "z"))),
        exported("b", string, build.value(client.imported("b", "z"))),
      ],
      { packages: { a: "1", b: "1" } },
    ),
    'has z twice, once from "b"',
  ],
  [
    "a module of its runtime that is none",
    emitterOf((client) => [exported("a", string, build.value(client.runtimeOf("mine", "x", "z")))]),
    "which its emitter's `runtime` doesn't name",
  ],
  [
    "a name that can't be printed",
    emitterOf(() => [exported("a b", string, build.literal(""))]),
    "no identifier: a b",
  ],
  [
    "a draft that contains itself",
    emitterOf(() => {
      const value = { kind: "array", items: [] as Expression[] } as const;
      value.items.push(value);
      return [exported("a", { kind: "array", of: build.keyword("unknown") }, value)];
    }),
    "a draft of it is nested without end",
  ],
];

const ofStructures: readonly Row[] = [
  [
    "structures without a type",
    variable({ name: "value", initializer: "Math.random()" }),
    "what it exports needs a type that is written down",
  ],
  [
    "structures with more statements than it says",
    structuresOf(() => [{ ...pet, name: "Pet {} export const evil: 1 = 1; interface Other" }]),
    "was meant, interface Pet",
  ],
  [
    "structures with more members than they say",
    structuresOf(() => [{ ...pet, properties: [{ name: "a: string; b", type: "string" }] }]),
    "was meant, interface Pet { a; b;",
  ],
  [
    "structures that import behind `package.json`",
    structuresOf(() => [{ ...pet, properties: [{ name: "a", type: 'import("zod").ZodType' }] }]),
    "an import declaration was meant",
  ],
  [
    "structures of a package without a range",
    structuresOf(() => [{ kind: StructureKind.ImportDeclaration, moduleSpecifier: "zod" }]),
    "its `packages` don't name zod",
  ],
];

const ofFiles: readonly Row[] = [
  [
    "a file that another drafts",
    drafting({ ...drafted, path: "index" }),
    "src/index.ts, and the emitter index does so too",
  ],
  [
    "a file of the package that another drafts",
    untyped({
      name: "mine",
      emitPackage: () => [{ kind: "file", path: "readme.md", text: "", format: "text" }],
    }),
    "readme.md, and the emitter readme drafts README.md: many disks take these for one file",
  ],
  [
    "files that differ only by case",
    drafting({ ...drafted, path: "Mine" }, { ...drafted, path: "mine" }),
    "src/mine.ts, and it itself drafts src/Mine.ts",
  ],
  [
    "a folder where a file is",
    drafting({ kind: "file", path: "README.md/more", text: "", format: "text" }),
    "one is a file, the other a folder",
  ],
];

const ofCode: readonly Row[] = [
  [
    "what throws",
    defineEmitter({
      name: "mine",
      emit(): Iterable<CustomDraft> {
        throw new TypeError("it broke");
      },
    }),
    "it broke",
  ],
  [
    "what calls itself without end",
    defineEmitter({
      name: "mine",
      emit(plan): Iterable<CustomDraft> {
        return this.emit!(plan) as Iterable<CustomDraft>;
      },
    }),
    "its code calls itself without end, or too deep",
  ],
];

test.each([...ofClaims, ...ofItself, ...ofDrafts, ...ofStructures, ...ofFiles, ...ofCode])(
  "refused, by the emitter's name: %s",
  async (_, emitter, why) => {
    const { code, message, hint } = await refusalOf(emitter);
    expect([code, message]).toEqual(["WF5002", expect.stringContaining(why)]);
    expect(message).toMatch(/^the emitter (mine|operations): /);
    expect(hint).toMatch(/\w/);
  },
);

test("a range that differs from another emitter's is refused", async () => {
  const [one, two] = ["^1.0.0", "^2.0.0"].map((range) =>
    defineEmitter({ name: `of ${range}`, packages: { zod: range } }),
  );
  expect((await refusalOf(one!, two!)).message).toBe(
    "the emitter of ^2.0.0: it needs zod ^2.0.0, and the emitter of ^1.0.0 needs ^1.0.0",
  );
});

test("what code throws is placed in it, whatever calls it; a draft is placed where the emitter is", async () => {
  const folder = await makeShop();
  const file = path.join(folder, "mine.mjs");
  await writeFile(
    file,
    `export const thrower = {
  name: "thrower",
  *emit() {
    throw new Error("it broke");
  },
};
export const claimer = {
  name: "claimer",
  declare(client, usages, claim) {
    claim({ key: "k" });
  },
};
export const drafter = {
  name: "drafter",
  version: "1",
  module: import.meta.url,
  emit: () => [{ kind: "mdule" }],
};
`,
  );
  const mine = (await import(/* @vite-ignore */ file)) as Readonly<Record<string, CustomEmitter>>;
  const lines = { thrower: 4, claimer: 10, drafter: 14 };
  for (const [name, line] of Object.entries(lines)) {
    const all = [...emitters, mine[name]!];
    const { diagnostics } = await generate(configOf(folder), { emitters: all });
    expect(diagnostics).toMatchObject([{ code: "WF5002", file: "mine.mjs", line }]);
  }
});

test("an error of an emitter drops nothing of what the document says", async () => {
  const folder = await makeShop();
  await writeFile(
    path.join(folder, "shop.json"),
    shopOf("payOrder", "Pay.", "idd").replace("{id}", "{other}"),
  );
  const { diagnostics, inputs } = await generate(configOf(folder), {
    emitters: [...emitters, drafting(null)],
  });
  expect(diagnostics.map(({ code }) => code)).toEqual(["WF5002", "WF3002", "WF3002"]);
  expect([...inputs.keys()]).toEqual([path.join(folder, "shop.json")]);
});

test("wireform's own emitters need each other", async () => {
  const some = emitters.filter(({ name }) => name !== "schemas" && name !== "client");
  const shop = await makeShop();
  const { files, diagnostics } = await generate(configOf(shop), { emitters: some });
  expect(files).toBeNull();
  const message = expect.stringMatching(
    /^`emitters` leaves out client, schemas, and others need/,
  ) as string;
  expect(diagnostics).toMatchObject([{ code: "WF5002", message }]);
  // What nobody needs may be left out.
  const rest = emitters.filter(({ name }) => name !== "readme");
  expect((await generate(configOf(shop), { emitters: rest })).diagnostics).toEqual([]);
});

/** As written in JavaScript, where types aren't checked. */
const given = (config: unknown) => config as Parameters<typeof generate>[0];

test.each([
  [{ clients, package: {} }, ["`cwd` is missing"]],
  [{ cwd: "/", clients }, ["`package` is missing"]],
  [{ cwd: "/", package: {} }, ["`clients` is missing"]],
  [
    { cwd: "/", package: {}, clients: ["shop.json"] },
    ["`clients[0]` must be an object, not a string"],
  ],
  [
    { cwd: "/", package: {}, clients: [{}] },
    ["`clients[0].name` is missing", "`clients[0].document` is missing"],
  ],
  [undefined, ["the configuration is missing"]],
])("a program's configuration lacks a member: %j", async (config, messages) => {
  const { files, diagnostics } = await generate(given(config));
  expect([files, diagnostics.map(({ message }) => message)]).toEqual([null, messages]);
  for (const run of [generateTo, check]) {
    const { ok, differences, faults } = await run(given(config), "sdk");
    expect([ok, differences, faults.map(({ message }) => message)]).toEqual([
      false,
      null,
      messages,
    ]);
  }
});

/** As written in JavaScript. */
const compare = diff as (...documents: readonly string[]) => ReturnType<typeof diff>;

test("diff lacks a document", async () => {
  const { findings, diagnostics } = await compare("shop.json");
  expect([findings, diagnostics.map(({ message }) => message)]).toEqual([
    null,
    ["the new document is missing"],
  ]);
});
