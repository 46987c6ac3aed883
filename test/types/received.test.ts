/** The types of what handlers get: of each kind of value, at each place, as it arrives. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "../leftovers.js";
import {
  bracketDocument,
  documentOf,
  groupOf,
  type Kind,
  kinds,
  readings,
} from "../serve/received-kinds.js";
import { writePackage } from "../validate/packages.js";
import { startEditor } from "./editor.js";
import { closedDocument, closedServer } from "./closed-server-program.js";
import { petDocument, petServer } from "./server-program.js";
import { strictest } from "./settings.js";
import { complaintsOf, show, versions } from "./tsc.js";

test.each(readings)("%o", async (reading) => {
  const info = { title: "Kinds", version: "1" };
  const document = JSON.stringify({ openapi: "3.1.0", info, ...documentOf(reading) });
  await check(document, reading, programOf(Object.entries(kinds(reading))));
});

test.each([{}, { dialect: "php" }])("objects in brackets: %o", async (config) => {
  const info = { title: "Brackets", version: "1" };
  const document = JSON.stringify({ openapi: "3.1.0", info, ...bracketDocument });
  const deep = "{ note: string; file: File | string; inner: { file: File | string } }";
  const json = "dialect" in config ? deep : deep.replaceAll("File | ", "");
  await check(
    document,
    config,
    `${equality}
equal<InputOf<"send">["body"]["all"], ${deep}>(true);
equal<InputOf<"send">["body"]["json"], ${json}>(true);
`,
  );
});

const equality = `\
import type { Handlers } from "./dist/handler.js";

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;
const equal = <A, B>(fits: Equal<A, B>) => fits;
type InputOf<Id extends keyof Handlers> = Parameters<Handlers[Id]>[0];
`;

const programOf = (all: readonly (readonly [string, Kind])[]) => `\
import type { Unrecognized } from "./dist/index.js";
${equality}
${Object.entries(groupOf)
  .flatMap(([operation, group]) =>
    all
      .filter(([, { isNested }]) => group === "body" || isNested !== true)
      .map(([name, { arrives, asPart }]) => {
        const type = operation === "parts" ? (asPart ?? arrives) : arrives;
        return `equal<InputOf<"${operation}">["${group}"]["${name}"], ${type}>(true);`;
      }),
  )
  .join("\n")}
equal<InputOf<"bytes">["body"], ReturnType<typeof Uint8Array.of>>(true);
// @ts-expect-error
equal<InputOf<"json">["body"]["long"], number | bigint>(true);
`;

test("a server needs no casts", async () => {
  await check(petDocument, {}, petServer);
});

test("who calls and what headers say needs no casts either", async () => {
  await check(closedDocument, {}, closedServer);
});

test("editors show plain types", async () => {
  const folder = await projectOf(petDocument, {}, petServer);
  const editor = startEditor();
  const shown = async (word: string) => {
    const { displayString } = await editor.hoverOf(path.join(folder, "use.ts"), petServer, word);
    return displayString.replace(/\s+/g, " ");
  };
  try {
    expect(await shown("path, query")).toContain("path: { petId: number; }");
    expect(await shown("query, headers")).toContain("query: { since?: string; }");
    expect(await shown("body }) {\n    if")).toContain("body: Owner | undefined");
    expect(await shown("body }) {\n    const cents")).toContain("body: Visit");
    expect(await shown("pet?.born")).toContain(
      "{ born: string; tags?: string[]; owner?: { since: string; number?: number; }; }",
    );
  } finally {
    editor.close();
  }
});

async function projectOf(document: string, config: object, program: string): Promise<string> {
  const file = path.join(await makeFolder(), "openapi.yaml");
  await writeFile(file, document);
  const folder = (await writePackage(file, config))!;
  await writeFile(path.join(folder, "use.ts"), program);
  const compilerOptions = { ...strictest, noEmit: true };
  const project = JSON.stringify({ compilerOptions, files: ["use.ts"] });
  await writeFile(path.join(folder, "tsconfig.json"), project);
  return folder;
}

async function check(document: string, config: object, program: string): Promise<void> {
  const folder = await projectOf(document, config, program);
  for (const version of versions)
    expect((await complaintsOf(version, folder)).map(show), version).toEqual([]);
}
