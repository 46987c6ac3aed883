import { readFile } from "node:fs/promises";
import path from "node:path";
import { inspect } from "node:util";
import { format } from "prettier";
import { beforeAll, describe, expect, test } from "vitest";
import { payer, secretKey } from "./callers.js";
import { observeAll, type ObservedRow, tabulate } from "./table.js";

const readme = path.join(import.meta.dirname, "README.md");
let rows: readonly ObservedRow[];
let caught: number;

beforeAll(async () => {
  ({ rows, caught } = await observeAll());
});

test("the committed table says what was seen; refresh it with -u", async () => {
  const text = (await readFile(readme, "utf8")).replace(/^\|.*\n(\|.*\n)+/m, tabulate(rows));
  await expect(await format(text, { parser: "markdown", printWidth: 100 })).toMatchFileSnapshot(
    readme,
  );
});

test("whatever goes wrong, a payment is recorded once at most", () => {
  for (const { name, cells } of rows)
    for (const [column, { records }] of cells)
      expect(records, `${name}: ${column}`).toBeLessThanOrEqual(1);
});

test("all attempts send the same bytes with the same key", () => {
  for (const { name, cells } of rows)
    for (const [column, { hits, keys, requests }] of cells)
      expect([keys, requests], `${name}: ${column}`).toEqual(hits ? [1, 1] : [0, 0]);
});

test("a payment without a key is sent once", () => {
  for (const { name, cells } of rows)
    expect(cells.get("POST without a key")?.hits, name).toBe(name === "refused" ? 0 : 1);
});

test("what surely was not executed is sent again where the policy says so, and nothing else", () => {
  for (const { name, cells } of rows) {
    const { hits, records } = cells.get("POST, `unexecuted`")!;
    const isTurnedAway = name.startsWith("429, Retry-After");
    expect(hits, name).toBe(isTurnedAway ? 2 : name === "refused" ? 0 : 1);
    if (isTurnedAway) expect(records, name).toBe(1);
  }
});

test("nothing follows a redirect", () => {
  expect(rows.map(({ name }) => name)).toContain("redirect to another origin");
  expect(caught).toBe(0);
});

describe("beside the stripe package", () => {
  test.each([
    ["POST with a key", "`stripe`, POST"],
    ["GET", "`stripe`, GET"],
  ])("%s: a payment wherever it gets one, and no more of them", (ours, theirs) => {
    for (const { name, cells } of rows) {
      const [own, other] = [cells.get(ours)!, cells.get(theirs)!];
      if (other.got === "payment") expect(own.got, name).toBe("payment");
      if (own.records > other.records) expect(own, name).toMatchObject({ got: "payment" });
    }
  });
});

test("no error shows a credential or what was sent", () => {
  const errors = rows
    .flatMap(({ cells }) => [...cells])
    .filter(([column]) => !column.includes("stripe"))
    .flatMap(([, { error }]) => (error instanceof Error ? [error] : []));
  expect(errors.length).toBeGreaterThan(20);
  for (const error of errors)
    for (const shown of [
      inspect(error, { depth: 20, showHidden: true }),
      `${error}\n${error.stack}`,
      JSON.stringify(error),
    ]) {
      expect(shown).not.toContain(secretKey);
      expect(shown).not.toContain(payer);
      expect(shown).not.toContain(payer.replace(" ", "+"));
    }
});
