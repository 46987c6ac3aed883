/** `schema-agreement.ts` compares every schema, and notices when the two types differ. */
import { cp, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { makeFolder } from "../leftovers.js";
import { projectRoot } from "../package/project.js";
import { complaintsOf, show, type Complaint } from "./tsc.js";

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

/** By the number of the difference; "same" has none. All are compiled together. */
let complaints: readonly Complaint[];
const of = (variant: number | "same") => {
  // A mutation may break the package elsewhere.
  const folder = path.join(variants, String(variant), "test/types");
  return complaints.filter(({ file }) => path.dirname(file) === folder).map(show);
};
let variants: string;
beforeAll(async () => {
  variants = await makeFolder();
  await copyReadings("same");
  for (const [variant, [file, from, to]] of differences.entries()) {
    await copyReadings(String(variant));
    const module = path.join(variants, String(variant), "generated/src", file);
    const text = await readFile(module, "utf8");
    expect(text).toContain(from);
    await writeFile(module, text.replace(from, to));
  }
  complaints = await complaintsOf("7.0", variants);
});

test("the readings agree", () => {
  expect(of("same")).toEqual([]);
});

/**
 * One difference each: the change in one of the two types, and what must be reported for which
 * schema. The compiler names the first schema that differs, which may refer to the changed one.
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

test.each([...differences.entries()])("%i: %j", (variant, [, , , name, complaint]) => {
  const found = of(variant).join("\n");
  expect(found).toContain(`'${name}'`);
  expect(found).toContain(complaint);
});

/** The generated sources and the comparison, in another folder with the same relative path. */
async function copyReadings(name: string): Promise<void> {
  for (const file of ["generated/src", "test/types/agreement.ts", "test/types/schema-agreement.ts"])
    await cp(path.join(projectRoot, file), path.join(variants, name, file), { recursive: true });
  const { compilerOptions } = JSON.parse(
    await readFile(path.join(projectRoot, "tsconfig.json"), "utf8"),
  ) as { compilerOptions: object };
  const config = { compilerOptions: { ...compilerOptions, types: [] }, include: ["*/test/types"] };
  await writeFile(path.join(variants, "tsconfig.json"), JSON.stringify(config));
  await writeFile(path.join(variants, "package.json"), JSON.stringify({ type: "module" }));
}
