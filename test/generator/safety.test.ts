/** What a hostile document, or a manipulated folder, must not cause. */
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isSurelySmall, whyTooLarge } from "../../generator/1-load/document-limits.js";
import { run } from "../../generator/cli/run.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "wireform-safety-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, value: unknown) => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  const text = typeof value === "string" ? value : JSON.stringify(value);
  writeFileSync(path.join(folder, name), text);
};
const read = (name: string) => readFileSync(path.join(folder, name), "utf8");

async function wireform(...args: string[]) {
  let text = "";
  const print = (more: string) => void (text += more);
  const terminal = { out: print, err: print, colour: false, progress: () => {} };
  return { exitCode: await run(["generate", ...args], folder, terminal), text };
}

const api = (more: object = {}, schema: object = { type: "string" }) => ({
  openapi: "3.1.1",
  info: { title: "Api", version: "1" },
  paths: {
    "/a": {
      get: {
        operationId: "a",
        responses: {
          "200": { description: "Done.", content: { "application/json": { schema } } },
        },
      },
    },
  },
  ...more,
});

describe("--schema", () => {
  it("asks nobody and reads no file, whatever looks like an address", async () => {
    let hits = 0;
    const server = createServer((_, response) => {
      hits++;
      response.end("type: string");
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pet.yaml`;
    const complaints = vi.spyOn(console, "error");
    write("secret.yaml", "type: string\ndescription: TOPSECRET\n");
    const pet = {
      type: "object",
      discriminator: {
        propertyName: "kind",
        mapping: { a: url, b: "./secret.yaml", c: "Pet", d: "#/components/schemas/Pet", e: "Gone" },
      },
      properties: {
        kind: { type: "string", "x-note": { $ref: url }, externalDocs: { url } },
        data: { type: "object", example: { $ref: url }, default: { $ref: "./secret.yaml" } },
        more: { examples: [{ $ref: url }], enum: [{ $ref: url }], const: { $ref: url } },
      },
      required: ["kind"],
    };
    const examples = {
      far: { externalValue: url },
      near: { value: { $ref: "./secret.yaml" } },
    };
    const document = api({ components: { schemas: { Pet: pet }, examples }, "x-a": { $ref: url } });
    write("api.json", document);
    const { exitCode, text } = await wireform("api.json", "--out", "out", "--schema");
    server.close();
    expect({ exitCode, hits, text }).toEqual({ exitCode: 0, hits: 0, text: expect.any(String) });
    expect(read("out/src/schema.ts")).not.toContain("TOPSECRET");
    expect(complaints).not.toHaveBeenCalled();
  });

  it("tells as a diagnostic what openapi-typescript can't read", async () => {
    const complaints = vi.spyOn(console, "error");
    const schema = { $ref: "#/x-schemas/Pet" };
    write("api.json", api({ "x-schemas": { Pet: { type: "string" } } }, schema));
    const { exitCode, text } = await wireform("api.json", "--out", "out", "--schema");
    expect(exitCode).toBe(1);
    expect(text).toContain("error WF5001: openapi-typescript can't read the document: ");
    expect(complaints).not.toHaveBeenCalled();
  });
});

describe("the extent of a document", () => {
  it.each([
    ["deep JSON", "a.json", "[".repeat(6000) + "]".repeat(6000)],
    ["deep YAML", "a.yaml", "a: " + "[".repeat(6000) + "]".repeat(6000)],
    ["a list that contains itself", "a.yaml", "a: &a [1, *a]"],
  ])("%s is beyond the limit", async (_, name, text) => {
    write(name, text);
    const result = await wireform(name, "--out", "out");
    expect(result.exitCode).toBe(1);
    expect(result.text).toContain("error WF1005");
  });

  it("is counted in values, characters and levels, as a tree", () => {
    const limits = { values: 10, characters: 10, depth: 3 };
    const shared = ["12345"];
    expect(whyTooLarge([[[]]], limits)).toBeUndefined();
    expect(whyTooLarge([[[[]]]], limits)).toContain("3 levels");
    expect(whyTooLarge(Array(9).fill(1), limits)).toBeUndefined();
    expect(whyTooLarge(Array(10).fill(1), limits)).toContain("10 values");
    expect(whyTooLarge([shared, shared], limits)).toBeUndefined();
    expect(whyTooLarge([shared, shared, "1"], limits)).toContain("10 characters");
    expect(isSurelySmall({ text: "[[[1]]]", depth: 3 }, limits)).toBe(true);
    expect(isSurelySmall({ text: "[[[[]]]]", depth: 4 }, limits)).toBe(false);
    expect(isSurelySmall({ text: "[1,1,1,11]", depth: 1 }, limits)).toBe(false);
    expect(isSurelySmall({ text: "[]" }, limits)).toBe(false);
  });

  it("has long lists, and chains that no file limits", async () => {
    write("long.json", api({ "x-list": Array.from({ length: 200_000 }, (_, i) => i) }));
    expect(await wireform("long.json", "--out", "out")).toMatchObject({ exitCode: 0 });
    const schemas = Object.fromEntries(
      Array.from({ length: 6000 }, (_, i) => [
        `S${i}`,
        {
          type: "object",
          properties: { next: { $ref: `#/components/schemas/S${(i + 1) % 6000}` } },
        },
      ]),
    );
    write("chain.json", api({ components: { schemas } }, { $ref: "#/components/schemas/S0" }));
    const chain = await wireform("chain.json", "--out", "chain");
    expect([0, 1]).toContain(chain.exitCode);
  });

  it.skipIf(process.platform === "win32")("a pipe is no document", async () => {
    execFileSync("mkfifo", [path.join(folder, "pipe.yaml")]);
    const { exitCode, text } = await wireform("pipe.yaml", "--out", "out");
    expect(exitCode).toBe(1);
    expect(text).toContain("error WF1001: pipe.yaml: it is not a file");
  });
});

describe("roots", () => {
  it("that aren't there are an error, not a check less", async () => {
    write("elsewhere/outside.yaml", "type: string\n");
    write("sub/api.json", api({}, { $ref: "./link.yaml" }));
    symlinkSync(path.join(folder, "elsewhere/outside.yaml"), path.join(folder, "sub/link.yaml"));
    const linked = await wireform("sub/api.json", "--out", "out");
    expect(linked).toMatchObject({ exitCode: 1 });
    expect(linked.text).toContain("error WF1004");
    const { exitCode, text } = await wireform("sub/api.json", "--out", "out", "--root", "nowhere");
    expect(exitCode).toBe(1);
    expect(text).toContain("error WF1001: the root nowhere can't be read: there is no such file");
  });
});

describe("the output folder", () => {
  beforeEach(() => write("api.json", api()));

  it.each(["src", "src/runtime"])("is not left through a link: %s", async (sub) => {
    mkdirSync(path.join(folder, "victim"));
    mkdirSync(path.dirname(path.join(folder, "out", sub)), { recursive: true });
    symlinkSync(path.join(folder, "victim"), path.join(folder, "out", sub));
    const { exitCode, text } = await wireform("api.json", "--out", "out", "--force");
    expect(exitCode).toBe(1);
    expect(text).toContain(
      `error WF7002: out is no safe output folder: ${sub} in it is a symbolic`,
    );
    expect(readdirSync(path.join(folder, "victim"))).toEqual([]);
  });

  it("is not left through a link when files are removed", async () => {
    write("victim/old.ts", "mine");
    mkdirSync(path.join(folder, "out"));
    symlinkSync(path.join(folder, "victim"), path.join(folder, "out/old"));
    const files = ["old/old.ts", "old", "src", "/etc/passwd", "a//b"];
    const lines = files.map((file) => `${"0".repeat(64)} ${file}\n`);
    write("out/wireform.manifest", `wireform 0\n${lines.join("")}- ../api.json\n`);
    const { exitCode } = await wireform("api.json", "--out", "out", "--force");
    expect(exitCode).toBe(1);
    expect(read("victim/old.ts")).toBe("mine");
  });

  it("lies below wireform.yaml, also behind links, and holds no document", async () => {
    mkdirSync(path.join(folder, "project"));
    mkdirSync(path.join(folder, "elsewhere"));
    symlinkSync(path.join(folder, "elsewhere"), path.join(folder, "project/link"));
    write("wireform.yaml", "output: project\nclients: { a: { document: project/api.json } }\n");
    write("project/api.json", api());
    const holding = await wireform();
    expect(holding.exitCode).toBe(1);
    expect(holding.text).toContain("it contains the document api.json");

    write("project/wireform.yaml", "output: link/sub\nclients: { a: { document: api.json } }\n");
    folder = path.join(folder, "project");
    const linked = await wireform();
    folder = path.dirname(folder);
    expect(linked.exitCode).toBe(1);
    expect(linked.text).toContain("a symbolic link leads it out of this folder");
    expect(readdirSync(path.join(folder, "elsewhere"))).toEqual([]);
  });

  it("loses what killed runs have left beside it, and nothing else", async () => {
    for (const name of ["out.wireform-staging", "out.wireform-x"])
      mkdirSync(path.join(folder, name));
    expect(await wireform("api.json", "--out", "out")).toMatchObject({ exitCode: 0 });
    expect(existsSync(path.join(folder, "out.wireform-staging"))).toBe(false);
    expect(existsSync(path.join(folder, "out.wireform-x"))).toBe(true);
  });

  it.each([
    [["api.json", "--out", ""], "--out is empty"],
    [["api.json", "--out", "a", "--out", "b"], "--out is given twice"],
  ])("is named once: %j", async (args, message) => {
    const { exitCode, text } = await wireform(...args);
    expect(exitCode).toBe(2);
    expect(text).toContain(message);
  });
});
