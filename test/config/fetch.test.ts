/** `wireform fetch`: documents at URLs, on servers of this machine that behave well or badly. */
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashOf } from "../../generator/host/content-hash.js";
import { isPublic, whyNoAddress } from "../../generator/fetch/addresses.js";
import { download } from "../../generator/fetch/download.js";
import { withPins } from "../../generator/fetch/pin.js";
import { runIn } from "../generator/run-in.js";
import { makeFolder } from "../leftovers.js";

const documentOf = (title: string) =>
  `openapi: 3.1.1\ninfo: { title: ${title}, version: "1" }\npaths: {}\n`;

let folder: string;
let server: Server;
let answer: RequestListener;
let hits: string[];
let origin: string;
beforeEach(async () => {
  folder = await makeFolder();
  hits = [];
  answer = (_, response) => response.end(documentOf("Shop"));
  server = createServer((request, response) => {
    hits.push(request.url!);
    answer(request, response);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await configure();
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const at = (file: string) => path.join(folder, file);
const read = (file: string) => readFile(at(file), "utf8");
const configure = (more = "") =>
  writeFile(
    at("wireform.yaml"),
    `# mine\noutput: sdk\nclients:\n  shop:\n    document: ${origin}/shop.yaml # the shop's\n${more}`,
  );
const wireform = (...args: readonly string[]) => runIn(folder, args);

describe("a document by URL", () => {
  it("is copied and pinned by fetch; generate and --check ask nobody", async () => {
    const refused = await wireform("generate");
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringContaining(
        "error WF1010: documents/shop.yaml, the copy of this document, is missing",
      ),
    ]);
    expect(refused.err).toContain("--> wireform.yaml:5:15");
    expect(hits).toEqual([]);

    const fetched = await wireform("fetch");
    expect([fetched.code, fetched.err]).toEqual([
      0,
      expect.stringContaining("new: documents/shop.yaml"),
    ]);
    expect(await read("documents/shop.yaml")).toBe(documentOf("Shop"));
    const pin = `    sha256: "${hashOf(documentOf("Shop"))}"\n`;
    const config = `# mine\noutput: sdk\nclients:\n  shop:\n    document: ${origin}/shop.yaml # the shop's\n${pin}`;
    expect(await read("wireform.yaml")).toBe(config);
    expect(hits).toEqual(["/shop.yaml"]);

    for (const flags of [[], ["--check"], []])
      expect(await wireform("generate", ...flags)).toMatchObject({ code: 0 });
    expect(await read("sdk/src/shop/index.ts")).toContain("from documents/shop.yaml.");
    expect(hits).toHaveLength(1);
    expect((await wireform("fetch")).err).toMatch(/^unchanged: documents\/shop\.yaml, from .*\n$/);
    expect(await read("wireform.yaml")).toBe(config);
  });

  it("is held against its pin, and taken anew by fetch alone", async () => {
    await wireform("fetch");
    await wireform("generate");
    expect(await wireform("fetch", "--check")).toMatchObject({ code: 0 });
    answer = (_, response) => response.end(documentOf("Store"));
    const news = await wireform("fetch", "--check");
    expect([news.code, news.err]).toEqual([1, expect.stringContaining("error WF1012: ")]);
    expect(await read("documents/shop.yaml")).toBe(documentOf("Shop"));
    expect(await wireform("generate", "--check")).toMatchObject({ code: 0 });

    await writeFile(at("documents/shop.yaml"), documentOf("Mine"));
    for (const args of [["generate"], ["generate", "--check"]]) {
      const { code, err } = await wireform(...args);
      expect([code, err]).toEqual([
        1,
        expect.stringContaining("WF1010: documents/shop.yaml is another document than"),
      ]);
    }
    await writeFile(at("documents/shop.yaml"), documentOf("Shop").replaceAll("\n", "\r\n"));
    expect(await wireform("generate", "--check")).toMatchObject({ code: 0 });
    expect((await wireform("fetch")).err).toContain("changed: documents/shop.yaml");
    expect(await read("documents/shop.yaml")).toBe(documentOf("Store"));
    expect((await wireform("generate")).code).toBe(0);
  });

  it("may have its copy elsewhere in the folder, and nowhere else", async () => {
    await configure("    copy: specs/deep/shop.yaml\n");
    expect((await wireform("fetch")).code).toBe(0);
    expect(await read("specs/deep/shop.yaml")).toBe(documentOf("Shop"));
    await configure("    copy: specs/../../shop.yaml\n");
    expect((await wireform("fetch")).err).toContain(
      "WF8002: ../shop.yaml leads out of this folder",
    );
    await mkdir(at("elsewhere"));
    await symlink(await makeFolder(), at("link"));
    await configure("    copy: link/shop.yaml\n");
    expect((await wireform("fetch")).err).toContain("a symbolic link leads it elsewhere");
  });

  it.each([
    ["a page to sign in", "<!doctype html><title>Sign in</title>", "WF2003"],
    ["no YAML", "openapi: [", "WF1002"],
    ["another kind of document", "asyncapi: 3.0.0\n", "WF2003"],
  ])("that became %s doesn't take the copy's place", async (_, text, code) => {
    await wireform("fetch");
    const before = [await read("wireform.yaml"), await read("documents/shop.yaml")];
    answer = (__, response) => response.end(text);
    const { code: exitCode, err } = await wireform("fetch");
    expect([exitCode, err]).toEqual([1, expect.stringContaining(`error ${code}`)]);
    expect([await read("wireform.yaml"), await read("documents/shop.yaml")]).toEqual(before);
  });

  it.each([
    ["http://example.com/a.yaml", "by https: alone"],
    ["https://user:secret@example.com/a.yaml", "it has a password in it"],
    ["https://example.com/a.yaml#/paths", "it leads into a document"],
  ])("can't be %s", async (url, why) => {
    await writeFile(at("wireform.yaml"), `output: sdk\nclients: { a: { document: "${url}" } }\n`);
    const { code, err } = await wireform("fetch");
    expect([code, err]).toEqual([1, expect.stringContaining(why)]);
  });
});

describe("a download", () => {
  const limits = { bytes: 1000, milliseconds: 2000, redirects: 3 };
  const get = () => download(`${origin}/a?token=secret`, limits);
  const redirectTo = (location: string) => {
    answer = (_, response) => response.writeHead(302, { location }).end();
  };

  it("may be compressed, and redirected on this server", async () => {
    answer = ({ url }, response) =>
      url === "/b"
        ? response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("text"))
        : response.writeHead(307, { location: "/b" }).end();
    expect(Buffer.from(await get()).toString()).toBe("text");
  });

  it.each([
    ["http://169.254.169.254/latest", "only https: is followed"],
    ["http://localhost.example.com/", "only https: is followed"],
    ["https://169.254.169.254/latest", "it leads into a private network"],
    ["https://[::ffff:10.0.0.1]/", "it leads into a private network"],
    ["https://0x7f000001/", "127.0.0.1/"],
    ["https://user:pass@example.com/", "it has a password in it"],
    ["file:///etc/passwd", "only https: is followed"],
  ])("isn't led to %s", async (location, why) => {
    redirectTo(location);
    await expect(get()).rejects.toThrow(why);
    expect(hits).toHaveLength(1);
  });

  it("ends with too many redirects, too many bytes, too much time, and any other status", async () => {
    redirectTo("/a");
    await expect(get()).rejects.toThrow("redirects too often");
    expect(hits).toHaveLength(4);
    answer = (_, response) => response.end("x".repeat(2000));
    await expect(get()).rejects.toThrow("larger than 1000 bytes");
    answer = (_, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("x".repeat(100_000)));
    await expect(get()).rejects.toThrow("can't be unpacked");
    answer = (_, response) => response.writeHead(404).end();
    await expect(get()).rejects.toThrow(/^http:\/\/127\.0\.0\.1:\d+\/a answers 404$/);
    answer = (_, response) => void response.write("begun");
    await expect(download(`${origin}/a`, { ...limits, milliseconds: 200 })).rejects.toThrow(
      "it takes too long",
    );
  });

  it("never goes to an address that isn't the internet's by a redirect", () => {
    const inner =
      "10.1.2.3 127.0.0.1 169.254.1.1 172.31.0.1 192.168.1.1 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255";
    const inner6 =
      "::1 :: fe80::1 fd00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:a00:1 64:ff9b::a00:1 2002:a00:1::";
    for (const address of `${inner} ${inner6} example.com`.split(" "))
      expect([address, isPublic(address)]).toEqual([address, false]);
    for (const address of ["1.1.1.1", "172.32.0.1", "2606:4700::1111", "::ffff:1.1.1.1"])
      expect([address, isPublic(address)]).toEqual([address, true]);
    expect(whyNoAddress("http://localhost:5000/swagger.json")).toBeNull();
    expect(whyNoAddress("http://localhost.evil.com/")).not.toBeNull();
  });
});

describe("the pin in wireform.yaml", () => {
  const pin = "0".repeat(64);

  it.each([
    [
      "clients:\n  a:\n    document: u\n    int64: number\n",
      `clients:\n  a:\n    document: u\n    sha256: "${pin}"\n    int64: number\n`,
    ],
    [
      "clients: { a: { document: u, schema: true } }",
      `clients: { a: { document: u, sha256: "${pin}", schema: true } }`,
    ],
    [
      'clients:\r\n  a:\r\n    document: "u" # c',
      `clients:\r\n  a:\r\n    document: "u" # c\r\n    sha256: "${pin}"`,
    ],
    [
      "clients: { a: { sha256: old, document: u } }",
      `clients: { a: { sha256: "${pin}", document: u } }`,
    ],
  ])("is written into %j", (text, expected) => {
    expect(withPins(text, new Map([["a", pin]]))).toBe(expected);
  });

  it("is left to people where the URL is an alias", () => {
    const text = "x: &u https://example.com\nclients: { a: { document: *u } }\n";
    expect(withPins(text, new Map([["a", pin]]))).toBeNull();
  });
});

it("nothing is fetched where no document is at a URL", async () => {
  await writeFile(at("wireform.yaml"), "output: sdk\nclients: { a: { document: a.yaml } }\n");
  expect(await wireform("fetch")).toMatchObject({ code: 1 });
  expect(existsSync(at("documents"))).toBe(false);
  expect((await wireform("generate", `${origin}/a.yaml`, "-o", "sdk")).err).toContain(
    "run wireform fetch",
  );
  expect(hits).toEqual([]);
});
