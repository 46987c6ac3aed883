/** "Go to definition" on the package's names opens the documents, by its declaration maps. */
import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { readMappedNames } from "../generator/mapped-names.js";
import { copyProject, readTree, wireform } from "../package/project.js";
import { startEditor, type Editor } from "./editor.js";

const program = `
import { reportPayment, type PaymentRecord } from "wireform-payments/stripe";
import { updatePayment, type UpdatePaymentInput } from "wireform-payments/wepay";

export const requested = (input: Parameters<typeof reportPayment>[0]) => input.body.amount_requested;
export const guaranteed = (record: PaymentRecord) => record.amount_guaranteed;
export const update = (input: UpdatePaymentInput) => updatePayment(input);
`;

let editor: Editor | undefined;
afterEach(() => {
  editor?.close();
  editor = undefined;
});

/** A project with a program beside its package. */
async function makeProject(): Promise<string> {
  const project = await copyProject({ schema: false });
  await mkdir(path.join(project, "node_modules"), { recursive: true });
  await symlink("../generated", path.join(project, "node_modules/wireform-payments"));
  await writeFile(path.join(project, "package.json"), '{ "type": "module" }');
  const compilerOptions = { module: "nodenext", target: "es2022", strict: true, types: [] };
  const config = { compilerOptions, files: ["caller.ts"] };
  await writeFile(path.join(project, "tsconfig.json"), JSON.stringify(config));
  await writeFile(path.join(project, "caller.ts"), program);
  return project;
}

/** The target of a word of the program: file, line, and the selected text. */
async function follow(project: string, word: string) {
  editor ??= startEditor();
  const spans = await editor.definitionOf(path.join(project, "caller.ts"), program, word);
  expect(spans).toHaveLength(1);
  const { file, start, end } = spans[0]!;
  const lines = (await readFile(file, "utf8")).split("\n");
  const text = lines[start.line - 1]!.slice(start.offset - 1, end.offset - 1);
  return { file: path.relative(project, file), line: start.line, text };
}

/** The one-based line of a document with this text, after the line with the other text. */
async function lineOf(project: string, file: string, behind: string, text: string) {
  const lines = (await readFile(path.join(project, file), "utf8")).split("\n");
  const from = lines.findIndex((line) => line.trim() === behind);
  const found = lines.findIndex((line, i) => i >= from && line.trim() === text);
  if (from < 0 || found < 0) throw new Error(`${file} has no ${text} behind ${behind}`);
  return found + 1;
}

const steps = [
  [
    "a property of a request",
    "amount_requested",
    "stripe",
    "ReportPaymentParams:",
    "amount_requested:",
  ],
  [
    "a property of a response",
    "amount_guaranteed",
    "stripe",
    "PaymentRecord:",
    "amount_guaranteed:",
  ],
  ["a schema's type", "PaymentRecord)", "stripe", "schemas:", "PaymentRecord:"],
  ["an operation", "reportPayment>", "stripe", "paths:", "operationId: reportPayment"],
  [
    "an operation of another document",
    "updatePayment(",
    "wepay",
    "paths:",
    "operationId: updatePayment",
  ],
  ["an operation's input", "UpdatePaymentInput)", "wepay", "paths:", "operationId: updatePayment"],
] as const;

test("each kind of name leads to its line in the document", async () => {
  const project = await makeProject();
  for (const [what, word, client, behind, text] of steps) {
    const file = `specs/${client}.yaml`;
    const line = await lineOf(project, file, behind, text);
    const key = text.slice(0, text.indexOf(":"));
    expect(await follow(project, word), what).toEqual({ file, line, text: key });
  }
});

test("lines that move are followed, though nothing else of the package changes", async () => {
  const project = await makeProject();
  const before = await readTree(path.join(project, "generated"));
  const document = path.join(project, "specs/stripe.yaml");
  await writeFile(document, `# A line.\n# Another.\n${await readFile(document, "utf8")}`);
  expect((await wireform(project, "generate")).code).toBe(0);
  const after = await readTree(path.join(project, "generated"));
  const changed = Object.keys(after).filter((file) => after[file] !== before[file]);
  const others = changed.filter((file) => !/^dist\/stripe\/.*\.d\.ts\.map$/.test(file));
  expect(others).toEqual([]);
  const line = await lineOf(project, "specs/stripe.yaml", "PaymentRecord:", "amount_guaranteed:");
  expect(await follow(project, "amount_guaranteed")).toMatchObject({ line });
});

test("without the document, names lead to the declarations", async () => {
  const project = await makeProject();
  await rm(path.join(project, "specs"), { recursive: true });
  expect(await follow(project, "amount_guaranteed")).toMatchObject({
    file: "generated/dist/stripe/schemas/payment-record.d.ts",
    text: "amount_guaranteed",
  });
});

test("maps are written where they are asked for, and are not known from a run without", async () => {
  const project = await makeProject();
  const isMap = (file: string) => file.endsWith(".d.ts.map");
  const generated = path.join(project, "generated");
  const mapped = await readTree(generated);
  const config = path.join(project, "wireform.yaml");
  const asked = await readFile(config, "utf8");
  await writeFile(config, asked.replace("declarationMaps: true\n", ""));
  expect((await wireform(project, "generate")).code).toBe(0);
  const plain = await readTree(generated);
  expect(Object.keys(plain).filter(isMap)).toEqual([]);
  expect(Object.values(plain).join("")).not.toContain("sourceMappingURL");
  await writeFile(config, asked);
  expect((await wireform(project, "generate")).code).toBe(0);
  expect(await readTree(generated)).toEqual(mapped);
});

test("every mapping leads to a line that has the name, or its component's key", async () => {
  const project = await makeProject();
  const files = await readTree(project);
  const names = readMappedNames(files, (file) => files[file]!);
  const led = names.filter(({ to }) => to !== null);
  expect(led.length).toBeGreaterThan(250);
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const wrong = led.filter(({ file, name, to }) => {
    // Types of an operation are named after it, and describe a part of it.
    const words = to!.wholeLine.match(/[\w-]{2,}/g) ?? [];
    return !words.some(
      (word) =>
        plain(word).endsWith(plain(name)) ||
        // A method's name is the operation's without the tag.
        (file.endsWith("/api.d.ts") && plain(word).includes(plain(name))) ||
        plain(name).includes(plain(word).replace(/s$/, "")),
    );
  });
  expect(wrong).toEqual([]);
  const nowhere = names.flatMap(({ file, name, to }) =>
    to === null && !file.endsWith("/api.d.ts") ? [name] : [],
  );
  expect([...new Set(nowhere)].filter((name) => !name.endsWith("Codec")).toSorted()).toEqual([
    "headers",
    "input",
    "path",
  ]);
});

test("an editor shows a method's own texts and types, and goes to the document", async () => {
  const project = await makeProject();
  const text = `
    import { createApi } from "wireform-payments/stripe/api";
    const api = createApi();
    type Input = Parameters<typeof api.paymentRecords.reportPayment>[0];
    export const report = (input: Input) => api.paymentRecords.reportPayment(input);
    export const same = api.paymentRecords.reportPayment;
  `;
  const file = path.join(project, "caller.ts");
  editor = startEditor();
  const over = (word: string) => editor!.hoverOf(file, text, word);
  for (const word of ["reportPayment(input", "reportPayment;"]) {
    const { displayString, documentation } = await over(word);
    expect(documentation, displayString).toMatch(/^Report a payment\./);
    expect(displayString).toMatch(/input: ReportPaymentInput|Method<ReportPaymentInput/);
  }
  expect((await over("reportPayment(input")).displayString).toMatch(/=> Promise<PaymentRecord>$/);
  const [span] = await editor.definitionOf(file, text, "reportPayment;");
  expect(path.relative(project, span!.file)).toBe("specs/stripe.yaml");
});
