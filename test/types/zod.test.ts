/** The types that Zod infers from generated schemas are the generated types. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../generator/host/package-root.js";
import { writePackage } from "../validate/packages.js";
import { strict } from "./settings.js";
import { complaintsOf, show, versions } from "./tsc.js";

const documents = [
  ["test/cases/zod/openapi.yaml", {}],
  ["test/cases/zod/openapi.yaml", { dates: "date", int64: "bigint" }],
  ["test/cases/validators/openapi.yaml", {}],
  ["specs/stripe.yaml", {}],
  ["specs/wepay.yaml", {}],
] as const;

test.each(documents)("%s, %o", async (document, config) => {
  const folder = (await writePackage(path.join(packageRoot, document), config))!;
  const schemas = await schemasOf(folder);
  expect(schemas.length).toBeGreaterThan(5);
  await writeFile(path.join(folder, "types.ts"), programOf(schemas));
  const project = path.join(folder, "tsconfig.json");
  const compilerOptions = { ...strict, noEmit: true, skipLibCheck: true };
  await writeFile(project, JSON.stringify({ compilerOptions, files: ["types.ts"] }));
  for (const version of versions) {
    const complaints = await complaintsOf(version, project);
    expect(complaints.map(show), version).toEqual([]);
  }
});

/** The constants, with the types that they are declared to have. */
async function schemasOf(folder: string): Promise<readonly (readonly [string, string])[]> {
  const zod = path.join(folder, "dist/zod");
  const files = (await readdir(zod)).filter((name) => name.endsWith(".d.ts"));
  const texts = await Promise.all(files.map((name) => readFile(path.join(zod, name), "utf8")));
  return texts.flatMap((text) =>
    Array.from(text.matchAll(/const (\w+): \w+<(\w+)/g), ([, name, type]) => {
      return [name!, type!] as const;
    }),
  );
}

const programOf = (schemas: readonly (readonly [string, string])[]) => `\
import type * as types from "./dist/index.js";
import * as schemas from "./dist/zod.js";
import type { z } from "zod";

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;
const equal = <A, B>(fits: Equal<A, B>) => fits;

${schemas
  .map(
    ([name, type]) => `\
equal<z.infer<typeof schemas.${name}>, types.${type}>(true);
equal<z.input<typeof schemas.${name}>, types.${type}>(true);`,
  )
  .join("\n")}
// @ts-expect-error
equal<z.infer<typeof schemas.${schemas[0]![0]}>, { other: string }>(true);
`;
