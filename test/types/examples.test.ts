/** Each example of ../shared compiles or is refused, as it declares. */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { reportPayment, type ReportPaymentInput } from "../../generated/src/stripe/index.js";
import {
  createClient,
  updatePayment,
  type UpdatePaymentInput,
} from "../../generated/src/wepay/index.js";
import { makeFolder } from "../leftovers.js";
import { projectRoot } from "../package/project.js";
import { describeShared } from "../shared.js";
import { inputOf, readExamples, requestProgram, responseProgram } from "./examples.js";
import { complaintsOf, type Complaint } from "./tsc.js";

/** What the compiler must name in each refusal, so that no other mistake counts. */
const refusals: Readonly<Record<string, RegExp>> = {
  "rp-10": /'amount_requested' is missing/,
  "rp-11": /'(payment_method|type)' is missing/,
  "rp-12": /'"succeeded"' is not assignable to type '.*OutcomeParam/,
  "rp-13": /'payment_reference' is missing/,
  "rpa-11": /'initiated_at' is missing/,
  "rpa-12": /'(payment_method|type)' is missing/,
  "rpa-14": /'"amount_requested"' does not exist in type 'ReportPaymentAttemptParams'/,
};

/** Not a mistake of the request: the version of the API is the client's, which requires it. */
const refusedByClient = "wu-15";

/** No number type can refuse milliseconds and accept seconds: this is refused when encoding. */
const refusedAtRunTime = "rp-16";

describeShared("examples of ../shared", () => {
  const examples = readExamples();
  let complaints: readonly Complaint[];
  const of = (name: string) =>
    complaints.filter(({ file }) => path.basename(file) === name).map(({ message }) => message);

  beforeAll(async () => {
    const programs = examples.flatMap((example): [string, string][] => [
      [`${example.id}.request.ts`, requestProgram(example)],
      [`${example.id}.response.ts`, responseProgram(example)],
    ]);
    complaints = await compileAll(programs);
  });

  test("are all there", () => {
    expect(examples).toHaveLength(47);
    const refused = examples.filter(({ compile }) => compile !== "ok").map(({ id }) => id);
    expect(refused.toSorted()).toEqual(
      [...Object.keys(refusals), refusedAtRunTime, refusedByClient].toSorted(),
    );
  });

  describe("requests", () => {
    test.each(examples.filter(({ id }) => !(id in refusals)))("$id compiles", ({ id }) => {
      expect(of(`${id}.request.ts`)).toEqual([]);
    });

    test.each(Object.entries(refusals))("%s is refused", (id, reason) => {
      const messages = of(`${id}.request.ts`);
      expect(messages).toHaveLength(1);
      expect(messages[0]).toMatch(reason);
    });

    test(`${refusedAtRunTime} compiles, and is refused before it is sent`, () => {
      const { request } = examples.find(({ id }) => id === refusedAtRunTime)!;
      const refusal = expect.objectContaining({
        code: "not_seconds",
        operation: "reportPayment",
        path: ["body", "initiated_at"],
      });
      expect(() => reportPayment(inputOf(request) as ReportPaymentInput)).toThrow(refusal);
    });
  });

  test(`${refusedByClient} is refused by a client without the version, when it is sent`, async () => {
    const { request } = examples.find(({ id }) => id === refusedByClient)!;
    const fetch = vi.fn();
    const client = createClient({ fetch } as unknown as Parameters<typeof createClient>[0]);
    const built = updatePayment(inputOf(request) as UpdatePaymentInput);
    await expect(client.send(built)).rejects.toThrow(/needs headers: { "Api-Version"/);
    expect(fetch).not.toHaveBeenCalled();
  });

  test.each(examples)("$id: the answer $response.status has its type", ({ id }) => {
    expect(of(`${id}.response.ts`)).toEqual([]);
  });
});

/** One run over all programs, with the settings of the consumers. */
async function compileAll(
  programs: readonly (readonly [name: string, text: string])[],
): Promise<readonly Complaint[]> {
  const folder = await makeFolder();
  await writeFile(path.join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await Promise.all(programs.map(([name, text]) => writeFile(path.join(folder, name), text)));
  const callers = path.join(projectRoot, "test/types/consumer/tsconfig.json");
  const { compilerOptions } = JSON.parse(await readFile(callers, "utf8")) as {
    compilerOptions: { paths: Record<string, readonly string[]> };
  };
  const absolute = Object.entries(compilerOptions.paths).map(([name, targets]) => [
    name,
    targets.map((target) => path.resolve(path.dirname(callers), target)),
  ]);
  const paths = Object.fromEntries(absolute) as typeof compilerOptions.paths;
  const config = { compilerOptions: { ...compilerOptions, paths }, include: ["*.ts"] };
  const project = path.join(folder, "tsconfig.json");
  await writeFile(project, JSON.stringify(config));
  return complaintsOf("5.9", project);
}
