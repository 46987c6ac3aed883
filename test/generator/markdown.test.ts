/** Markdown and its code come out as prettier lays them out, whose answer is asked here. */
import fc from "fast-check";
import { format } from "prettier";
import { expect, test } from "vitest";
import {
  code,
  heading,
  list,
  paragraph,
  plain,
  plainName,
  plainStart,
} from "../../generator/5-emit/package/markdown.js";
import type { Block, Sample, Snippet } from "../../generator/5-emit/seam/draft.js";
import type { JsonValue } from "../../generator/model/docs.js";
import { printMarkdown } from "../../generator/6-print/markdown/markdown.js";

const runs = Number(process.env.MARKDOWN_RUNS ?? 300);

/** What authors write, and what Markdown, HTML or a terminal would take for something else. */
const fragment = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("a", "pets", "of", "an order", "Zahlungen", "v2.1") },
  fc.constantFrom("*", "**bold**", "_", "__init__", "snake_case_", "`code`", "```", "~~", "~~~"),
  fc.constantFrom("# ", "#", "- ", "-", "---", "- - -", "+ ", "1. ", "2)", "007. x", "=", "==="),
  fc.constantFrom("<b>", "</script>", "<!-- x -->", "&amp;", "&", "&#35;", "|", "| a | b |", ">"),
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
const text = fc
  .array(fc.tuple(fragment, fc.constantFrom("", " ")), { maxLength: 12 })
  .map((parts) => parts.flat().join(""));
const longText = fc.tuple(text, fc.nat(60)).map(([part, times]) => part.repeat(times + 1));

const name = fc.oneof(
  fc.constantFrom("id", "amount", "currency_code", "Api-Version", "a b", "0", "12", "café", "名前"),
  fc.constantFrom("__proto__", "x".repeat(60), "it's", 'say "x"', "a`b", "```", "😀", "𝒳", "a.b"),
  text,
);
const literal: fc.Arbitrary<string | number | boolean | null> = fc.oneof(
  fc.constantFrom(true, false, null, 1, 0, -1, 1e21, 1e-7, 0.5, 9_007_199_254_740_991),
  fc.constantFrom("...", "on_session", "it's", 'say "x"', `"it's"`, '\\"', "</script>", "```"),
  fc.nat().map((number) => number - 1000),
  text,
);
const { json } = fc.letrec<{ json: JsonValue }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    literal,
    fc.array(literal, { maxLength: 5 }),
    fc.array(fc.integer(), { maxLength: 40 }),
    fc.array(tie("json"), { maxLength: 4 }),
    fc.dictionary(name, tie("json"), { maxKeys: 5 }),
  ),
}));
const word = fc.constantFrom("new Date()", "undefined as never", "/* ... */ undefined as never");
const { sample } = fc.letrec<{ sample: Sample }>((tie) => ({
  sample: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    literal.map((value): Sample => ({ kind: "literal", value })),
    fc
      .oneof(word, fc.constantFrom("12n", "-1n"))
      .map((code): Sample => ({ kind: "code", text: code })),
    fc.array(tie("sample"), { maxLength: 4 }).map((items): Sample => ({ kind: "array", items })),
    members(tie("sample"), 0),
    json.map((value): Sample => ({ kind: "json", value })),
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
    .map(([path, argument]): Sample => ({ kind: "call", callee: awaits + path, argument }));
const snippet: fc.Arbitrary<Snippet> = fc.oneof(
  call("await ").map((right): Snippet => ({ kind: "assignment", left: "const data", right })),
  call("").map((right): Snippet => ({ kind: "assignment", left: "const request", right })),
  call("").map((items): Snippet => {
    return { kind: "loop", items, body: "console.log(item);", comment: "// of all pages" };
  }),
  call("").map((request): Snippet => {
    const sent: Sample = { kind: "call", callee: "await client.call", argument: request };
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

const section: fc.Arbitrary<readonly Block[]> = fc
  .tuple(text, text, fc.array(text, { maxLength: 3 }), longText)
  .chain(([title, said, items, more]) =>
    fc
      .array(fc.array(snippet, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 })
      .map((parts): readonly Block[] => [
        heading(3, plain(title)),
        paragraph(plainStart(said)),
        heading(4, plainName(title.replaceAll(/[^\w.~-]/g, "") || "x")),
        paragraph(`Deprecated. ${plain(more)}`),
        code(...parts),
        ...(items.length === 0
          ? []
          : [list(items.map((item) => `${plainStart(item)}: ${plain(more).trim()}`))]),
        ...(items.length === 0 ? [] : [paragraph(plainStart(items[0]!))]),
      ]),
  );

/** The same without any layout, for prettier. */
function sourceOf(blocks: readonly Block[]): string {
  const texts = blocks.map((block) => {
    switch (block.kind) {
      case "heading":
        return `${"#".repeat(block.level)} ${block.text}`;
      case "paragraph":
        return block.text;
      case "list":
        return block.items.map((item) => `- ${item}`).join("\n");
      case "code":
        return ["```ts", block.parts.map(partSource).join("\n\n"), "```"].join("\n");
    }
  });
  return texts.join("\n\n");
}

function partSource(snippets: readonly Snippet[]): string {
  return snippets.map(snippetSource).join("\n");
}

function snippetSource(snippet: Snippet): string {
  switch (snippet.kind) {
    case "lines":
      return snippet.lines.join("\n");
    case "import":
      return `import { ${snippet.names.join(", ")} } from "${snippet.from}";`;
    case "assignment":
      return `${snippet.left} = ${sampleSource(snippet.right)};`;
    case "expression":
      return `${sampleSource(snippet.value)};`;
    case "loop":
      return `for await (const item of ${sampleSource(snippet.items)}) ${snippet.body} ${snippet.comment}`;
  }
}

function sampleSource(value: Sample): string {
  switch (value.kind) {
    case "literal":
      return jsonSource(value.value);
    case "code":
      return value.text;
    case "array":
      return `[${value.items.map(sampleSource).join(", ")}]`;
    case "object": {
      const entries = value.members.map(([key, of]) => `${jsonSource(key)}: ${sampleSource(of)}`);
      return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
    }
    case "json":
      return jsonSource(value.value);
    case "call":
      return `${value.callee}(${value.argument === null ? "" : sampleSource(value.argument)})`;
  }
}

function jsonSource(value: JsonValue): string {
  return JSON.stringify(value, null, 2).replaceAll("```", "\\u0060\\u0060\\u0060");
}

const formatted = (source: string) => format(source, { filepath: "README.md", printWidth: 100 });

test("blocks are laid out as prettier lays out their source", async () => {
  const property = fc.asyncProperty(section, async (blocks) => {
    const printed = printMarkdown(blocks);
    expect(printed).toBe(await formatted(sourceOf(blocks)));
    expect(printed).toBe(await formatted(printed));
  });
  await fc.assert(property, { numRuns: runs, endOnFailure: process.env.MARKDOWN_SHRINK === undefined, seed: Number(process.env.MARKDOWN_SEED ?? 1) });
}, 600_000);
