/** `wireform init`: its output works, and existing files stay. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "../../generator/cli/run.js";
import { suggestName } from "../../generator/config/suggested-name.js";
import type { Terminal } from "../../generator/cli/terminal.js";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "wireform-init-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const document = `openapi: 3.1.1
info: { title: "Pet Store (v2): *all*", version: "1" }
paths:
  /pets: { get: { operationId: listPets, tags: ["pets", "a\\nb: c", "big pets"], responses: { "200": { description: Done. } } } }
`;

async function wireform(args: readonly string[], ask?: Terminal["ask"]) {
  let printed = "";
  const print = (text: string) => void (printed += text);
  const terminal = { out: print, err: print, colour: false, progress: () => {}, ask };
  return { exitCode: await run(args, folder, terminal), printed };
}

const written =
  "wrote wireform.yaml; next: npx wireform generate\n" +
  "for .gitignore: generated/dist/, which each run can make from what is committed\n";
const write = (name: string, text: string) => writeFile(path.join(folder, name), text);
const readConfig = () => readFile(path.join(folder, "wireform.yaml"), "utf8");

describe("wireform init", () => {
  it("names the command as the project's package manager runs it", async () => {
    await write("shop.yaml", document);
    await write("pnpm-lock.yaml", "");
    const { printed } = await wireform(["init", "shop.yaml", "--out", "sdk"]);
    expect(printed).toContain("next: pnpm exec wireform generate\nfor .gitignore: sdk/dist/,");
  });

  it("writes a configuration that generates", async () => {
    await write("shop.yaml", document);
    expect(await wireform(["init", "shop.yaml"])).toEqual({
      exitCode: 0,
      printed: written,
    });
    expect(await readConfig()).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=node_modules/wireform/generator/config/wireform.schema.json
      output: generated # the folder of the package
      package:
        name: pet-store-v2-all # what it is imported by
        version: 0.1.0
      clients:
        .: # the package itself; further documents get names, which are their subpaths
          document: shop.yaml
          # dialect: qs # what reads nested forms and queries: qs (Express, NestJS), php, rails, stripe
          # nulls: omit # a null in a form is left out; without it, it is an empty value
          # overlays: [fixes.overlay.yaml] # OpenAPI Overlays: the document corrected without editing it
          # include: # only these operations
          #   tags: [pets, big pets]
          #   paths: ["/v1/**"]
          # exclude: # not these
          #   operations: [deletePet] # by operationId
          #   methods: [delete]
      # schema: true # openapi-typescript's schema.ts too
      "
    `);
    expect(await wireform(["generate", "--dry-run"])).toMatchObject({ exitCode: 0 });
  });

  it("has nothing in its comments that would fail when they are taken away", async () => {
    await write("shop.yaml", document);
    await write("fixes.overlay.yaml", "{ overlay: 1.1.0, actions: [{ target: $, update: {} }] }");
    await wireform(["init", "shop.yaml"]);
    const config = await readConfig();
    await write("wireform.yaml", config.replace(/^( *)# (?!yaml-language)/gm, "$1"));
    const { exitCode, printed } = await wireform(["generate", "--dry-run"]);
    expect({ exitCode, codes: printed.match(/(?<=^warning )WF\d+/gm) }).toEqual({
      exitCode: 0,
      codes: ["WF3012", "WF3012", "WF3012"],
    });
  });

  it("offers shorter names where operationIds end with path and method, as FastAPI's do", async () => {
    const operation = (id: string) =>
      `{ operationId: ${id}, responses: { "200": { description: Done. } } }`;
    await write(
      "fastapi.yaml",
      `openapi: 3.1.1
info: { title: FastAPI, version: "1" }
paths:
  /items/{item_id}: { get: ${operation("read_item_items__item_id__get")}, put: ${operation("keep")} }
  /a/ping: { get: ${operation("ping_a_ping_get")} }
  /b/ping: { get: ${operation("ping_b_ping_get")} }
`,
    );
    await wireform(["init", "fastapi.yaml"]);
    const config = await readConfig();
    expect(config.match(/^    # names: [^]*?(?=^#)/m)?.[0]).toBe(
      `    # names: # without the path and the method that the operationIds end with
    #   operations:
    #     read_item_items__item_id__get: readItem
`,
    );
    await write("wireform.yaml", config.replace(/^    # (?=names|  operations:\n|    )/gm, "    "));
    const { exitCode, printed } = await wireform(["generate"]);
    expect([exitCode, printed]).toEqual([0, expect.stringContaining("wrote ")]);
    const lock = await readFile(path.join(folder, "generated/wireform.lock"), "utf8");
    expect(lock).toContain("function=readItem ");
  });

  it("takes its facts from flags", async () => {
    await write("a b.yaml", document);
    await wireform(["init", "a b.yaml", "--name", "@me/pets", "--out", "packages/pets: all"]);
    const config = await readConfig();
    expect(config).toContain('name: "@me/pets" #');
    expect(config).toContain('output: "packages/pets: all" #');
    expect(config).toContain('document: "a b.yaml"');
  });

  it("finds a document, or asks for one, or says that there is none", async () => {
    expect(await wireform(["init"])).toMatchObject({ exitCode: 2 });
    await write("other.yaml", document);
    const questions: string[] = [];
    const answers = [" other.yaml ", "Pets", " my-pets "];
    const answering = async (question: string) => {
      questions.push(question);
      return answers.shift() ?? "";
    };
    expect(await wireform(["init"], answering)).toEqual({
      exitCode: 0,
      printed:
        `a package can't be called "Pets": lower case, such as my-api or @me/my-api\n` + written,
    });
    const name = "Name of the package (pet-store-v2-all): ";
    expect(questions).toEqual(["OpenAPI document (a path): ", name, name]);
    expect(await readConfig()).toContain("document: other.yaml");
    expect(await readConfig()).toContain("name: my-pets #");

    await rm(path.join(folder, "wireform.yaml"));
    await write("openapi.json", JSON.stringify({ openapi: "3.1.0", info: { title: "€" } }));
    expect(await wireform(["init"], answering)).toMatchObject({ exitCode: 0 });
    expect(questions).toHaveLength(4);
    expect(await readConfig()).toMatch(/name: wireform-init-\w+-api #[^]*document: openapi\.json/i);
  });

  it.each([
    ["generated", "Swagger Petstore - OpenAPI 3.0", "petstore"],
    ["dist", "GitHub v3 REST API", "github-v3-rest-api"],
    [null, "1Password Connect", "1password-connect"],
    [null, "Écran größer", "ecran-grosser"],
    [null, "API", "shop-api"],
    [null, "OpenAPI 3.1 API documentation (v2)", "shop-api"],
    [null, "日本", "shop-api"],
    [null, "Events", "events-api"],
    [null, `${"long ".repeat(30)}title`, `${"long-".repeat(11)}long`],
    ["payments-client", "Swagger", "payments-client"],
  ])("names the package in %s of %j: %s", (output, title, name) => {
    expect(suggestName({ output, title, project: "shop" })).toBe(name);
    expect(suggestName({ output, title, project: "src" })).toBe(name.replace("shop", "my"));
  });

  it("never touches what is there", async () => {
    await write("openapi.yaml", document);
    await write("wireform.yaml", "mine\n");
    const { exitCode, printed } = await wireform(["init"]);
    expect(exitCode).toBe(1);
    expect(printed).toContain("error WF8004: there is a wireform.yaml in this folder already");
    expect(await readConfig()).toBe("mine\n");
  });

  it.each([
    ["none.yaml", undefined, "WF1001"],
    ["list.yaml", "- a\n", "WF2003"],
    ["old.yaml", "openapi: 1.0\n", "WF2004"],
  ])("refuses %s", async (name, text, code) => {
    if (text !== undefined) await write(name, text);
    const { exitCode, printed } = await wireform(["init", name]);
    expect(exitCode).toBe(1);
    expect(printed).toContain(code);
    await expect(readConfig()).rejects.toThrow("ENOENT");
  });
});
