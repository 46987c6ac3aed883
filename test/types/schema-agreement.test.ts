/** That `schema-agreement.ts` compares every schema, and that it notices when the readings differ. */
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { makeFolder, projectRoot } from "../package/project.js";
import { complaintsOf, show } from "./tsc.js";

const agreement = path.join(projectRoot, "test/types/schema-agreement.ts");

test.each(["stripe", "wepay"])("every schema of specs/%s.yaml is compared", async (client) => {
  const document = parse(
    await readFile(path.join(projectRoot, "specs", `${client}.yaml`), "utf8"),
  ) as { components: { schemas: Record<string, unknown> } };
  const lines = (await readFile(agreement, "utf8")).split(/^export type (?=\w+Agreement)/m);
  const part = lines.find((text) => text.toLowerCase().startsWith(`${client}agreement`)) ?? "";
  const compared = Array.from(
    part.matchAll(/^ {4}(\w+): (?:Request|Response|Unless)</gm),
    ([, name]) => name,
  );
  expect(compared.toSorted()).toEqual(Object.keys(document.components.schemas).toSorted());
});

test("the readings agree", async () => {
  expect(await complaintsAbout(await copyReadings())).toEqual([]);
});

/**
 * One difference each: what is changed in which reading, and what has to be said about whom. The
 * compiler names the first schema that differs, which may be one that refers to the changed one.
 */
const differences = [
  ["stripe/schemas/amount.ts", "value: number;", "value?: number;", "Amount", "ours is wider"],
  [
    "stripe/schemas/amount.ts",
    "currency: string;",
    'currency: "usd";',
    "Amount",
    "ours is narrower",
  ],
  ["stripe/schemas/outcome-param.ts", '"failed" |', "", "OutcomeParam", "ours is narrower"],
  ["stripe/schemas/reported-by.ts", "| Unrecognized", "", "PaymentRecord", "ours is narrower"],
  ["stripe/schemas/failed-param.ts", "Date | number", "string", "FailedParam", "ours is wider"],
  ["stripe/schemas/metadata-param.ts", '| ""', "", "MetadataParam", "ours is narrower"],
  [
    "stripe/schemas/address-param.ts",
    "  line2?: string | undefined;",
    "",
    "AddressParam",
    "other members",
  ],
  ["wepay/schemas/rbit.ts", "receive_time: Date | number;", "", "Rbit", "other members"],
  [
    "wepay/schemas/we-pay-error.ts",
    "error_code: string;",
    "error_code: any;",
    "WePayError",
    "any, or",
  ],
  ["wepay/schema.ts", "path: string | null;", "path: string;", "Payment", "ours is wider"],
  ["wepay/schema.ts", "    CustomData: ", "    NewName: string;\n    CustomData: ", "NewName", ""],
] as const;

test.each(differences)("%s: %j -> %j", async (file, from, to, name, complaint) => {
  const readings = await copyReadings();
  const module = path.join(readings, "generated/src", file);
  const text = await readFile(module, "utf8");
  expect(text).toContain(from);
  await writeFile(module, text.replace(from, to));
  const complaints = (await complaintsAbout(readings)).join("\n");
  expect(complaints).toContain(`'${name}'`);
  expect(complaints).toContain(complaint);
});

/** The generated sources and the comparison, in a folder of their own at the same distance. */
async function copyReadings(): Promise<string> {
  const folder = await makeFolder();
  await mkdir(path.join(folder, "test/types"), { recursive: true });
  for (const file of ["generated/src", "test/types/agreement.ts", "test/types/schema-agreement.ts"])
    await cp(path.join(projectRoot, file), path.join(folder, file), { recursive: true });
  const { compilerOptions } = JSON.parse(
    await readFile(path.join(projectRoot, "tsconfig.json"), "utf8"),
  ) as { compilerOptions: object };
  const config = { compilerOptions: { ...compilerOptions, types: [] }, include: ["test/types"] };
  await writeFile(path.join(folder, "tsconfig.json"), JSON.stringify(config));
  await writeFile(path.join(folder, "package.json"), JSON.stringify({ type: "module" }));
  return folder;
}

/** What is said in `schema-agreement.ts`; a mutation is allowed to break the package elsewhere. */
async function complaintsAbout(folder: string): Promise<readonly string[]> {
  const complaints = await complaintsOf("7.0", folder);
  return complaints.filter(({ file }) => path.dirname(file).endsWith("test/types")).map(show);
}
