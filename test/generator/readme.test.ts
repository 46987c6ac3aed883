/** The README of a package: the order of its sections. test/types compiles its programs. */
import { expect, it } from "vitest";
import { runInMemory as run } from "./memory.js";

const get = (operationId: string, more: object) => ({
  get: { operationId, ...more, responses: { "204": { description: "Done." } } },
});

/** The lines without code. */
async function readmeOf(parts: Parameters<typeof run>[0]) {
  const { files } = await run(parts);
  const text = files.get("README.md")!.replace(/^```ts\n[^]*?^```$/gm, "");
  return text.split("\n").filter((line) => line !== "");
}

it("orders operations by tag, with texts, and tells of errors once", async () => {
  const lines = await readmeOf({
    paths: {
      "/b": get("listPets", { tags: ["Pets"], summary: "All *pets*", deprecated: true }),
      "/a": get("ping", { description: "Is it there?\n\nNobody reads this." }),
      "/c": get("addOrder", { tags: ["orders", "Pets"] }),
    },
    root: {
      tags: [{ name: "Pets", description: "Cats and dogs.\n\nAnd more." }],
      webhooks: { "pet.born": { post: { summary: "A birth" } }, ping: { get: {} } },
    },
  });
  const start = lines.indexOf("## Pets") + 2;
  expect(lines.slice(start, -2)).toEqual([
    "### orders",
    "#### addOrder",
    "### Pets",
    "Cats and dogs.",
    "#### listPets",
    "Deprecated. All \\*pets\\*",
    "### Further operations",
    "#### ping",
    "Is it there?",
    "### Webhooks",
    expect.stringMatching(/^What the API sends by itself: `Webhooks`/),
    "- pet.born: A birth",
    "- ping",
    "## Errors and retries",
  ]);
});

it("lists what is more than anybody reads, and has no groups where there are no tags", async () => {
  const paths = Object.fromEntries(
    Array.from({ length: 33 }, (_, n) => [
      `/${n}`,
      get(`get${n + 10}`, { summary: `Number ${n}` }),
    ]),
  );
  const lines = await readmeOf({ paths });
  expect(lines.filter((line) => line.startsWith("### "))).toHaveLength(30);
  expect(lines).toContain("- `api.get42`: Number 32");
  expect(lines.some((line) => /^####|Further|Webhooks/.test(line))).toBe(false);
});
