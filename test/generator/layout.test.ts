/** Our printer of documents compared with prettier's, which is right by definition. */
import { builders, printer } from "prettier/doc";
import { describe, expect, it } from "vitest";
import * as own from "../../generator/6-print/layout/doc.js";
import { layOut } from "../../generator/6-print/layout/layout.js";
import { printAscii } from "../../generator/6-print/layout/printer.js";
import { randomOf, type Random } from "../mutations/random.js";

const width = 30;

/** The functions that both use to make documents. */
type Builders = Pick<
  typeof own,
  "group" | "indent" | "align" | "ifBreak" | "indentIfBreak" | "conditionalGroup" | "join"
> &
  Pick<typeof own, "line" | "softline" | "hardline">;

const theirs = builders as unknown as Builders;

function prettiers(doc: own.Doc): string {
  const options = { printWidth: width, tabWidth: 2, useTabs: false };
  return printer.printDocToString(doc as never, options).formatted;
}

/** A document of random shape; the same for the same `random`. */
function make(b: Builders, random: Random, depth: number): own.Doc {
  const inner = () => make(b, random, depth - 1);
  if (depth === 0)
    return "abcdefghijkl".slice(random.below(12)) + (random.below(6) === 0 ? " " : "");
  switch (random.below(10)) {
    case 0:
      return b.group(inner(), { shouldBreak: random.below(5) === 0 });
    case 1:
    case 2:
      return b.group([inner(), b.indent([b.line, inner()]), b.ifBreak(",", "."), b.softline]);
    case 3:
      return b.indent([random.below(2) === 0 ? b.line : b.softline, inner()]);
    case 4:
      return b.align(1 + random.below(3), inner());
    case 5:
      return random.below(4) === 0 ? [inner(), b.hardline, inner()] : [inner(), b.line, inner()];
    case 6: {
      const id = Symbol("group");
      return [
        b.group(b.indent(b.line), { id }),
        b.indentIfBreak(b.group(inner()), { groupId: id }),
      ];
    }
    case 7: {
      const [first, last] = [inner(), inner()];
      const broken = b.group(last, { shouldBreak: true });
      return b.conditionalGroup([[first, last], [first, broken], b.indent([b.softline, first])]);
    }
    case 8:
      return b.join([",", b.line], [inner(), inner(), inner()]);
    default:
      return [inner(), " ", inner()];
  }
}

describe("the printer of documents", () => {
  it("prints any document as prettier does", () => {
    let broken = 0;
    for (let seed = 0; seed < 3000; seed++) {
      const depth = 1 + (seed % 7);
      const expected = prettiers(make(theirs, randomOf(seed), depth));
      expect(printAscii(make(own, randomOf(seed), depth), width), `${seed}`).toBe(expected);
      if (expected.includes("\n")) broken++;
    }
    expect(broken).toBeGreaterThan(1000);
  });

  it("leaves text to prettier whose width decides where a line breaks", () => {
    const wide = "\u7532".repeat(49);
    const doc = own.group(["f(", own.indent([own.softline, `"${wide}"`]), own.softline, ")"]);
    expect(printAscii(doc, 100)).toBeNull();
    // Each of these characters takes two columns.
    expect(layOut(doc)).toBe(`f(\n  "${wide}"\n)`);
    expect(layOut(own.group(["f(", own.softline, `"${wide.slice(2)}")`]))).not.toContain("\n");
  });

  it("prints text of any width where nothing depends on it", () => {
    const doc = ["/** \u7532 */", own.hardline, own.group(["a", own.line, "b"])];
    expect(printAscii(doc, 100)).toBe("/** \u7532 */\na b");
  });
});
