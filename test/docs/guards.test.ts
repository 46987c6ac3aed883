/** `docs/guards.md`: functions that tell variants apart. */
import { beforeAll, expect, it } from "vitest";
import { projectOf, type PageProject } from "./page-project.js";

let project: PageProject;

beforeAll(async () => {
  project = await projectOf("docs/guards.md");
  const { code, stderr } = await project.wireform("generate");
  expect([code, stderr]).toEqual([0, expect.stringContaining("wrote")]);
});

it("tells what the page says", async () => {
  const { stdout, stderr } = await project.run("program.ts");
  expect([stdout, stderr]).toEqual(["[ '4242' ]\nDE02\n[ '4242', 'DE02' ]\n", ""]);
});

it("narrows both ways, and refuses what is no such choice", async () => {
  expect(await project.complaints("program.ts")).toEqual([]);
  await project.write(
    "wrong.ts",
    `import type { Payment } from "shop";
import { isBank, isCard } from "shop/guards";
export const iban = (payment: Payment) => (isCard(payment) ? payment.iban : "");
export const last4 = (payment: Payment) => (isCard(payment) ? "" : payment.last4);
export const word = (payment: Payment): "sepa" => (isBank(payment) ? payment.type : "sepa");
export const missing = (payment?: Payment | null): string => (isBank(payment) ? payment.iban : "");
export const nothing = (payment: Payment): never => (isBank(payment) || isCard(payment) ? "" as never : payment);
export const other = isCard({ kind: "card" });
`,
  );
  const complaints = await project.complaints("wrong.ts");
  expect(complaints.map((one) => /:(\d+) TS/.exec(one)?.[1])).toEqual(["3", "4", "5", "8"]);
});
