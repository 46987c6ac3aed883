/** How a file may be encoded: encodings, byte order marks, line ends. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decodeText } from "../../generator/1-load/text.js";
import { run } from "../../generator/cli/run.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "wireform-texts-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: string | Uint8Array) =>
  writeFileSync(path.join(folder, name), content);
const read = (name: string) => readFileSync(path.join(folder, name), "utf8");

async function wireform(...args: string[]) {
  let text = "";
  const print = (more: string) => void (text += more);
  const terminal = { out: print, err: print, colour: false, progress: () => {} };
  return { exitCode: await run(["generate", ...args], folder, terminal), text };
}

const yaml = `openapi: 3.1.1
info:
  title: Größe
  version: "1"
  description: |
    Two lines
    of text.
paths:
  /a:
    get:
      operationId: a
      description: "folded
        text"
      responses: { "200": { description: ok } }
`;

/** The whole output if nothing is to be done. */
const upToDate = /^\d+ files are up to date in pkg, checked in \d\S* m?s\n$/;
const isUpToDate = { exitCode: 0, text: expect.stringMatching(upToDate) as string };

type Encode = (text: string) => Uint8Array;

const bigEndian = (bytes: Buffer) => Buffer.from(bytes).swap16();
const utf32 = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer([...text].length * 4));
  for (const [i, character] of [...text].entries())
    view.setUint32(i * 4, character.codePointAt(0)!, littleEndian);
  return new Uint8Array(view.buffer);
};
const encodings: Readonly<Record<string, Encode>> = {
  "UTF-8": (text) => Buffer.from(text),
  "UTF-16 LE": (text) => Buffer.from(text, "utf16le"),
  "UTF-16 BE": (text) => bigEndian(Buffer.from(text, "utf16le")),
  "UTF-32 LE": (text) => utf32(text, true),
  "UTF-32 BE": (text) => utf32(text, false),
};

describe.each(Object.entries(encodings))("%s", (_, encode) => {
  it.each(["", "\ufeff"])("is read, with the mark %j", async (mark) => {
    write("plain.yaml", yaml);
    write("openapi.yaml", encode(mark + yaml));
    expect(await wireform("openapi.yaml", "--out", "pkg")).toMatchObject({ exitCode: 0 });
    expect(await wireform("plain.yaml", "--out", "plain")).toMatchObject({ exitCode: 0 });
    expect(read("pkg/README.md")).toBe(read("plain/README.md"));
    expect(read("pkg/README.md")).toContain("Größe");
    const { text } = await wireform("openapi.yaml", "--out", "pkg", "--check");
    expect(text).toMatch(upToDate);
  });

  it("is read from wireform.yaml and overlays too", async () => {
    const overlay = `overlay: 1.0.0\nactions: [{target: $.info, update: {title: Ångström}}]\n`;
    const config = `output: pkg\nclients: {a: {document: a.json, overlays: [o.yaml]}}\n`;
    write("a.json", encode(`{"openapi":"3.1.1","info":{"title":"A","version":"1"},"paths":{}}`));
    write("o.yaml", encode(overlay));
    write("wireform.yaml", encode(config));
    expect(await wireform()).toMatchObject({ exitCode: 0 });
    expect(read("pkg/README.md")).toContain("Ångström");
  });
});

describe("what is no text", () => {
  it.each<[string, readonly number[], number, string]>([
    ["Latin 1", [0x61, 0xe9, 0x6c], 1, "UTF-8: the byte 0xE9 at offset 1"],
    ["Latin 1 at the end", [0x61, 0xe9], 1, "UTF-8: the byte 0xE9 at offset 1"],
    ["an overlong form", [0x61, 0xc0, 0x80], 1, "UTF-8: the byte 0xC0 at offset 1"],
    ["a surrogate", [0xc3, 0xa9, 0xed, 0xa0, 0x80], 1, "UTF-8: the byte 0xED at offset 2"],
    ["behind a mark", [0xef, 0xbb, 0xbf, 0x61, 0xff], 1, "UTF-8: the byte 0xFF at offset 4"],
    ["half a unit", [0x61, 0, 0x62], 1, "UTF-16: the byte 0x62 at offset 2"],
    [
      "half a pair",
      [0xff, 0xfe, 0x61, 0, 0, 0xd8, 0x61, 0],
      1,
      "UTF-16: the byte 0x00 at offset 4",
    ],
    ["beyond Unicode", [0, 0, 0, 0x61, 0, 0x11, 0, 0], 1, "UTF-32: the byte 0x00 at offset 4"],
  ])("%s", (_, bytes, offset, message) => {
    const { error } = decodeText(Uint8Array.from(bytes));
    expect(error).toEqual({ offset, message: `this is not ${message} is not valid there` });
  });

  it("is told at its place, and nothing is written", async () => {
    write("openapi.yaml", Buffer.from(yaml.replace("Größe", "Gr\u00f6sse"), "latin1"));
    const { exitCode, text } = await wireform("openapi.yaml", "--out", "pkg");
    expect(exitCode).toBe(1);
    expect(text).toContain("error WF1002: this is not UTF-8: the byte 0xF6 at offset 32");
    expect(text).toContain("openapi.yaml:3:12");
    expect(readdirSync(folder)).toEqual(["openapi.yaml"]);
  });

  it("is told of the lock, whose names would be lost", async () => {
    write("openapi.yaml", yaml);
    await wireform("openapi.yaml", "--out", "pkg");
    const lock = read("pkg/wireform.lock");
    write(
      "pkg/wireform.lock",
      Buffer.from(`${lock}. #/caf\u00e9 operations/b function=b\n`, "latin1"),
    );
    const { exitCode, text } = await wireform("openapi.yaml", "--out", "pkg");
    expect(exitCode).toBe(1);
    expect(text).toContain("error WF1002: this is not UTF-8");
    expect(text).toMatch(/pkg\/wireform\.lock:\d+:8/);
  });
});

describe("CR LF, as git checks out on Windows", () => {
  const withCrLf = (name: string) => {
    for (const entry of readdirSync(path.join(folder, name))) {
      const file = path.join(name, entry);
      if (statSync(path.join(folder, file)).isDirectory()) withCrLf(file);
      else write(file, read(file).replace(/\r?\n/g, "\r\n"));
    }
  };

  it("is no edit: not of the output, its lock, the document nor wireform.yaml", async () => {
    const project = { version: "package: { name: my-api, version: 1.0.0, changelog: true }\n" };
    write("openapi.yaml", yaml);
    write(
      "wireform.yaml",
      `output: pkg\n${project.version}clients: {a: {document: openapi.yaml}}\n`,
    );
    expect(await wireform()).toMatchObject({ exitCode: 0 });
    rmSync(path.join(folder, "pkg/dist"), { recursive: true });
    withCrLf(".");
    expect(await wireform("--check")).toEqual(isUpToDate);
    expect((await wireform()).text).not.toContain("changed");
    expect(await wireform("--check")).toEqual(isUpToDate);
    expect((await wireform()).text).toContain("nothing to do");
    // New files have LF, and edited files are reported as before.
    write("openapi.yaml", yaml.replaceAll("operationId: a", "operationId: b"));
    expect(await wireform("--update-names")).toMatchObject({ exitCode: 0 });
    expect(read("pkg/src/a/index.ts")).toContain('b } from "./operations/b.js";\n');
    expect(read("pkg/src/a/client.ts")).toContain("\r\n");
    write("pkg/src/a/client.ts", `${read("pkg/src/a/client.ts")}// mine\r\n`);
    expect((await wireform()).text).toContain("WF7003");
  });
});
