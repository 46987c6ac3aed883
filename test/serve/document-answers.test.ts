/** What a fake answers by the document alone. */
import { describe, expect, it, vi } from "vitest";
import { documentAnswers } from "../../templates/runtime/fake/document-answers.js";
import type {
  ServedAnswer,
  ServedContent,
  ServedOperation,
  ServedParameter,
} from "../../templates/runtime/serve/served.js";
import { constant } from "../../templates/runtime/validate/checks.js";
import { arrayRule, minItems } from "../../templates/runtime/validate/lists.js";
import { objectRule } from "../../templates/runtime/validate/objects.js";
import type { Rule } from "../../templates/runtime/validate/rule.js";
import { anyRule, integerRule, stringRule } from "../../templates/runtime/validate/scalars.js";

const only = (value: string) => stringRule(constant(value));
const json = (rule: Rule, more: Partial<ServedContent> = {}): ServedAnswer => ({
  contents: { "application/json": { format: "json", rule, ...more } },
});
const operationOf = (answers: ServedOperation["answers"]): ServedOperation => ({
  id: "getOrder",
  method: "GET",
  path: "/order",
  answers,
});
const asking = (accept?: string) =>
  new Request("https://shop.example/order", { headers: accept === undefined ? {} : { accept } });

function answersWith(warn: (message: string) => void = () => expect.unreachable()) {
  return documentAnswers({}, 1, warn);
}

function answered(answers: ServedOperation["answers"], accept?: string) {
  return answersWith().of(operationOf(answers), asking(accept));
}

describe("the usual answer", () => {
  const [ok, other] = [json(only("ok")), json(only("other"))];
  it.each<[string, ServedOperation["answers"], number, string | undefined]>([
    ["is a success", { 404: other, 201: ok }, 201, "ok"],
    ["is the first of a range", { "4XX": other, "2XX": ok }, 200, "ok"],
    ["is no answer that comes before it", { 102: other, 200: ok }, 200, "ok"],
    ["is the default where no success is declared", { 404: other, default: ok }, 200, "ok"],
    ["is a failure where nothing else is declared", { 404: ok }, 404, "ok"],
    ["is the first of a range of failures", { "4xx": ok }, 400, "ok"],
    ["has no body where nothing is declared", {}, 200, undefined],
    ["has no body where only what comes before it is", { "1XX": other }, 200, undefined],
  ])("%s", (_, answers, status, data) => {
    const { data: found, ...rest } = answered(answers);
    expect(found).toBe(data);
    expect(rest).toEqual({
      status,
      headers: {},
      ...(data !== undefined && { contentType: "application/json", isWire: true }),
    });
    expect(answersWith().statusOf(operationOf(answers))).toBe(status);
  });

  it("is of the type that is asked for", () => {
    const contents = {
      "application/json": { format: "json", rule: only("json") },
      "text/plain": { format: "text", rule: only("text") },
    } as const;
    expect(answered({ 200: { contents } }).data).toBe("json");
    expect(answered({ 200: { contents } }, "text/plain")).toMatchObject({
      contentType: "text/plain",
      data: "text",
    });
  });

  it.each<[string, ServedContent["format"], Rule, unknown]>([
    ["bytes", "binary", stringRule(), new Uint8Array([1, 2, 3])],
    ["one event", "events", only("a"), ["a"]],
    ["one line", "lines", only("a"), ["a"]],
    ["null, where anything fits", "json", anyRule(), null],
  ])("has %s", (_, format, rule, data) => {
    expect(answered({ 200: { contents: { "a/b": { format, rule } } } }).data).toEqual(data);
  });
});

it("has the header fields that are required", () => {
  const header = (name: string, rule: Rule, required = true): ServedParameter => ({
    in: "headers",
    name,
    required,
    rule,
    format: { kind: "style", style: "simple", explode: false },
  });
  const headers = [
    header("X-Text", only("a")),
    header("X-Other", only("b"), false),
    header("X-Any", anyRule()),
    header("X-List", arrayRule(only("a"), minItems(2))),
    header("X-Object", objectRule({ a: only("b"), c: only("d") })),
  ];
  expect(answered({ 204: { headers } })).toEqual({
    status: 204,
    headers: { "X-Text": "a", "X-Any": "any", "X-List": "a,a", "X-Object": "a,b,c,d" },
  });
});

describe("the document's examples", () => {
  const order = objectRule({ lines: arrayRule(objectRule({ count: integerRule() })) });
  const good = { lines: [{ count: 1 }] };

  it("come first, if they fit, and are told of once if they don't", () => {
    const warn = vi.fn();
    const examples = [{ lines: [{ count: "1" }] }, "none", good];
    const operation = operationOf({ 200: json(order, { examples }) });
    const answers = answersWith(warn);
    for (let times = 0; times < 2; times++)
      expect(answers.of(operation, asking()).data).toEqual(good);
    const start = "getOrder 200: an example of the document doesn't fit its schema: ";
    expect(warn.mock.calls).toEqual([
      [`${start}lines.0.count: expected an integer`],
      [`${start}expected an object`],
    ]);
  });

  it("are made where none fits: others for another operation", () => {
    const dataOf = (id: string, seed = 1) => {
      const answers = documentAnswers({}, seed, () => {});
      const operation = operationOf({ 200: json(order, { examples: ["none"] }) });
      return answers.of({ ...operation, id }, asking()).data as typeof good;
    };
    expect(dataOf("a").lines[0]!.count).toEqual(expect.any(Number));
    expect(dataOf("a")).toEqual(dataOf("a"));
    expect(dataOf("a")).not.toEqual(dataOf("b"));
    expect(dataOf("a")).not.toEqual(dataOf("a", 2));
  });
});

describe("a status", () => {
  const problem = { status: 404, title: "Not Found", headers: { "retry-after": "1" } };
  const operation = operationOf({
    200: json(only("ok")),
    "4XX": json(only("range"), { examples: ["range"] }),
  });

  it("has what is declared for it", () => {
    expect(answersWith().at(operation, asking(), 404)).toMatchObject({
      status: 404,
      data: "range",
    });
    expect(answersWith().at(operation, asking(), 500)).toBe(undefined);
  });

  it("is refused with the example of just this status", () => {
    const own = operationOf({
      ...operation.answers,
      404: json(only("own"), { examples: ["own"] }),
      403: json(only("own")),
      401: {},
    });
    const refusalOf = (status: number, of = own) =>
      answersWith().refusal(of, asking(), { ...problem, status });
    expect(refusalOf(404)).toMatchObject({
      status: 404,
      data: "own",
      headers: { "retry-after": "1" },
    });
    // Another one would be told of every failure.
    for (const status of [401, 402, 403]) expect(refusalOf(status)).toBe(undefined);
    expect(refusalOf(404, operation)).toBe(undefined);
  });

  it("is written as its errors are, with the fields that are required", () => {
    const rule = objectRule({ title: stringRule() });
    const header = {
      in: "headers",
      name: "X-Id",
      required: true,
      rule: only("7"),
      format: { kind: "style", style: "simple", explode: false },
    } as const;
    const answer = { ...json(rule, { refusal: { title: "{title}" } }), headers: [header] };
    const written = answersWith().written(operationOf({ 404: answer }), asking(), problem);
    expect(written?.status).toBe(404);
    expect(Object.fromEntries(written!.headers)).toMatchObject({ "retry-after": "1", "x-id": "7" });
    expect(answersWith().written(operationOf({}), asking(), problem)).toBe(undefined);
  });
});
