/** What tools tell, take and give. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it, test } from "vitest";
import { annotationsOf, shortText } from "../../generator/5-emit/tools/tool-choice.js";
import type { Docs } from "../../generator/model/docs.js";
import type { Operation } from "../../generator/model/operation.js";
import { explained, makeTool } from "../../templates/runtime/agents/tool.js";
import { withinBudget } from "../../templates/runtime/agents/trim.js";
import { AbortError } from "../../templates/runtime/client/api-error.js";
import type { Client } from "../../templates/runtime/client/client.js";
import type { HttpRequest } from "../../templates/runtime/encode/operation.js";
import { instanceRule, stringRule } from "../../templates/runtime/validate/scalars.js";
import { objectRule } from "../../templates/runtime/validate/objects.js";

const operation = { id: "op", method: "POST", path: "/op", responses: {} };
const request: HttpRequest = { operation, method: "POST", url: "/op", headers: {}, body: null };

const annotations = { readOnlyHint: false, destructiveHint: false, idempotentHint: false };
const sent: object[] = [];
const toolOf = (call: (request: HttpRequest, options: object) => unknown, keyed = false) => {
  const client = { call: async (...args: [HttpRequest, object]) => call(...args) } as Client;
  const source = { name: "op", description: "Op.", annotations, required: ["body"] };
  const body = objectRule({ at: instanceRule("Date", stringRule()) });
  const groups = () => ({ body: explained({ at: "When.", none: "Nothing." }, body) });
  const own = keyed ? { ...operation, idempotencyHeader: "Key" } : operation;
  const tool = makeTool({ ...source, groups }, () => ({ ...request, operation: own }));
  return (input: unknown, options = {}) => tool.call(client, input, options);
};
const input = { body: { at: "today" } };

it("has a schema that ajv reads, with the texts of members", () => {
  const groups = () => ({ body: explained({ a: "An a." }, objectRule({ a: stringRule() })) });
  const tool = makeTool({ name: "op", description: "", annotations, groups }, () => request);
  const isValid = new Ajv2020({ strict: true }).compile(tool.inputSchema);
  expect([isValid({}), isValid({ body: { a: "1" } })]).toEqual([true, true]);
  expect([isValid({ body: {} }), isValid({ other: 1 })]).toEqual([false, false]);
  expect(tool.inputSchema).toMatchObject({
    properties: { body: { properties: { a: { type: "string", description: "An a." } } } },
  });
  expect(tool.outputSchema).toBe(undefined);
});

it("takes texts for dates, and says what doesn't fit before anything is sent", async () => {
  const call = toolOf(() => ({ ok: 1 }));
  expect(await call(input)).toEqual({
    isError: false,
    isTrimmed: false,
    data: { ok: 1 },
    text: '{"ok":1}',
  });
  const never = toolOf(() => expect.unreachable());
  for (const wrong of [null, {}, [], "text", { body: { at: 1 } }, { ...input, path: {} }])
    expect(await never(wrong)).toMatchObject({
      isError: true,
      text: expect.stringMatching(/^The input is wrong:\ninput/),
    });
});

it("gives failures as results, and throws aborts alone", async () => {
  const failing = toolOf(() => {
    throw new Error("no network");
  });
  expect(await failing(input)).toMatchObject({ isError: true, text: "no network" });
  const aborted = toolOf(() => {
    throw new AbortError(request, 1, "stop");
  });
  await expect(aborted(input)).rejects.toThrow(AbortError);
});

test.each([true, false])(
  "an idempotency key is sent where there is a header: %s",
  async (keyed) => {
    const call = toolOf((_request, options) => sent.push(options), keyed);
    await call(input, { idempotencyKey: "k", timeout: 5 });
    expect(sent.pop()).toEqual({ timeout: 5, ...(keyed && { idempotencyKey: "k" }) });
  },
);

test.each<[unknown, number, string]>([
  [
    { a: 1n, b: new Date(0), c: undefined, d: new Uint8Array(3) },
    200,
    '{"a":"1","b":"1970-01-01T00:00:00.000Z","c":null,"d":"[3 bytes]"}',
  ],
  [undefined, 200, "null"],
  ["x".repeat(100), 102, `"${"x".repeat(100)}"`],
  ["x".repeat(3000), 2500, `"${"x".repeat(2000)}... [1000 more characters]"`],
  [
    Array.from({ length: 120 }, () => "y".repeat(10)),
    1500,
    JSON.stringify([...Array.from({ length: 100 }, () => "y".repeat(10)), "[20 more items]"]),
  ],
  [`${"x".repeat(79)}😀${"x".repeat(99)}`, 150, `"${"x".repeat(79)}... [101 more characters]"`],
  [
    Object.fromEntries(Array.from({ length: 99 }, (_, at) => [`m${at}`, at])),
    20,
    '{"m0":0,"m1":1,"m2":... [852 more characters]',
  ],
])("results are kept within the budget: %#", (data, budget, expected) => {
  const { text, isTrimmed } = withinBudget(data, budget);
  expect(text).toBe(expected);
  expect(isTrimmed).toBe(/more (items|characters)/.test(expected));
});

test.each([
  ["GET", [true, false, true]],
  ["HEAD", [true, false, true]],
  ["POST", [false, false, false]],
  ["PUT", [false, true, true]],
  ["PATCH", [false, true, false]],
  ["DELETE", [false, true, true]],
])("%s has the hints %j", (method, hints) => {
  const found = annotationsOf({ method, pagination: null } as Operation);
  expect(Object.values(found)).toEqual(hints);
});

test.each([
  [{ summary: "Short." }, "Short."],
  [{ description: " One\n  line.\n\nAnother." }, "One line."],
  [{ summary: "a bb ccc dddd", deprecated: true }, "Deprecated...."],
  [{ summary: "words are cut between" }, "words are..."],
  [{ summary: "unbreakablewordsarecut" }, "unbreakablew..."],
  [{}, ""],
])("texts are short: %j", (docs, expected) => {
  const all = { summary: null, description: null, deprecated: false, ...docs } as Docs;
  expect(shortText(all, 12)).toBe(expected);
});
