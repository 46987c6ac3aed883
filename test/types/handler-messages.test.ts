/** What compilers say of answers that the document doesn't declare: of the status, or the member that is wrong. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { makeFolder } from "../leftovers.js";
import { projectRoot } from "../package/project.js";
import { strictest } from "./settings.js";
import { complaintsOf, versions } from "./tsc.js";

const declarations = `\
import type { FakeAnswer } from "${projectRoot}/templates/runtime/fake/fake.js";
import type { NegotiatingHandler, OperationHandler } from "${projectRoot}/templates/runtime/serve/handler-types.js";
interface Order { readonly id: string; readonly lines: readonly { readonly count: number }[] }
type GetOrder = OperationHandler<{}, { 200: Order; 404: { readonly message: string } }>;
interface Csv { 200: string; 404: { readonly message: string } }
interface Json { 200: Order; 404: { readonly message: string } }
type Report = NegotiatingHandler<{}, { "application/json": Json; "text/csv": Csv }>;
declare function serve(handlers: { readonly getOrder: GetOrder; readonly report: Report }): void;
declare function servePart(handlers: { readonly getOrder?: GetOrder; readonly report?: Report }): void;
declare function on(answer: FakeAnswer<Report>): void;
declare const getOrder: GetOrder;
declare const report: Report;
const lines = [{ count: "two" }];
`;

const wrongStatus = /Type '409' is not assignable to type '(200|404)'\.$/;
const wrongCount =
  /Types of property 'count' are incompatible\.\n *Type 'string' is not assignable to type 'number'\.$/;
const missingLines =
  /Property 'lines' is missing in type '\{ id: string; \}' but required in type 'Order'\.$/;

const mistakes: readonly (readonly [program: string, message: RegExp])[] = [
  ["serve({ getOrder: () => ({ status: 409, data: { message: '' } }), report });", wrongStatus],
  ["serve({ getOrder, report: () => ({ status: 409, data: '' }) });", wrongStatus],
  ["servePart({ getOrder: () => ({ status: 409 }) });", wrongStatus],
  ["servePart({ getOrder: async () => ({ status: 409, data: { message: '' } }) });", wrongStatus],
  ["servePart({ report() { return { status: 409 }; } });", wrongStatus],
  ["servePart({ report: async () => ({ status: 409 }) });", wrongStatus],
  ["servePart({ getOrder: () => ({ status: 200, data: { id: '1', lines } }) });", wrongCount],
  ["servePart({ getOrder: async () => ({ status: 200, data: { id: '1', lines } }) });", wrongCount],
  ["servePart({ report: () => ({ status: 200, data: { id: '1', lines } }) });", wrongCount],
  [
    "serve({ getOrder, async report() { return { status: 200, data: { id: '1', lines } }; } });",
    wrongCount,
  ],
  ["serve({ getOrder, report: async () => ({ status: 200, data: { id: '1' } }) });", missingLines],
  ["on(() => ({ status: 409 }));", wrongStatus],
  ["on(() => ({ status: 200, data: { id: '1', lines } }));", wrongCount],
  ["on({ status: 200, data: { id: '1' } });", missingLines],
];

const right = `\
serve({ getOrder: () => new Response(), report: async () => Response.json({}) });
serve({ getOrder: async () => ({ status: 404, data: { message: "" } }), report: () => ({ status: 200, data: "" }) });
servePart({ report: ({ request }) => (request.bodyUsed ? { status: 200, data: "" } : { status: 200, data: { id: "", lines: [] } }) });
`;

let project: string;
beforeAll(async () => {
  const folder = await makeFolder();
  project = path.join(folder, "tsconfig.json");
  const program = [...mistakes.map(([line]) => line), right].join("\n");
  await writeFile(path.join(folder, "use.ts"), declarations + program);
  const compilerOptions = { ...strictest, noEmit: true };
  await writeFile(project, JSON.stringify({ compilerOptions, include: ["use.ts"] }));
});

describe.each(versions)("tsc %s", (version) => {
  test("names the status that isn't declared, and the member that is wrong", async () => {
    const complaints = await complaintsOf(version, project);
    const first = declarations.split("\n").length;
    const told = mistakes.map((_, at) => complaints.filter(({ line }) => line === first + at));
    for (const [at, [program, message]] of mistakes.entries()) {
      // Noise may follow: the data of another status is judged, too.
      expect(told[at]![0]?.message, program).toMatch(message);
      if (message === wrongStatus) expect(told[at]![0]!.message.split("\n")[0]).toMatch(/\b409\b/);
    }
    expect(complaints.filter((one) => !told.flat().includes(one))).toEqual([]);
  });
});
