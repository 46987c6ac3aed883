/** Other callers: older compilers, other settings, and how their libraries take responses. */
import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { makeFolder } from "../leftovers.js";
import { projectRoot, wireform } from "../package/project.js";
import { projects, strict } from "./settings.js";
import { complaintsOf, oldest, show, versions, type Version } from "./tsc.js";

const runtime = path.join(projectRoot, "templates/runtime/**/*.ts");

const openapi = `
openapi: 3.1.0
info: { title: Files API, version: "1" }
paths:
  /pdf:
    put:
      operationId: putPdf
      requestBody: { required: true, content: { application/pdf: {} } }
      responses: { "200": { description: The same., content: { application/pdf: {} } } }
  /parts:
    post:
      operationId: putParts
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [file]
              properties:
                file: { type: string, contentMediaType: application/pdf }
                more: { type: array, items: { type: string, format: binary } }
                text: { type: string, contentEncoding: base64 }
      responses: { "204": { description: Done. } }
`;

const caller = `
import { createClient, putParts, putPdf } from "files-api";
import { putPdf as same } from "files-api/operations/put-pdf";
import { toCurl } from "files-api/runtime";

const bytes = new Uint8Array([1]);
export const given = [
  putPdf({ body: bytes }),
  putPdf({ body: bytes.buffer }),
  putPdf({ body: new Blob([bytes]) }),
  putParts({ body: { file: bytes, more: [bytes.buffer, new File([], "a.pdf")], text: bytes.buffer } }),
];
// @ts-expect-error: a number is no file.
putParts({ body: { file: 1 } });

const client = createClient({ baseUrl: "https://api.example.com" });
const pdf = await client.call(putPdf({ body: bytes }));
export const taken = [new Blob([pdf]), new File([pdf], "a.pdf"), new Response(pdf)] as const;
export const digest = await crypto.subtle.digest("SHA-256", pdf);
export const again = await client.call(same({ body: pdf }));
export const length: number = pdf.byteLength;

const { url, method, headers, body } = putPdf({ body: bytes });
export const sent = fetch("https://api.example.com" + url, { method, headers, body });
export const line: string = toCurl(putPdf({ body: "" }), {});
`;

let folder: string;
beforeAll(async () => {
  folder = await makeFolder();
  await writeFile(path.join(folder, "openapi.yaml"), openapi);
  await writeFile(path.join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(path.join(folder, "caller.ts"), caller);
  const args = ["generate", "openapi.yaml", "--out", "pkg"];
  expect(await wireform(folder, ...args)).toMatchObject({ code: 0 });
  await mkdir(path.join(folder, "node_modules"));
  await symlink("../pkg", path.join(folder, "node_modules/files-api"));
});

async function complaints(
  version: Version,
  compilerOptions: object,
  include: readonly string[],
  exclude: readonly string[] = [],
) {
  const project = path.join(await makeFolder(), "tsconfig.json");
  const options = { skipLibCheck: true, ...compilerOptions, noEmit: true };
  await writeFile(project, JSON.stringify({ compilerOptions: options, include, exclude }));
  return (await complaintsOf(version, project)).map(show);
}

test.each([oldest, ...versions])(
  "tsc %s takes the bytes of an answer wherever bytes are taken, and any for a request",
  async (version) => {
    const include = ["caller.ts", "pkg/dist/**/*.d.ts"].map((file) => path.join(folder, file));
    expect(await complaints(version, { ...strict, skipLibCheck: false }, include)).toEqual([]);
  },
);

test("finds types without `exports`, of subpaths too", async () => {
  const node10 = { ...strict, module: "esnext", moduleResolution: "node10" };
  expect(await complaints("5.9", node10, [path.join(folder, "caller.ts")])).toEqual([]);
});

test.each(Object.entries(projects))(
  "the runtime's sources compile in a project: %s",
  async (kind, options) => {
    const include = [runtime, path.join(folder, "pkg/src/**/*.ts")];
    // Handlers and fakes need all of `Request` and `Response`, not only what `fetch` does.
    const hasAll = !(
      "typeRoots" in options &&
      "types" in options &&
      options.types.join() === "fetch-alone"
    );
    const exclude = hasAll
      ? []
      : ["serve", "fake", "commands"].map((folder) => runtime.replace("**", `${folder}/**`));
    expect(await complaints("7.0", options, include, exclude)).toEqual([]);
  },
);

test("each declaration of the runtime's sources derives from its module", async () => {
  const derived = { declaration: true, isolatedDeclarations: true };
  expect(await complaints("7.0", { ...strict, ...derived }, [runtime])).toEqual([]);
});

test("the runtime's sources compile with the oldest compiler", async () => {
  expect(await complaints(oldest, strict, [runtime])).toEqual([]);
});
