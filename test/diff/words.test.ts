/** How findings tell of values: in the words of OpenAPI, with what was and what is. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { signatureWords } from "../../generator/diff/operations/signature-words.js";
import { diffDocuments } from "../../generator/history/diff-documents.js";
import { makeFolder } from "../leftovers.js";

/** The messages for a change of one parameter. */
async function messages(...parameters: readonly [older: string, newer: string]) {
  return operationMessages(
    ...parameters.map((one) => `parameters: [{ name: p, in: query, ${one} }], ${done}`),
  );
}

const done = 'responses: { "204": { description: Done. } }';

/** Those for a change of one operation. */
async function operationMessages(...operations: readonly string[]) {
  const cwd = await makeFolder();
  const files = ["old.yaml", "new.yaml"] as const;
  for (const [i, operation] of operations.entries()) {
    const text = `openapi: 3.1.1\ninfo: { title: Pets, version: "1" }\npaths:\n  /pets: { post: { operationId: list, ${operation} } }\n`;
    await writeFile(path.join(cwd, files[i]!), text);
  }
  const { findings } = await diffDocuments(...files, { cwd });
  return findings!.map(({ level, message }) => `${level}: ${message}`);
}

it.each([
  ["schema: { default: a }", "schema: { default: b }", "has the default `b`, not `a`"],
  ["schema: { default: 1 }", "schema: {}", "no longer has the default `1`"],
  ["schema: {}", "schema: { default: [a] }", 'has the new default `["a"]`'],
])("tells a default that changed: %s, %s", async (older, newer, told) => {
  expect(await messages(older, newer)).toEqual([`patch: \`query.p\` ${told}.`]);
});

it("tells lists with `prefixItems` apart, and each change of them once", async () => {
  const pair = (more: string) => `schema: { prefixItems: [{ type: string }, true], ${more} }`;
  expect(await messages(pair("type: array"), pair("type: array, minItems: 2"))).toEqual([
    "major: `query.p` changed from a list, the first 2 by position to a list of 2 items or more, the first 2 by position.",
  ]);
  expect(
    await messages(
      pair("type: array, items: false, minItems: 1"),
      pair("type: array, items: false, minItems: 2"),
    ),
  ).toEqual(["major: `query.p` changed from a list of 1 to 2 items to a list of 2 items."]);
});

it.each([
  ["formQuery explode true allowReserved", "as `style: form, explode: true, allowReserved: true`"],
  ["header explode false", "as `style: simple, explode: false`"],
  ['delimitedPath with "|"', "as `style: pipeDelimited`"],
  ["cookieForm explode true", "as `style: form, explode: true`"],
  ["content image/png", "as `contentType: image/png`"],
  ["by type", "by its type"],
])("says %s as a document does", (signature, words) => {
  expect(signatureWords(signature, "contentType")).toBe(words);
});

describe("a parameter of another name", () => {
  const named = (...parameters: string[]) =>
    `parameters: [${parameters.map((one) => `{ in: query, ${one} }`).join(", ")}], ${done}`;
  const change = (older: readonly string[], newer: readonly string[]) =>
    operationMessages(named(...older), named(...newer));
  const text = "schema: { type: string }";
  const count = "schema: { type: integer }";

  it("is one finding where it is only spelt in another way", async () => {
    const told = ["major: `query.pageSize` is now `query.page_size`."];
    const others = [`name: a, ${text}`, `name: b, ${text}`];
    expect(
      await change(
        [`name: pageSize, ${count}`, others[0]!],
        [`name: page_size, ${count}`, others[1]!],
      ),
    ).toEqual(
      [
        ...told,
        "major: `query.a` was removed; `query.b`, of the same type, takes its place.",
      ].toSorted(),
    );
  });

  it("takes the place of the only one that is gone, if it has its type", async () => {
    expect(await change([`name: limit, ${count}`], [`name: first, ${count}`])).toEqual([
      "major: `query.limit` was removed; `query.first`, of the same type, takes its place.",
    ]);
    expect(await change([`name: limit, ${count}`], [`name: first, ${text}`])).toEqual([
      "major: `query.limit` is no longer accepted.",
      "minor: `query.first` is accepted.",
    ]);
    expect(
      await change([`name: limit, ${count}`], [`name: first, ${count}`, `name: last, ${count}`]),
    ).toHaveLength(3);
  });
});

describe("media types that are gone", () => {
  const of = (...types: string[]) => `{ ${types.map((type) => `${type}: {}`).join(", ")} }`;

  it("are named where an answer has one that is left", async () => {
    const answers = (...types: string[]) =>
      `responses: { "200": { description: All., content: ${of(...types)} } }`;
    const told = await operationMessages(
      answers("application/json", "text/csv", "text/html"),
      answers("application/json"),
    );
    expect(told).toContain(
      "major: The response no longer comes as text/csv or text/html: it has one media type, and a call can no longer choose one by `accept`.",
    );
  });

  it("are named where a body has one that is left", async () => {
    const bodies = (...types: string[]) => `requestBody: { content: ${of(...types)} }, ${done}`;
    expect(
      await operationMessages(bodies("application/json", "text/csv"), bodies("application/json")),
    ).toEqual([
      "major: The body is no longer accepted as text/csv: it is application/json alone, and a call can no longer choose one by `contentType`.",
    ]);
  });
});

describe("data of another type", () => {
  const failing = (content: string) =>
    `responses: { "404": { description: None., content: { ${content} } } }`;
  const coded = (type: string) =>
    `schema: { type: object, properties: { code: { type: ${type} } } }`;

  it("is told by its status, its media types and both types", async () => {
    expect(
      await operationMessages(
        failing(`application/json: { ${coded("integer")} }`),
        failing(
          `application/json: { ${coded("integer")} }, text/plain: { schema: { type: string } }`,
        ),
      ),
    ).toContain("major: `404: data` has another type: a string (text/plain).");
    expect(
      await operationMessages(
        failing(`application/json: { ${coded("integer")} }`),
        failing("image/png: {}"),
      ),
    ).toContain(
      "major: `404: data` has another type: bytes (image/png), where it was an object (application/json).",
    );
  });

  it("is told by the places in it, where another media type has taken its place", async () => {
    const plain = "text/plain: { schema: { type: string } }";
    expect(
      await operationMessages(
        failing(`application/json: { ${coded("integer")} }, ${plain}`),
        failing(`application/problem+json: { ${coded("boolean")} }, ${plain}`),
      ),
    ).toContain("major: `404: data.code` changed from an integer to a boolean.");
  });
});

it("says of streams what they were", async () => {
  const answer = (type: string) =>
    `responses: { "200": { description: Done., content: { ${type}: { itemSchema: { type: integer } } } } }`;
  const [events, lines] = [answer("text/event-stream"), answer("application/jsonl")];
  const told = await operationMessages(events, lines);
  expect(told).toContain(
    "major: `200: data` changed from a stream of server-sent events to a stream of items.",
  );
  const whole = answer("application/json").replace("itemSchema", "schema");
  expect(await operationMessages(whole, lines)).toContain(
    "major: `200: data` changed from a single value to a stream of items.",
  );
});

it("says of credentials which are needed together", async () => {
  const security = (...alternatives: readonly string[]) =>
    `security: [${alternatives.join()}], ${done}`;
  const messagesOf = async (older: string, newer: string) => {
    const cwd = await makeFolder();
    const schemes =
      "components: { securitySchemes: { staff: { type: http, scheme: bearer }, kiosk: { type: apiKey, in: header, name: X-Kiosk } } }";
    for (const [file, operation] of [
      ["old.yaml", older],
      ["new.yaml", newer],
    ] as const) {
      const text = `openapi: 3.1.1\ninfo: { title: Pets, version: "1" }\n${schemes}\npaths:\n  /pets: { post: { operationId: list, ${operation} } }\n`;
      await writeFile(path.join(cwd, file), text);
    }
    const { findings } = await diffDocuments("old.yaml", "new.yaml", { cwd });
    return findings!.map(({ message }) => message);
  };
  const [one, both] = [security("{ staff: [] }"), security("{ staff: [], kiosk: [] }")];
  expect(await messagesOf(one, both)).toContain(
    "It requires staff and kiosk: one credential isn't enough.",
  );
  expect(await messagesOf(both, one)).toContain(
    "One credential is enough: it is sent as bearer authorization.",
  );
});
