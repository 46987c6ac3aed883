/**
 * Every discriminated choice of the corpus: for each word, the variant's own codec writes the
 * value, and types narrow to that variant. An overlay adds operations that send and return the
 * choices and variants.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { load } from "js-yaml";
import { expect, it } from "vitest";
import { generate } from "../../generator/pipeline.js";
import { makeFolder } from "../leftovers.js";
import { strict } from "../types/settings.js";
import { complaintsOf, show } from "../types/tsc.js";
import { describeShared } from "../shared.js";
import { choicesOf, type Choice, type Mapping } from "./choices.js";
import { readIndex, unpack } from "./documents.js";
import { exampleOf } from "./example-value.js";

type Builder = (input: object) => { readonly body: unknown };

describeShared("discriminated choices of the corpus", async () => {
  const work = await makeFolder();
  const documents = (await readIndex()).filter(({ id }) => Object.hasOwn(counts, id));

  it.each(documents)("$id", async (document) => {
    const { cwd, document: file, roots } = await unpack(document, work);
    const root = load(await readFile(path.join(cwd, file), "utf8"), { json: true }) as Mapping;
    const choices = choicesOf(root);
    expect(choices.length).toBe(counts[document.id]);
    const schemas = [
      ...new Set(
        choices.flatMap(({ pointer, words }) => [pointer, ...words.map(([, variant]) => variant)]),
      ),
    ];
    const nameOf = (pointer: string) => `choice${schemas.indexOf(pointer)}`;

    const folder = path.join(work, document.id);
    const overlay = path.join(folder, "overlay.json");
    await mkdir(folder, { recursive: true });
    await writeFile(overlay, JSON.stringify(overlayOf(schemas, nameOf, "swagger" in root)));
    const include = { paths: ["/choices/*"], tags: [], operations: [], methods: [] };
    const { files, diagnostics } = await generate({
      cwd,
      clients: [{ name: null, document: file, roots, overlays: [overlay], include }],
      package: { name: "choices" },
      partial: true,
    });
    if (files === null) throw new Error(JSON.stringify(diagnostics));
    const target = path.join(folder, "node_modules", "choices");
    for (const { path: name, text } of files) {
      await mkdir(path.dirname(path.join(target, name)), { recursive: true });
      await writeFile(path.join(target, name), text);
    }
    const index = pathToFileURL(path.join(target, "dist", "index.js")).href;
    const builders = (await import(index)) as Readonly<Record<string, Builder>>;

    const wrong: string[] = [];
    for (const { pointer, property, words } of choices)
      for (const [word, variant] of words) {
        const value = { ...(exampleOf({ $ref: variant }, root) as object), [property]: word };
        const write = (schema: string) =>
          outcome(() => builders[nameOf(schema)]!({ body: value }).body);
        const [written, own] = [write(pointer), write(variant)];
        if (written !== own || !own.startsWith("{"))
          wrong.push(`${pointer} ${String(word)}: ${written} instead of ${own}`);
      }
    expect(wrong).toEqual([]);

    expect(await narrowing(choices, nameOf, folder)).toEqual([]);
  });
});

/** `POST /choices/N` sends and returns each of the schemas. */
function overlayOf(
  schemas: readonly string[],
  nameOf: (pointer: string) => string,
  isSwagger: boolean,
) {
  const paths = schemas.map((pointer) => {
    const schema = { $ref: pointer };
    const content = { "application/json": { schema } };
    const operation = isSwagger
      ? {
          consumes: ["application/json"],
          produces: ["application/json"],
          parameters: [{ name: "body", in: "body", required: true, schema }],
          responses: { 200: { description: "Done.", schema } },
        }
      : {
          requestBody: { required: true, content },
          responses: { 200: { description: "Done.", content } },
        };
    return [
      `/choices/${nameOf(pointer)}`,
      { post: { operationId: nameOf(pointer), ...operation } },
    ];
  });
  const update = { paths: Object.fromEntries(paths) as object };
  const info = { title: "Choices", version: "1" };
  return { overlay: "1.0.0", info, actions: [{ target: "$", update }] };
}

/** The compiler's messages for a program that narrows to each variant by its word. */
async function narrowing(
  choices: readonly Choice[],
  nameOf: (pointer: string) => string,
  folder: string,
): Promise<readonly string[]> {
  const typeOf = (pointer: string) => `schemas.C${nameOf(pointer).slice(1)}Responses[200]`;
  const lines = choices.flatMap(({ pointer, property, words }, i) => [
    `declare const c${i}: NonNullable<${typeOf(pointer)}>;`,
    ...words.map(([word, variant]) => {
      const member = `c${i}[${JSON.stringify(property)}]`;
      return `if (${member} === ${JSON.stringify(word)}) c${i} satisfies ${typeOf(variant)}; // ${pointer}`;
    }),
  ]);
  const text = ['import type * as schemas from "choices";', ...lines, ""].join("\n");
  await writeFile(path.join(folder, "caller.ts"), text);
  await writeFile(path.join(folder, "package.json"), '{ "type": "module" }');
  const project = path.join(folder, "tsconfig.json");
  await writeFile(
    project,
    JSON.stringify({ compilerOptions: { ...strict, noEmit: true }, files: ["caller.ts"] }),
  );
  const complaints = await complaintsOf("7.0", project);
  return complaints.map(
    (complaint) => `${text.split("\n")[complaint.line - 1] ?? ""} ${show(complaint)}`,
  );
}

function outcome(step: () => unknown): string {
  try {
    return String(step());
  } catch (error) {
    return String(error);
  }
}

/**
 * How many choices have words that the text alone determines: a document with none proves nothing.
 */
const counts: Readonly<Record<string, number>> = {
  "openai-2026-08": 98,
  "adyen-checkout-v72": 1,
  spotify: 6,
  "okta-oauth": 2,
  "jsonschema-2020-12": 1,
  "name-collisions": 1,
  "hey-api-full-3.1": 1,
  "hey-api-discriminator-non-string": 6,
  "hey-api-then-property": 1,
  "python-client-baseline-3.0": 1,
  "python-client-baseline-3.1": 1,
  "ogen-sample": 5,
  "ts-codegen-v3": 1,
  "mnahkies-e2e": 1,
};
