/** The end of a run's output: what was done, what was found, what comes next. */
import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runIn } from "./run-in.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "wireform-summary-"));
  await write("openapi.yaml", document);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = (file: string, text: string) => writeFile(path.join(folder, file), text);
const generate = (...flags: string[]) =>
  runIn(folder, ["generate", "openapi.yaml", "-o", "pkg", ...flags]);

/** Two warnings of one text, and one of another. */
const document = `openapi: 3.1.1
info: { title: Pet Shop, version: "1" }
servers: [{ url: https://pets.example.com }]
security: [{ token: [] }]
paths:
  /pets/{id}:
    get:
      operationID: misspelt
      operationId: readPet
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Found., content: { application/json: { schema: { type: string } } } } }
  /pets:
    get:
      operationID: misspelt
      operationId: listPets
      responses: { "200": { description: Found., content: { application/json: { schema: { type: string } } } } }
    post:
      operationId: addPet
      requestBody: { required: true, content: { application/json: { schema: { type: string, not: { const: x } } } } }
      responses: { "204": { description: Done. } }
components: { securitySchemes: { token: { type: http, scheme: bearer } } }
`;

describe("the last line", () => {
  it("says what was written, in what time, with how many warnings", async () => {
    const { code, out, err } = await generate();
    expect([code, out]).toEqual([0, ""]);
    expect(err).toMatch(/^wrote \d+ files in pkg in \d\S* m?s, 3 warnings$/m);
    expect((await generate()).err).toMatch(
      /\nnothing to do: \d+ files are up to date in pkg, checked in \d\S* m?s, 3 warnings\n$/,
    );
    await write("openapi.yaml", document.replace("listPets", "readPets"));
    expect((await generate("--update-names")).err).toMatch(
      /\n\d+ added, \d+ changed, \d+ removed in pkg in \d\S* m?s, \d warnings\n$/,
    );
  });

  it("counts errors, and is not there where only errors or programs are told", async () => {
    await write("openapi.yaml", document.replace("in: path", "in: pathe"));
    const { code, err } = await generate();
    expect(code).toBe(1);
    expect(err).toMatch(/\n1 error, \d warnings in \d\S* m?s; pkg is untouched\n1 of 3/);
    for (const flag of ["--quiet", "--format=json", "--format=github", "--format=sarif"])
      expect((await generate(flag)).err).not.toContain("untouched");
  });
});

describe("operations with errors", () => {
  const failed = async (text: string, command = generate) => {
    await write("openapi.yaml", text);
    const { code, err } = await command();
    expect(code).toBe(1);
    return err.slice(err.lastIndexOf("untouched"));
  };
  const mended = "mend the document, or add --partial, which";

  it("are counted and named, with the flag that writes the others", async () => {
    const faulty = document.replace("in: path", "in: pathe");
    expect(await failed(faulty)).toBe(
      `untouched\n1 of 3 operations has errors: GET /pets/{id}\n${mended} leaves it out and writes the other 2\n`,
    );
    expect(await failed(faulty, () => generate("--check"))).toContain("add --partial");
    expect((await runIn(folder, ["mock", "openapi.yaml"])).err).toMatch(
      /\n1 of 3 .*\nmend .* leaves it out and answers the other 2\n$/,
    );
    expect((await generate("--partial")).err).toMatch(/left out: GET .*\nwrote \d+ files/);
  });

  it("are named up to a number that can be read", async () => {
    const operations = (count: number) =>
      [...Array(count).keys()].map((n) => `  /a${n}: { get: { parameters: [{ in: pathe }] } }\n`);
    const withFaulty = (count: number) =>
      failed(document.replace("paths:\n", `paths:\n${operations(count).join("")}`));
    expect(await withFaulty(4)).toContain(
      "\n4 of 7 operations have errors: GET /a0, GET /a1, GET /a2, GET /a3\n",
    );
    expect(await withFaulty(5)).toBe(
      `untouched\n5 of 8 operations have errors: GET /a0, GET /a1, GET /a2 and 2 more\n${mended} leaves them out and writes the other 3\n`,
    );
  });

  it("are not told where leaving them out helps nobody", async () => {
    expect(await failed(document.replace(/openapi: .*/, "openapi: 4.0.0"))).toBe("untouched\n");
    const all = document.replace("in: path", "in: pathe").replaceAll("Found.", "{}");
    const only = all.slice(0, all.indexOf("  /pets:")) + all.slice(all.indexOf("components:"));
    expect(await failed(only)).toBe("untouched\n");
    await write("broken.yaml", "openapi: 4.0.0");
    const clients = "{ a: { document: openapi.yaml }, b: { document: broken.yaml } }";
    await write("wireform.yaml", `output: pkg\nclients: ${clients}\n`);
    const faulty = document.replace("in: path", "in: pathe");
    expect(await failed(faulty, () => runIn(folder, ["generate"]))).toBe("untouched\n");
  });
});

describe("equal warnings", () => {
  it("are told once, with the number of places, and each with --verbose and to programs", async () => {
    const { err } = await generate();
    expect(err.match(/warning WF2007/g)).toHaveLength(1);
    expect(err).toContain("--> openapi.yaml:8:7\n");
    expect(err).toContain("      and at 1 more place: line 14\n");
    const { err: all } = await generate("--verbose");
    expect(all.match(/warning WF2007/g)).toHaveLength(2);
    expect(all).toContain("--> openapi.yaml:14:7");
    const { out } = await generate("--format", "json");
    expect(out.match(/"WF2007"/g)).toHaveLength(2);
  });
});

describe("what comes next", () => {
  it("is told once: how to install the package and call it", async () => {
    const { err } = await generate();
    expect(err).toContain(`
next: npm install ./pkg

    import { createApi } from "pet-shop/api";

    const api = createApi({ auth: "..." });
    console.log(await api.listPets());

pkg/README.md has more examples
`);
    const manifest = await readFile(path.join(folder, "pkg/package.json"), "utf8");
    expect((JSON.parse(manifest) as { name: string }).name).toBe("pet-shop");
    for (const flags of [[], ["--force"], ["--check"]])
      expect((await generate(...flags)).err).not.toContain("next:");
  });

  it("is the call alone where the package is in node_modules", async () => {
    const { err } = await runIn(folder, ["generate", "openapi.yaml", "-o", "node_modules/shop"]);
    expect(err).toContain("next: call it\n");
    expect(err).not.toContain("npm install");
  });

  it("is an import by its path, too, of sources alone", async () => {
    const { err } = await generate("--source-only");
    expect(err).toContain("next: import ./pkg/src/api.ts by its path, or npm install ./pkg\n");
  });

  it("is of the project's package, its client and what installs packages here", async () => {
    await write("pnpm-lock.yaml", "");
    await write(
      "wireform.yaml",
      "output: sdk/made here\npackage: { name: '@me/shop' }\nclients: { pets: { document: openapi.yaml } }\n",
    );
    const { err } = await runIn(folder, ["generate"]);
    expect(err).toContain('next: pnpm add "./sdk/made here"\n');
    expect(err).toContain('import { createApi } from "@me/shop/pets/api";\n');
  });

  it("is no call, and no example, where the filters leave no operation", async () => {
    const client = "{ document: openapi.yaml, include: { tags: [none] } }";
    await write("wireform.yaml", `output: pkg\nclients: { .: ${client} }\n`);
    const { code, err } = await runIn(folder, ["generate"]);
    expect(code).toBe(0);
    expect(err).toContain("the filters leave out all of the document's 3 operations");
    expect(err).toMatch(/\nnext: npm install .\/pkg\n$/);
  });

  it.each([["--quiet"], ["--format=json"], ["--dry-run"]])("is not told with %s", async (flag) => {
    const { out, err } = await generate(flag);
    expect(out + err).not.toContain("next:");
  });
});

describe("--check", () => {
  it("says of a stale output in a few lines why, which files and what to run", async () => {
    await generate();
    await write("openapi.yaml", document.replaceAll(/(\w+)Pet/g, "$1Dog"));
    await appendFile(path.join(folder, "pkg/package.json"), " ");
    const { code, err } = await generate("--check", "--update-names");
    expect(code).toBe(1);
    const told = err.slice(err.indexOf("error WF"));
    expect(told).toMatch(
      /^error WF7005: openapi\.yaml has changed since pkg was written\n(error WF700[3489]: pkg\/.*\n){5} {6}and \d+ more files: --verbose lists them\n\npkg is out of date, checked in \d\S* m?s, \d+ warnings: move your edits elsewhere, then run the same with --force instead of --check, which overwrites them\n$/,
    );
    const { err: all } = await generate("--check", "--update-names", "--verbose");
    expect(all.match(/error WF70/g)!.length).toBeGreaterThan(7);
    expect(all).toContain("pkg/package.json is edited\n      move your changes elsewhere");
    const { out } = await generate("--check", "--update-names", "--format=json");
    expect(out.match(/"WF70/g)).toHaveLength(all.match(/error WF70/g)!.length);
  });
});
