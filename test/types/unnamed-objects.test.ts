/** Types that callers see have names: no hover prints a long object type. */
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { generate } from "../../generator/pipeline.js";
import { readIndex, unpack } from "../corpus/documents.js";
import { makeFolder } from "../leftovers.js";
import { describeShared } from "../shared.js";

/** An object type `{ ... }` without a name and with too many members to read at a glance. */
function unnamedIn(name: string, text: string): readonly string[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeLiteralNode(node) && node.members.length > 2)
      found.push(`${name}: ${node.getText(file).slice(0, 100)}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

describeShared("large documents", async () => {
  const ids = ["stripe-v1-2023-09", "github-ghes-3.0", "openai-2026-08"];
  const work = await makeFolder();
  const documents = (await readIndex()).filter(({ id }) => ids.includes(id));

  it.each(documents)("$id has no object without a name", async (document) => {
    const { cwd, document: file, roots } = await unpack(document, work);
    const { files, diagnostics } = await generate({
      cwd,
      clients: [{ name: null, document: file, roots }],
      package: { name: "large", sourceOnly: true },
    });
    if (files === null) throw new Error(JSON.stringify(diagnostics.slice(0, 5)));
    const declarations = files.filter(({ path: name }) => /^src\/(?!runtime\/).*\.ts$/.test(name));
    expect(declarations.length).toBeGreaterThan(900);
    expect(declarations.flatMap(({ path: name, text }) => unnamedIn(name, text))).toEqual([]);
  });

  it("are there", () => {
    expect(documents.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });
});

describe("the cases", async () => {
  const cases = path.resolve(import.meta.dirname, "../cases");
  const names = (await readdir(cases)).filter((name) => !name.includes("."));

  it("have none but those that are known", async () => {
    const found: Record<string, number> = {};
    for (const name of names) {
      const text = await readFile(path.join(cases, name, "expected/sources.txt"), "utf8").catch(
        () => "",
      );
      const modules = text.split(/^==> (.*) <==$/m).slice(1);
      const unnamed = modules.flatMap((module, index) =>
        index % 2 === 1 ? unnamedIn(modules[index - 1]!, module) : [],
      );
      if (unnamed.length > 0) found[name] = unnamed.length;
    }
    expect(found).toEqual({
      // Groups of members that exclude each other, one object for each group.
      circles: 2,
      validators: 2,
      // What a function of a handler gets: its groups of parameters, which have names.
      "handler-and-fake": 1,
      // Variants whose members are merged, as one part keeps some of them out of requests.
      "read-only": 2,
      // The credentials that `Auth` is a choice of.
      security: 3,
      "security-uris": 6,
      "swagger-responses": 3,
    });
  });
});
