/** Callers that choose the media type of a body or response, and callers that don't. */
import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { makeFolder } from "../leftovers.js";
import { wireform } from "../package/project.js";
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
  /chat:
    post:
      operationId: chat
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: "#/components/schemas/Chat" } }
          multipart/form-data: { schema: { $ref: "#/components/schemas/Chat" } }
          text/plain: { schema: { type: string } }
      responses: { "200": { $ref: "#/components/responses/Either" } }
  /told:
    post:
      operationId: tell
      requestBody:
        content:
          application/json:
            schema:
              oneOf:
                - { type: object, additionalProperties: false, required: [stream], properties: { stream: { const: true }, speed: { type: integer } } }
                - { type: object, additionalProperties: false, properties: { stream: { enum: [false] }, prompt: { type: string } } }
                - { type: object, additionalProperties: false, required: [topic], properties: { topic: { type: string } } }
      responses: { "200": { $ref: "#/components/responses/Either" } }
  /usual:
    post:
      operationId: watch
      requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { stream: { type: boolean, default: true } } } } } }
      responses: { "200": { $ref: "#/components/responses/Either" } }
  /silent:
    post:
      operationId: follow
      requestBody: { content: { application/json: { schema: { type: object, properties: { stream: { type: string } } } } } }
      responses: { "200": { $ref: "#/components/responses/Either" } }
  /pictures:
    put:
      operationId: putPicture
      requestBody:
        required: true
        content:
          image/png: {}
          application/xml: { schema: { $ref: "#/components/schemas/Table" } }
          application/x-www-form-urlencoded: { schema: { $ref: "#/components/schemas/Table" } }
          application/json: { schema: { $ref: "#/components/schemas/Table" } }
          text/*: { schema: { type: string } }
      responses: { "204": { description: done } }
  /scans:
    post:
      operationId: addScan
      requestBody: { content: { image/png: {}, image/jpeg: {}, text/csv: { schema: { type: string } } } }
      responses: { "204": { description: done } }
components:
  responses:
    Either:
      description: Whole, or piece by piece.
      content:
        application/json: { schema: { $ref: "#/components/schemas/Table" } }
        text/event-stream: { schema: { $ref: "#/components/schemas/Problem" } }
  schemas:
    Chat:
      type: object
      additionalProperties: false
      required: [prompt]
      properties: { prompt: { type: string }, stream: { type: [boolean, "null"], default: false } }
    Table: { type: object, required: [rows], properties: { rows: { type: integer } } }
    Problem: { type: object, required: [title], properties: { title: { type: string } } }
`;

const caller = `
import { addScan, chat, type Chat, type ChatInput, follow, putPicture, type ServerSentEvent, type Problem, tell, watch, createClient, getTable, type GetTableAnswers, type GetTableResponses, type HttpRequest, listTables, type Table } from "media-api";
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

// A failure has its own type, whatever was requested, and headers are typed.
const outcome = await client.send(getTable({ path, accept: "text/csv" }));
if (outcome.ok) outcome.headers.get("X-Rows").length;
else if (outcome.status === 404 && outcome.declared) outcome.data.title;

// A variable with several types: the response of one of them.
declare const either: "text/csv" | "application/json";
export const one: string | Table = await client.call(getTable({ path, accept: either }));
export const all: keyof GetTableAnswers = either;

export const lists: Table[][] = [
  await client.call(listTables()),
  await client.call(listTables({})),
  await client.call(listTables({ accept: "text/json" })),
];
export const text: string = await client.call(listTables({ accept: "text/plain" }));

// The body decides whether the response is a stream.
type Events = AsyncIterable<ServerSentEvent<Problem>>;
const prompt = "hi";
export const whole: Table[] = [
  await client.call(chat({ body: { prompt } })),
  await client.call(chat({ body: { prompt, stream: false } })),
  await client.call(chat({ body: { prompt, stream: null } })),
  await client.call(chat({ body: { prompt, stream: undefined } })),
  await client.call(chat({ contentType: "multipart/form-data", body: { prompt } })),
  await client.call(chat({ contentType: "text/plain", body: prompt })),
  await client.call(chat({ body: { prompt, stream: true }, accept: "application/json" })),
  await client.call(tell()),
  await client.call(tell({ body: { stream: false, prompt } })),
  await client.call(tell({ body: { topic: "a" } })),
  await client.call(watch({ body: { stream: false } })),
  await client.call(follow({ body: { stream: "true" } })),
];
export const streams: Events[] = [
  await client.call(chat({ body: { prompt, stream: true } })),
  await client.call(chat({ contentType: "multipart/form-data", body: { prompt, stream: true } })),
  await client.call(chat({ body: { prompt }, accept: "text/event-stream" })),
  await client.call(chat({ contentType: "text/plain", body: prompt, accept: "text/event-stream" })),
  await client.call(tell({ body: { stream: true, speed: 1 } })),
  await client.call(watch()),
  await client.call(watch({ body: {} })),
  await client.call(watch({ body: { stream: true } })),
  await client.call(follow({ accept: "text/event-stream" })),
];
for await (const event of streams[0]!) event.data.title;
declare const wanted: boolean;
declare const body: Chat;
declare const topic: { topic: string };
declare const input: ChatInput;
export const both: (Table | Events)[] = [
  await client.call(chat({ body: { prompt, stream: wanted } })),
  await client.call(chat({ body })),
  await client.call(tell({ body: topic })),
  await client.call(chat(input)),
];

// A body's type follows contentType, which the default type doesn't need.
const file = new Blob(["x"]);
putPicture({ body: { rows: 1 } });
putPicture({ contentType: "application/json", body: { rows: 1 } });
putPicture({ contentType: undefined, body: { rows: 1 } });
putPicture({ contentType: "application/x-www-form-urlencoded", body: { rows: 1 } });
putPicture({ contentType: "application/xml", body: "<rows/>" });
putPicture({ contentType: "text/css", body: "a {}" });
putPicture({ contentType: "image/png", body: file });
addScan();
addScan({ body: file });
addScan({ contentType: "image/jpeg", body: file });
addScan({ contentType: "text/csv", body: "1,2" });
`;

const mustFail = `
import { addScan, chat, createClient, follow, getTable, listTables, putPicture, type Table } from "media-api";
declare const wanted: boolean;
export const whole: Table[] = [
  // @ts-expect-error: a stream
  await createClient().call(chat({ body: { prompt: "", stream: true } })),
  // @ts-expect-error: perhaps
  await createClient().call(chat({ body: { prompt: "", stream: wanted } })),
  // @ts-expect-error: asked for
  await createClient().call(follow({ accept: "text/event-stream" })),
];
// @ts-expect-error: no boolean
chat({ body: { prompt: "", stream: "yes" } });
// @ts-expect-error: no such member
chat({ body: { prompt: "", steam: true } });
// @ts-expect-error: no prompt
chat({ body: { stream: true } });
// @ts-expect-error: a text is no JSON here
putPicture({ body: "<rows/>" });
// @ts-expect-error: nor is JSON a text
putPicture({ contentType: "application/xml", body: { rows: 1 } });
// @ts-expect-error: no such type
putPicture({ contentType: "application/yaml", body: "" });
// @ts-expect-error: no number
addScan({ body: 1 });
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
