/** What a program pays for one validator, in a bundle. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import standalone from "ajv/dist/standalone/index.js";
import { packageRoot } from "../../../generator/host/package-root.js";
import { bundleProgram } from "../bundle.js";
import type { RacedSchema } from "./documents.js";

/** In bytes, compressed. */
export interface Sizes {
  readonly ours: number;
  readonly ajv: number;
  /** Of an object with one text: its least. */
  readonly zod: number;
}

export async function sizesOf(raced: RacedSchema): Promise<Sizes> {
  const zod = `import { z } from "zod"; console.log(z.object({ id: z.string() }).parse(JSON.parse(location.hash)));`;
  return {
    ours: await sizeOfOurs(raced),
    ajv: await sizeOfAjv(raced.json),
    zod: await sizeOf(zod),
  };
}

/** @param schema the name of its export, and the folder of the package */
export function sizeOfOurs({
  name,
  folder,
}: Pick<RacedSchema, "name" | "folder">): Promise<number> {
  const module = JSON.stringify(path.join(folder, "dist/validators.js"));
  return sizeOf(
    `import { ${name} } from ${module}; console.log(${name}.is(JSON.parse(location.hash)));`,
  );
}

const sizeOf = async (program: string) => (await bundleProgram(program)).gzip;

async function sizeOfAjv(json: RacedSchema["json"]): Promise<number> {
  const ajv = new Ajv2020({ strict: false, logger: false, code: { source: true, esm: true } });
  const code = standalone.default(ajv, addFormats.default(ajv).compile(json));
  // What it imports of ajv is found from here.
  const folder = await mkdtemp(path.join(packageRoot, "node_modules/.cache/wireform-ajv-"));
  try {
    const file = path.join(folder, "validate.js");
    await writeFile(file, code);
    const program = `import validate from ${JSON.stringify(file)}; console.log(validate(JSON.parse(location.hash)));`;
    return (await bundleProgram(program)).gzip;
  } finally {
    await rm(folder, { recursive: true });
  }
}
