/** Callers that say which media type a body is sent as and an answer comes as, and that say nothing. */
import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { makeFolder, wireform } from "../package/project.js";
import { strictest } from "./settings.js";
import { complaintsOf, oldest, show, versions, type Version } from "./tsc.js";

const openapi = `
openapi: 3.1.0
info: { title: Media API, version: "1" }
servers: [{ url: https://media.example }]
paths:
  /tables/{id}:
    get:
      operationId: getTable
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200":
          description: ok
          headers: { X-Rows: { required: true, schema: { type: integer } } }
          content:
            text/csv: { schema: { type: string } }
            application/json: { schema: { $ref: "#/components/schemas/Table" } }
            application/pdf: { schema: { type: string, format: binary } }
            image/*: {}
        "404": { description: none, content: { application/problem+json: { schema: { $ref: "#/components/schemas/Problem" } } } }
  /tables:
    get:
      operationId: listTables
      responses:
        "200":
          description: ok
          content:
            text/plain: { schema: { type: array, items: { $ref: "#/components/schemas/Table" } } }
            application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Table" } } }
            text/json: { schema: { type: array, items: { $ref: "#/components/schemas/Table" } } }
components:
  schemas:
    Table: { type: object, required: [rows], properties: { rows: { type: integer } } }
    Problem: { type: object, required: [title], properties: { title: { type: string } } }
`;

const caller = `
import { createClient, getTable, type GetTableAnswers, type GetTableResponses, type HttpRequest, listTables, type Table } from "media-api";
const client = createClient();
const path = { id: "1" };

export const rows: number = (await client.call(getTable({ path }))).rows;
export const csv: string = await client.call(getTable({ path, accept: "text/csv" }));
export const files = [
  new Blob([await client.call(getTable({ path, accept: "application/pdf" }))]),
  new Blob([await client.call(getTable({ path, accept: "image/png" }))]),
  new Blob([await client.call(getTable({ path, accept: "image/*" }))]),
];
export const usual: HttpRequest<GetTableResponses> = getTable({ path, accept: undefined });
export const named: HttpRequest<GetTableResponses> = getTable({ path, accept: "application/json" });

// A failure is what it is, whatever was asked for, and headers are typed.
const outcome = await client.send(getTable({ path, accept: "text/csv" }));
if (outcome.ok) outcome.headers.get("X-Rows").length;
else if (outcome.status === 404 && outcome.declared) outcome.data.title;

// A variable of several: one of their answers.
declare const either: "text/csv" | "application/json";
export const one: string | Table = await client.call(getTable({ path, accept: either }));
export const all: keyof GetTableAnswers = either;

export const lists: Table[][] = [
  await client.call(listTables()),
  await client.call(listTables({})),
  await client.call(listTables({ accept: "text/json" })),
];
export const text: string = await client.call(listTables({ accept: "text/plain" }));
`;

const mustFail = `
import { createClient, getTable, listTables } from "media-api";
const client = createClient();
// @ts-expect-error: a type that the document doesn't name
getTable({ path: { id: "1" }, accept: "text/cvs" });
// @ts-expect-error: any text is none
getTable({ path: { id: "1" }, accept: "" as string });
// @ts-expect-error: no such member
listTables({ acept: "text/json" });
// @ts-expect-error: nor here
listTables({ accept: "text/json", body: 1 });
// @ts-expect-error: no id
getTable({ accept: "text/csv" });
// @ts-expect-error: CSV has no rows
(await client.call(getTable({ path: { id: "1" }, accept: "text/csv" }))).rows;
// @ts-expect-error: JSON is no text
export const text: string = await client.call(getTable({ path: { id: "1" } }));
`;

let folder: string;
beforeAll(async () => {
  folder = await makeFolder();
  await writeFile(path.join(folder, "openapi.yaml"), openapi);
  await writeFile(path.join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(path.join(folder, "caller.ts"), caller);
  await writeFile(path.join(folder, "must-fail.ts"), mustFail);
  const ran = await wireform(folder, "generate", "openapi.yaml", "--out", "pkg");
  expect(ran).toMatchObject({ code: 0 });
  expect(ran.stdout + ran.stderr).not.toContain("warning");
  await mkdir(path.join(folder, "node_modules"));
  await symlink("../pkg", path.join(folder, "node_modules/media-api"));
});

test.each<Version>([oldest, ...versions])(
  "types follow what is asked for, with tsc %s",
  async (version) => {
    const options = {
      ...strictest,
      erasableSyntaxOnly: undefined,
      noUnusedLocals: false,
      noEmit: true,
    };
    const compilerOptions = { ...options, lib: ["es2022", "dom", "dom.asynciterable"] };
    const project = path.join(folder, "tsconfig.json");
    await writeFile(project, JSON.stringify({ compilerOptions, include: ["*.ts"] }));
    expect((await complaintsOf(version, project)).map(show)).toEqual([]);
  },
);
