/** Random blocks of Markdown, with texts, names and values that are awkward to print. */
import * as fc from "fast-check";
import type { Sample } from "../../generator/4-plan/samples/sample.js";
import { atStart, inline, plain } from "../../generator/5-emit/package/inline-markdown.js";
import { code, heading, list, paragraph } from "../../generator/5-emit/package/markdown.js";
import type { Block, ShownValue, Snippet } from "../../generator/5-emit/seam/draft.js";
import type { JsonValue } from "../../generator/model/docs.js";

/** What authors write, and what Markdown, HTML or a terminal could misread. */
const fragment = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("a", "pets", "of", "an order", "Zahlungen", "v2.1") },
  fc.constantFrom("*", "**bold**", "_", "__init__", "snake_case_", "`code`", "```", "~~", "~~~"),
  fc.constantFrom("# ", "#", "- ", "-", "---", "- - -", "+ ", "1. ", "2)", "007. x", "=", "==="),
  fc.constantFrom("<b>", "</script>", "<!-- x -->", "&amp;", "&", "&#35;", "|", "| a | b |", ">"),
  fc.constantFrom(
    "[a](https://x.test/a_b)",
    "[`a`](https://x.test/?a=1&b)",
    "<https://x.test>",
    "!",
  ),
  fc.constantFrom("_a_", "**a b:**", "*a*", "__a_b__", "**`a`**", "``a`", "**[a](https://b.c)**"),
  fc.constantFrom("[a](b)", "![x]", "[^1]", "[[wiki]]", "[ ]", "{{ x }}", "{% y %}", "\\", "\\\\"),
  fc.constantFrom("$", "$$", "$a$", "http://x.test/a_b_c", "www.x.test", "me@x.test", ":", "::"),
  fc.constantFrom(
    "日本語",
    "漢字とabc",
    "한국어",
    "、。",
    "👩‍👩‍👧",
    "😀",
    "é",
    "\u0301",
    "\u3000",
    "\u200b",
  ),
  fc.constantFrom("שלום", "مرحبا", "\u202e", "\n", "\n\n", "\r\n", "\t", "  ", "\u00a0", "\u2028"),
  fc.constantFrom("w".repeat(120), "漢".repeat(80), "\u0000", "\u0007", "\u007f", "\ufeff"),
  fc.string({ unit: "grapheme", maxLength: 8 }),
);
export const text = fc
  .array(fc.tuple(fragment, fc.constantFrom("", " ")), { maxLength: 12 })
  .map((parts) => parts.flat().join(""));
const longText = fc.tuple(text, fc.nat(60)).map(([part, times]) => part.repeat(times + 1));

export const name = fc.oneof(
  fc.constantFrom("id", "amount", "currency_code", "Api-Version", "a b", "0", "12", "café", "名前"),
  fc.constantFrom("__proto__", "x".repeat(60), "it's", 'say "x"', "a`b", "```", "😀", "𝒳", "a.b"),
  text,
);
export const literal: fc.Arbitrary<string | number | boolean | null> = fc.oneof(
  fc.constantFrom(true, false, null, 1, 0, -1, 1e21, 1e-7, 0.5, 9_007_199_254_740_991),
  fc.constantFrom("...", "on_session", "it's", 'say "x"', `"it's"`, '\\"', "</script>", "```"),
  fc.nat().map((number) => number - 1000),
  text,
);
export const { json } = fc.letrec<{ json: JsonValue }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    literal,
    fc.array(literal, { maxLength: 5 }),
    fc.array(fc.integer(), { maxLength: 40 }),
    fc.array(tie("json"), { maxLength: 4 }),
    fc.dictionary(name, tie("json"), { maxKeys: 5 }),
  ),
}));
const { sample } = fc.letrec<{ sample: Sample }>((tie) => ({
  sample: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    literal.map((value): Sample => ({ kind: "literal", value })),
    fc.constantFrom("12", "-1").map((digits): Sample => ({ kind: "bigint", digits })),
    fc.constantFrom("now", "bytes", "impossible", "deep").map((kind) => ({ kind }) as Sample),
    fc
      .tuple(fc.constantFrom("a.txt", "a.pdf"), fc.constantFrom(null, "image/png", "text/csv"))
      .map(([name, type]): Sample => ({ kind: "file", name, type })),
    fc.array(tie("sample"), { maxLength: 4 }).map((items): Sample => ({ kind: "list", items })),
    members(tie("sample"), 0),
    json.map((value): Sample => ({ kind: "example", value })),
  ),
}));
function members(of: fc.Arbitrary<Sample>, minLength: number): fc.Arbitrary<Sample> {
  return fc
    .uniqueArray(fc.tuple(name, of), { minLength, maxLength: 5, selector: ([key]) => key })
    .map((entries): Sample => ({ kind: "object", members: entries }));
}
const callee = fc
  .tuple(
    fc.constantFrom("api.pets.list", "api.list", "listPets", "api.ネコ.一覧", "api.p.l.pages"),
    fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 30, max: 110 })),
  )
  .map(([path, length]) => path + "x".repeat(length));
const call = (awaits: string) =>
  fc
    .tuple(callee, fc.option(members(sample, 1), { freq: 4 }))
    .map(([path, argument]): ShownValue => ({ kind: "call", callee: awaits + path, argument }));
const snippet: fc.Arbitrary<Snippet> = fc.oneof(
  call("await ").map((right): Snippet => ({ kind: "assignment", left: "const data", right })),
  call("").map((right): Snippet => ({ kind: "assignment", left: "const request", right })),
  call("").map((items): Snippet => {
    return { kind: "loop", items, body: "console.log(item);", comment: "// of all pages" };
  }),
  call("").map((request): Snippet => {
    const sent: ShownValue = { kind: "call", callee: "await client.call", argument: request };
    return { kind: "expression", value: { kind: "call", callee: "console.log", argument: sent } };
  }),
  callee.map((path): Snippet => {
    const type = path.replaceAll(".", "");
    const right = { kind: "code", text: `${type}[keyof ${type}]` } as const;
    return { kind: "assignment", left: "type Message", right };
  }),
  fc.tuple(fc.nat(3), fc.nat(90)).map(([more, length]): Snippet => {
    const names = ["createClient", "isApiError", "listPets", "z"].slice(0, more + 1);
    return { kind: "import", names, from: `p${"a".repeat(length)}` };
  }),
);

export const section: fc.Arbitrary<readonly Block[]> = fc
  .tuple(text, text, fc.array(text, { maxLength: 3 }), longText)
  .chain(([title, said, items, more]) =>
    fc
      .array(fc.array(snippet, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 })
      .map((parts): readonly Block[] => [
        heading(3, plain(title)),
        paragraph(atStart(inline(said))),
        heading(4, plain(title.replaceAll(/[^\w.~-]/g, "") || "x")),
        paragraph(`Deprecated. ${inline(more)}`),
        code(...parts),
        ...(items.length === 0
          ? []
          : [list(items.map((item) => `${atStart(plain(item))}: ${inline(more)}`))]),
        ...(items.length === 0 ? [] : [paragraph(atStart(inline(items[0]!)))]),
      ]),
  );
