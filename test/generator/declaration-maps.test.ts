/** The targets of declaration maps, for documents of every kind. */
import { existsSync, readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { generate } from "../../generator/pipeline.js";
import { nodeHost, type Host } from "../../generator/host/host.js";
import { readMappedNames, type MappedName } from "./mapped-names.js";

interface Input {
  readonly cwd: string;
  readonly document: string;
  readonly overlays?: readonly string[];
  readonly texts?: Readonly<Record<string, string>>;
}

/** All names in the maps of a document's package, including `null`. */
async function mappedNamesOf({ cwd, document, overlays = [], texts }: Input) {
  const { files, diagnostics } = await generate(
    {
      cwd,
      clients: [{ name: null, document, overlays }],
      package: {},
      partial: true,
      declarationMaps: { output: "out" },
    },
    { host: texts === undefined ? nodeHost : hostOf(cwd, texts) },
  );
  if (texts !== undefined && files === null) throw new Error(JSON.stringify(diagnostics));
  const printed = (files ?? []).map((file) => [`out/${file.path}`, file.text] as const);
  return readMappedNames(
    Object.fromEntries(printed),
    (file) => texts?.[file] ?? readFileSync(path.join(cwd, file), "utf8"),
  );
}

function hostOf(cwd: string, texts: Readonly<Record<string, string>>): Host {
  const bytesOf = (file: string) => {
    const text = texts[path.relative(cwd, path.resolve(cwd, file))];
    return text === undefined ? null : new TextEncoder().encode(text);
  };
  return {
    readFile: async (file) => bytesOf(file)!,
    realPath: async (file) => file,
    stat: async (file) => {
      const size = bytesOf(file)?.length;
      return { kind: size === undefined ? "folder" : "file", size: size ?? 0 };
    },
  };
}

describe("the maps of all cases", () => {
  const cases = path.resolve(import.meta.dirname, "../cases");
  const names: (MappedName & { readonly case: string })[] = [];
  beforeAll(async () => {
    for (const name of await readdir(cases)) {
      const cwd = path.join(cases, name);
      const document = ["openapi.yaml", "openapi.json"].find((it) =>
        existsSync(path.join(cwd, it)),
      );
      if (document === undefined) continue;
      for (const mapped of await mappedNamesOf({ cwd, document }))
        names.push({ case: name, ...mapped });
    }
  });

  it("lead to keys that say the name, or to keys of OpenAPI for names that we make", () => {
    const led = names.filter(({ case: name, to }) => to !== null && !name.startsWith("swagger-"));
    expect(led.length).toBeGreaterThan(1000);
    // Values of enums have names of their own.
    const isValue = (text: string) =>
      /^-?[\w.]+$/.test(text) && (text.length < 3 || /^-?\d/.test(text));
    const others = led.filter(
      ({ name, to }) => !saysName(to!.text, name) && !isValue(unquote(to!.text)),
    );
    expect([...new Set(others.map(({ to }) => unquote(to!.text)))].toSorted()).toEqual([
      // A property whose name has no letter: its type is named after its surroundings.
      "*/",
      // A request body that several operations share.
      "Change",
      "Check",
      "Payment",
      "const",
      "contentSchema",
      "default",
      "name",
      "operationId",
      "requestBody",
      "responses",
      "schema",
      // It has no parameters of its own: it is requested without them.
      "text/event-stream; charset=utf-8",
      // A file that is a schema has no key.
      "type: integer",
      "type: object",
      "type: string",
      "{",
    ]);
  });

  it("lead nowhere for names that no document has", () => {
    const ours =
      /^(input|options|client|path|query|headers|cookies|accept|contentType|body|\w+Codec)$/;
    // A group is named by a tag; a tag that only operations name is declared nowhere.
    const nowhere = names.filter(
      ({ file, name, to }) => to === null && !ours.test(name) && !/(^|\/)api\.d\.ts$/.test(file),
    );
    // Members without a declaration: only required, only a discriminator's, part of a constant, or
    // a name of `propertyNames`.
    expect([...new Set(nowhere.map((mapped) => `${mapped.case}: ${mapped.name}`))]).toEqual([
      "circles: zz",
      "circles: b",
      "closed-objects: flag",
      "discriminator-faults: kind",
      "discriminator-faults: t",
      "property-names: red",
      "property-names: green",
      "property-names: only",
      "read-only: id",
      "ref-in-data: $ref",
      "required-elsewhere: other",
      "wf3016-required-unknown: id",
      "wf3016-required-unknown: cuont",
      "wf3016-required-unknown: x-tea",
      "wf3016-required-unknown: skuu",
      "wf3016-required-unknown: kind",
    ]);
  });
});

/**
 * Type names are spelled in their own way, and longer if they collide or have a role. A parameter
 * that only a path's template has leads to the path.
 */
function saysName(key: string, name: string): boolean {
  if (key.includes(`{${unquote(name)}}`)) return true;
  const written = plain(key) === "" ? unquote(key) : plain(key);
  return (plain(key) === "" ? unquote(name) : plain(name)).includes(written);
}

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
const unquote = (text: string) => text.replace(/^\[?(["'])(.*)\1\]?$/, "$2");

describe("maps of documents that are put together", () => {
  const cwd = "/project";

  it("lead into the file that has the name, and into an overlay where that brings it", async () => {
    const texts = {
      "api.yaml": `openapi: 3.1.1
info: { title: Pets, version: "1" }
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        "200":
          description: Done.
          content: { application/json: { schema: { $ref: "./pet.yaml#/Pet" } } }
`,
      "pet.yaml": `Pet:
  type: object
  properties:
    name: { type: string }
    owner: { type: object, properties: { "first name": { type: string }, "__proto__": {} } }
`,
      "overlay.yaml": `overlay: 1.1.0
info: { title: Tags, version: "1" }
actions:
  - target: $.paths['/pets'].get
    update:
      parameters:
        - name: tag
          in: query
          schema: { type: string }
`,
    };
    const names = await mappedNamesOf({
      cwd,
      document: "api.yaml",
      overlays: ["overlay.yaml"],
      texts,
    });
    const told = names.flatMap(({ name, to }) =>
      to === null ? [] : [`${name} ${to.file}:${to.line} ${to.text}`],
    );
    expect(told).toEqual([
      // As a method, too.
      "listPets api.yaml:6 operationId",
      "listPets api.yaml:6 operationId",
      "ListPetsInput api.yaml:6 operationId",
      "ListPetsQuery api.yaml:6 operationId",
      "tag overlay.yaml:7 name",
      "ListPetsResponses api.yaml:7 responses",
      '200 api.yaml:8 "200"',
      "Pet pet.yaml:1 Pet",
      "name pet.yaml:4 name",
      "owner pet.yaml:5 owner",
      "PetOwner pet.yaml:5 owner",
      '"first name" pet.yaml:5 "first name"',
      '["__proto__"] pet.yaml:5 "__proto__"',
    ]);
  });
});
