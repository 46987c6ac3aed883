/** The command line: the media types of files, by their names, and credentials by scheme. */
import { parseArgs } from "node:util";
import { describe, expect, it } from "vitest";
import { ApiError } from "../../templates/runtime/client/api-error.js";
import type {
  CliCommand,
  CliPlatform,
  CommandTable,
} from "../../templates/runtime/commands/command-table.js";
import { headersIn } from "../../templates/runtime/commands/client-settings.js";
import { typeOfFile, untoldType } from "../../templates/runtime/commands/file-types.js";
import { complete } from "../../templates/runtime/commands/completion.js";
import { commandHelp, helpOf } from "../../templates/runtime/commands/help-texts.js";
import { parseWords } from "../../templates/runtime/commands/parse-words.js";
import { commandInput } from "../../templates/runtime/commands/read-input.js";
import { runCommand } from "../../templates/runtime/commands/run-command.js";
import type { Operation } from "../../templates/runtime/encode/operation.js";
import { shopProgram } from "./shop-program.js";

const build = () => ({}) as never;
const platform = {
  env: {},
  parseArgs: parseArgs as never,
  readFile: () => Promise.resolve(new Uint8Array([1])),
  readInput: () => Promise.resolve(new Uint8Array([2])),
} as unknown as CliPlatform;

const inputOf = (words: readonly string[], command: CliCommand) =>
  commandInput(parseWords(words, command, platform), command, platform);

describe("a file in a multipart body", () => {
  const upload: CliCommand = {
    name: "upload",
    build,
    body: "json",
    flags: [
      { name: "file", at: ["body", "file"], kind: "file", types: ["application/pdf", "image/*"] },
    ],
  };

  it.each([
    ["a.pdf", "application/pdf"],
    ["@folder.d/A.JPG", "image/jpeg"],
  ])("has the type that %s tells", async (path, type) => {
    const { body } = (await inputOf(["--file", path], upload)) as { body: { file: File } };
    expect(body.file.type).toBe(type);
  });

  it.each(["a.zip", "a", "pdf", "a.constructor"])("is refused as %s", async (path) => {
    await expect(inputOf(["--file", path], upload)).rejects.toThrow(
      /^--file may be application\/pdf, image\/\*: give a file whose name ends in \.pdf, \.png, /,
    );
  });
});

describe("the name of a file", () => {
  it.each([
    ["pdf", ["application/pdf"]],
    ["png", ["image/png"]],
    ["jpg", ["image/jpeg"]],
    ["jpeg", ["image/jpeg", "image/jpg"]],
    ["gif", ["image/gif"]],
    ["webp", ["image/webp"]],
    ["avif", ["image/avif"]],
    ["tif", ["image/tiff"]],
    ["tiff", ["image/tiff"]],
    ["svg", ["image/svg+xml"]],
    ["json", ["application/json"]],
    ["jsonl", ["application/jsonl", "application/x-ndjson"]],
    ["csv", ["text/csv"]],
    ["txt", ["text/plain"]],
    ["md", ["text/markdown"]],
    ["html", ["text/html"]],
    ["xml", ["application/xml", "text/xml"]],
    ["yaml", ["application/yaml", "application/x-yaml"]],
    ["zip", ["application/zip", "application/x-zip-compressed"]],
    ["gz", ["application/gzip", "application/x-gzip"]],
    ["mp4", ["video/mp4", "audio/mp4"]],
    ["webm", ["video/webm", "audio/webm"]],
    ["mp3", ["audio/mpeg", "audio/mp3"]],
    ["wav", ["audio/wav", "audio/x-wav", "audio/wave"]],
    ["ogg", ["audio/ogg", "video/ogg"]],
    ["flac", ["audio/flac"]],
  ])("that ends in .%s tells %j", (extension, types) => {
    for (const type of types) expect(typeOfFile(`a.b.${extension}`, [type])).toBe(type);
    expect(typeOfFile(`a.${extension}`, ["*/*"])).toBe(types[0]);
    expect(typeOfFile(`a.${extension}`, ["text/x-own"])).toBe(undefined);
  });

  it("that would tell a type is said where none does", () => {
    const told = (...given: Parameters<typeof untoldType>) => untoldType(...given).message;
    expect(told("file", ["application/pdf", "image/*"])).toBe(
      "--file may be application/pdf, image/*: give a file whose name ends in .pdf, .png, .jpg, .jpeg",
    );
    expect(told("data", ["audio/flac"], "--content-type")).toBe(
      "--data may be audio/flac: give a file whose name ends in .flac, or --content-type",
    );
    expect(told("data", ["text/x-own"], "--content-type")).toBe(
      "--data may be text/x-own: give --content-type",
    );
    expect(told("file", ["text/x-own"])).toBe(
      "--file may be text/x-own: give a program that uses the package",
    );
  });
});

describe("a body of several media types", () => {
  const put: CliCommand = {
    name: "put",
    build,
    body: "bytes",
    bodyTypes: ["image/png", "image/jpeg"],
  };
  const putAny: CliCommand = { ...put, bodyTypes: ["audio/*"] };

  it.each([
    [["--data", "@a.jpg"], put, "image/jpeg"],
    [["--data", "a.png"], put, "image/png"],
    [["--data", "-"], put, undefined],
    [["--data", "-", "--content-type", "image/jpeg"], put, "image/jpeg"],
    [["--data", "@a.mp4"], putAny, "audio/mp4"],
  ] as const)("is sent for %j as told", async (words, command, contentType) => {
    const { body, ...rest } = (await inputOf(words, command)) as Record<string, unknown>;
    expect(body).toBeInstanceOf(Uint8Array);
    expect(rest).toEqual(contentType === undefined ? {} : { contentType });
  });

  it("is refused where nothing tells its type, and where there is no choice", async () => {
    await expect(inputOf(["--data", "@a.pdf"], putAny)).rejects.toThrow(
      /^--data may be audio\/\*: give a file whose name ends in .*, or --content-type$/,
    );
    await expect(inputOf(["--data", "-", "--content-type", "image/pgn"], put)).rejects.toThrow(
      / one of image\/png, image\/jpeg, not image\/pgn; did you mean image\/png\?$/,
    );
    expect(() =>
      parseWords(["--content-type", "image/png"], { name: "put", build, body: "bytes" }, platform),
    ).toThrow("put has no choice of media types: leave --content-type out");
  });
});

describe("an answer of several media types", () => {
  const get: CliCommand = { name: "get", build, answerTypes: ["application/json", "text/csv"] };
  const table = { commands: [get], schemes: [], prefix: "SHOP" } as never as CommandTable;

  it("is asked for by --accept, which the help explains", async () => {
    expect(await inputOf(["--accept", "text/csv"], get)).toEqual({ accept: "text/csv" });
    await expect(inputOf(["--accept", "text/cvs"], get)).rejects.toThrow(
      "--accept is one of application/json, text/csv, not text/cvs; did you mean text/csv?",
    );
    expect(commandHelp(table, get)).toMatch(
      /--accept TYPE +the media type of the answer: application\/json, text\/csv\n/,
    );
    expect(complete(table, ["get", "--accept", "t"])).toEqual(["text/csv"]);
  });

  it("isn't asked for by --header, which would be read as the default", () => {
    const header = ["Accept: text/csv"];
    expect(() => headersIn({ header }, get)).toThrow("give --accept text/csv instead of --header");
    expect(headersIn({ header }, { name: "ping", build })).toEqual({ accept: "text/csv" });
    expect(headersIn({ header: ["X-Accept: a"] }, get)).toEqual({ "x-accept": "a" });
  });
});

describe("where one credential is sent as different schemes", () => {
  const operation: Operation = {
    id: "me",
    method: "GET",
    path: "/me",
    security: [["oauth"]],
    responses: {},
  };
  const table: CommandTable = {
    ...shopProgram,
    schemes: ["apiKey", "oauth"],
    isByScheme: true,
    commands: [{ name: "me", build }],
  };

  async function hint(env: CliPlatform["env"]) {
    let err = "";
    const request = { operation, method: "GET", url: "/me", headers: {} };
    const answer = { status: 401, headers: new Headers(), declared: true, request, attempts: 1 };
    const connect = () => ({ call: () => Promise.reject(new ApiError(answer as never)) }) as never;
    const own = { ...platform, env, err: (text: string) => void (err += text) };
    expect(await runCommand(table, connect, ["me"], own)).toBe(1);
    return /hint: (.*)\n$/.exec(err)?.[1];
  }

  it("names the variable of each scheme in the help", () => {
    expect(helpOf(table, null)).toMatch(/\n {2}SHOP_APIKEY .*\n {2}SHOP_OAUTH .*\n {2}SHOP_TOKEN /);
    const { isByScheme, ...alike } = table;
    expect(isByScheme).toBe(true);
    expect(helpOf(alike, null)).not.toContain("SHOP_OAUTH");
  });

  it("names those of the operation after a 401", async () => {
    expect(await hint({})).toBe("there was no credential; set SHOP_OAUTH");
    expect(await hint({ SHOP_APIKEY: "a", SHOP_TOKEN: "t" })).toBe(
      "there was no credential; set SHOP_OAUTH",
    );
    expect(await hint({ SHOP_OAUTH: "o" })).toBe("the API refuses the credential in SHOP_OAUTH");
    expect(await hint({ SHOP_TOKEN: "t" })).toBe(
      "the API refuses the credential in SHOP_TOKEN; set SHOP_OAUTH instead",
    );
  });
});
