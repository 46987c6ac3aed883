/**
 * What other authors' emitters can do: code with behaviour, npm packages, ts-morph, their own
 * runtime.
 */
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { format } from "prettier";
import { StructureKind, VariableDeclarationKind, type StatementStructures } from "ts-morph";
import { expect, test } from "vitest";
import { reservedTypes } from "../../generator/4-plan/names/reserved.js";
import {
  build,
  defineEmitter,
  emitters,
  generate,
  generateTo,
  operationKey,
  text,
  type ClientPlan,
  type CustomEmitter,
  type Global,
  type Statement,
} from "../../generator/index.js";
import { projectRoot, run } from "../package/project.js";
import { makeShop, shopOf } from "./shop.js";
import { emitterOf, exported, structuresOf } from "./small-emitters.js";

const configOf = (cwd: string) => ({
  cwd,
  clients: [{ name: null, document: "shop.json" }],
  package: {},
});

const string = build.keyword("string");
const hostile = '*/ `${process.exit(3)}` "; </script> \u2028 \\';

/** All kinds of code that tables don't need. */
function behaviour(client: ClientPlan): readonly Statement[] {
  const join = client.imported("node:path", "join");
  const all = client.imported("node:path", "*");
  const { call, callOf, arrow, awaited, create, functionType, global, globalType } = build;
  const { literal, member, method, parameter, spread, template, value } = build;
  const pay = client.symbol(operationKey(client.api.operations[0]!, "function"));
  const texts = { kind: "array", of: string } as const;
  return [
    exported(
      "greet",
      functionType([["name", string]], string),
      arrow(["name"], template(["Hello ", hostile], parameter("name"))),
    ),
    exported(
      "first",
      string,
      member({ kind: "object", members: [["a name", literal(hostile)]] }, "a name"),
    ),
    exported("when", globalType("Date"), create(global("Date"), literal(0))),
    exported("list", texts, {
      kind: "array",
      items: [
        literal("a"),
        spread({ kind: "array", items: [literal("b")] }),
        call(join, literal("c"), literal("d")),
        method(value(all), "join", literal("e"), literal("f")),
      ],
    }),
    exported(
      "options",
      { kind: "object", members: [], index: string },
      {
        kind: "object",
        members: [["a", literal("1")], spread({ kind: "object", members: [["b", literal("2")]] })],
      },
    ),
    exported(
      "request",
      functionType([["id", string]], globalType("Record", string, build.keyword("unknown"))),
      arrow(
        [{ name: "id", type: string, default: literal("7") }],
        {
          kind: "object",
          members: [
            spread(
              call(pay, {
                kind: "object",
                members: [["path", { kind: "object", members: [["id", parameter("id")]] }]],
              }),
            ),
          ],
        },
        { returns: globalType("Record", string, build.keyword("unknown")) },
      ),
    ),
    {
      kind: "function",
      name: "later",
      async: true,
      docs: ["Waits."],
      parameters: [
        { name: "value", type: globalType("Promise", string), default: null },
        { name: "end", type: string, default: call(join, literal("x"), literal("y")) },
      ],
      returns: globalType("Promise", string),
      result: template(["", "", ""], awaited(parameter("value")), parameter("end")),
    },
    exported(
      "both",
      functionType([["value", string]], globalType("Promise", string)),
      arrow(
        ["value"],
        awaited(
          callOf(
            value({ name: "later", file: `${client.folder}mine` }),
            method(global("Promise"), "resolve", parameter("value")),
          ),
        ),
        { async: true },
      ),
    ),
  ];
}

/** Generates, and runs a program that imports the package as `shop`. */
async function runWith(emitter: CustomEmitter, program: string, title = "Pay.") {
  const folder = await makeShop();
  await writeFile(path.join(folder, "shop.json"), shopOf("payOrder", title));
  const output = await generateTo(configOf(folder), "sdk", { emitters: [...emitters, emitter] });
  expect(output).toMatchObject({ ok: true, faults: [] });
  const modules = path.join(folder, "node_modules");
  await mkdir(modules, { recursive: true });
  await symlink(path.join(folder, "sdk"), path.join(modules, "shop"));
  await writeFile(path.join(folder, "main.mjs"), program);
  const { code, stdout, stderr } = await run(folder, process.execPath, "main.mjs");
  expect([code, stderr]).toEqual([0, ""]);
  return {
    folder,
    stdout,
    read: (file: string) => readFile(path.join(folder, "sdk", file), "utf8"),
  };
}

async function typeCheck(folder: string): Promise<string> {
  const tsc = path.join(projectRoot, "node_modules/typescript7/bin/tsc");
  const types = path.join(projectRoot, "node_modules/@types");
  const flags =
    "--noEmit --strict --exactOptionalPropertyTypes --target es2022 --module nodenext --types node";
  const all = [
    tsc,
    ...flags.split(" "),
    "--typeRoots",
    types,
    "sdk/src/mine.ts",
    "sdk/dist/mine.d.ts",
  ];
  return (await run(folder, process.execPath, ...all)).stdout;
}

test("drafts hold behaviour: arrows, members, new, spread, templates, async", async () => {
  const program = `
    import * as mine from "shop/mine";
    const { greet, first, when, list, options, request, later, both } = mine;
    console.log(JSON.stringify([
      greet("you"), first, when.getTime(), list, options, request().url, request("8").url,
      await later(Promise.resolve("v")), await both("w"),
    ]));`;
  const { folder, stdout, read } = await runWith(emitterOf(behaviour), program);
  expect(JSON.parse(stdout)).toEqual([
    `Hello you${hostile}`,
    hostile,
    0,
    ["a", "b", "c/d", "e/f"],
    { a: "1", b: "2" },
    "/orders/7",
    "/orders/8",
    "vx/y",
    "wx/y",
  ]);
  for (const file of ["src/mine.ts", "dist/mine.js", "dist/mine.d.ts"]) {
    const written = await read(file);
    expect(await format(written, { filepath: "mine.ts", printWidth: 100 })).toBe(written);
  }
  expect(await typeCheck(folder)).toBe("");
});

test("names of every platform are no document's", () => {
  const names: Readonly<Record<Global, true>> = {
    Array: true,
    BigInt: true,
    Boolean: true,
    Date: true,
    Error: true,
    JSON: true,
    Map: true,
    Math: true,
    Number: true,
    Object: true,
    Promise: true,
    RegExp: true,
    Set: true,
    String: true,
    TypeError: true,
    URL: true,
  };
  expect(Object.keys(names).filter((name) => !reservedTypes.has(name))).toEqual([]);
});

const zodLike = { packages: { "@acme/checks": "^2.1.0" } };

test("imports of npm packages are the package's peer dependencies", async () => {
  const mine = emitterOf((client) => {
    const check = client.imported("@acme/checks/strings", "payOrder");
    const checks = client.imported("@acme/checks", "default");
    const all = client.imported("@acme/checks", "*");
    const type = { kind: "typeof", of: check } as const;
    return [
      exported("one", type, build.value(check)),
      exported("two", { kind: "typeof", of: checks }, build.value(checks)),
      exported("three", { kind: "typeof", of: all }, build.value(all)),
    ];
  }, zodLike);
  const { files } = await generate(configOf(await makeShop()), { emitters: [...emitters, mine] });
  const textOf = (name: string) => files!.find((file) => file.path === name)!.text;
  // The document has an operation of this name.
  expect(textOf("src/mine.ts")).toContain(`\
import { default as acmeChecks } from "@acme/checks";
import * as acmeChecksModule from "@acme/checks";
import { payOrder as acmeChecksStringsPayOrder } from "@acme/checks/strings";
`);
  expect(JSON.parse(textOf("package.json"))).toMatchObject({ peerDependencies: zodLike.packages });
  const { files: without } = await generate(configOf(await makeShop()));
  const manifest = without!.find((file) => file.path === "package.json")!.text;
  expect(manifest).not.toContain("peerDependencies");
});

test("what is claimed for it stands in the client's index", async () => {
  const at = "mine#/greeting";
  const claim = {
    at,
    name: "payOrder",
    origin: "suggested",
    suffix: "",
    order: "greeting",
  } as const;
  const key = "mine";
  const mine = defineEmitter({
    name: "mine",
    declare(_, __, claims) {
      const home = { folder: "mine/" };
      claims({ ...claim, key, role: "function", kind: "value", inIndex: true, home });
      const rest = { role: "type", kind: "type", home: { fileOf: key } } as const;
      claims({ ...claim, ...rest, key: "type", name: "Greeting", inIndex: true });
    },
    *emit(plan) {
      for (const client of plan.clients) {
        const { name, file } = client.symbol(key);
        const greeting = client.symbol("type");
        const statements: readonly Statement[] = [
          { kind: "type", name: greeting.name, docs: [], type: string },
          exported(name, build.typeSymbol(greeting), build.literal("hello")),
        ];
        yield { kind: "module", path: file, header: [], statements };
      }
    },
  });
  // The operation keeps its name: it is the document's.
  const { read, stdout } = await runWith(
    mine,
    `import { payOrder, payOrder2 } from "shop"; console.log(typeof payOrder, payOrder2);`,
  );
  expect(stdout).toBe("function hello\n");
  expect(await read("src/index.ts")).toContain(
    `export { type Greeting, payOrder2 } from "./mine/pay-order2.js";`,
  );
  expect(await read("wireform.lock")).toContain("function=payOrder2 type=Greeting");
});

const pet = { kind: StructureKind.Interface, name: "Pet", isExported: true } as const;

/** A module as ts-morph's structures, for a document with `hostile` texts. */
function spoken(client: ClientPlan): readonly StatementStructures[] {
  const title = client.api.operations[0]!.docs.summary ?? "";
  return [
    { kind: StructureKind.ImportDeclaration, moduleSpecifier: "node:path", namedImports: ["join"] },
    {
      kind: StructureKind.ImportDeclaration,
      isTypeOnly: true,
      moduleSpecifier: "./client.js",
      namedImports: ["Auth"],
    },
    {
      ...pet,
      docs: [title, { description: title, tags: [{ tagName: "example", text: title }] }],
      properties: [
        { name: text.propertyKey(title), type: "string", docs: [title] },
        { name: "auth", type: "Auth | undefined", hasQuestionToken: true },
      ],
    },
    {
      kind: StructureKind.VariableStatement,
      isExported: true,
      declarationKind: VariableDeclarationKind.Const,
      declarations: [
        { name: "pet", type: "Pet", initializer: `{ ${text.propertyKey(title)}: join("a", "b") }` },
      ],
    },
    {
      kind: StructureKind.Class,
      name: "Checks",
      isExported: true,
      ctors: [{ parameters: [{ name: "count", type: "number", isReadonly: true }] }],
      methods: [
        {
          name: "later",
          isAsync: true,
          returnType: "Promise<string>",
          statements: [`return ${text.stringLiteral(title)};`],
        },
      ],
    },
  ] as const;
}

test("an emitter speaks ts-morph: printed, laid out, compiled and proved", async () => {
  const program = `
    import { pet, Checks } from "shop/mine";
    console.log(JSON.stringify([Object.entries(pet), await new Checks(1).later()]));`;
  const { folder, stdout, read } = await runWith(structuresOf(spoken), program, hostile);
  expect(JSON.parse(stdout)).toEqual([[[hostile, "a/b"]], hostile]);
  for (const file of ["src/mine.ts", "dist/mine.js", "dist/mine.d.ts"]) {
    const written = await read(file);
    expect(written).toMatch(/^\/\/ Generated by wireform from shop.json/);
    expect(await format(written, { filepath: "mine.ts", printWidth: 100 })).toBe(written);
  }
  expect(await typeCheck(folder)).toBe("");
});

test("an emitter has a runtime of its own, of which what is used is copied", async () => {
  const folder = await makeShop();
  const write = (name: string, source: string) => writeFile(path.join(folder, name), source);
  await write(
    "twice.ts",
    `import { once } from "./once.js";\n\nexport function twice(text: string): string {\n  return once(text) + once(text);\n}\n`,
  );
  await write("once.ts", "export const once = (text: string): string => text;\n");
  await write("never.ts", "export const never: string = '';\n");
  const urlOf = (name: string) => pathToFileURL(path.join(folder, name)).href;
  const mine = emitterOf(
    (client) => [
      exported(
        "result",
        string,
        build.call(client.runtimeOf("mine", "twice", "twice"), build.literal("ab")),
      ),
    ],
    { runtime: { twice: urlOf("twice.ts"), once: urlOf("once.ts"), never: urlOf("never.ts") } },
  );
  const {
    stdout,
    read,
    folder: made,
  } = await runWith(mine, `import { result } from "shop/mine"; console.log(result);`);
  expect(stdout).toBe("abab\n");
  expect(await read("src/runtime/emitters/mine/twice.ts")).toMatch(
    /^\/\/ The runtime of the emitter mine, copied/,
  );
  await expect(read("src/runtime/emitters/mine/never.ts")).rejects.toThrow("ENOENT");
  expect(await typeCheck(made)).toBe("");
});
