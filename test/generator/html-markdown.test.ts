import { expect, test } from "vitest";
import { markdownOfHtml } from "../../generator/5-emit/html-markdown.js";
import { firstParagraph, textOfHtml } from "../../generator/5-emit/html-text.js";

const cases: readonly (readonly [what: string, html: string, markdown: string])[] = [
  ["paragraphs", "<p>First.</p>\n\n<p>Second.</p><p>Third.</p>", "First.\n\nSecond.\n\nThird."],
  ["code", "Is <code>a &lt; b</code>.", "Is `a < b`."],
  ["code with a backtick", "Is <code>a`b</code>.", "Is <code>a`b</code>."],
  ["code of several lines", "See <pre>a\n  b</pre> there", "See\n\n```\na\n  b\n```\n\nthere"],
  ["bold", "A <strong>bold </strong>word, <b></b>none", "A **bold** word, none"],
  ["emphasis", "<em>One</em> <i>two</i>", "*One* *two*"],
  ["a link", '<a class="x" href="/docs/a">The [docs]</a>', "[The \\[docs\\]](/docs/a)"],
  [
    "blanks and parentheses in a link",
    "<a href='https://a.b/c (d)'>e</a>",
    "[e](https://a.b/c%20%28d%29)",
  ],
  ["a link that runs code", '<a href="javascript:alert(1)">text</a>', "text"],
  ["a list", "Of:<ul>\n <li>one</li>\n <li>two</li></ul>end", "Of:\n\n- one\n- two\n\nend"],
  ["lists in lists", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "1. a\n  - b\n2. c"],
  ["line breaks", "One<br>two<br/>three", "One\n\ntwo\n\nthree"],
  ["line breaks in items", "<ul><li>one<br>two</li></ul>", "- one two"],
  ["headings", "<h2>Title</h2>Text", "**Title**\n\nText"],
  ["entities", "<b>1</b> &lt; 2 &amp; &quot;3&quot; &#8364;", '**1** < 2 & "3" €'],
  ["entities that Markdown would read", "<b>x</b> &lt;id&gt; &amp;lt;", "**x** &lt;id> &amp;lt;"],
  ["comments", "a<!-- b --><br>c", "a\n\nc"],
  ["elements without an end", "x <b>open", "x open"],
  ["ends without an element", "y</b></ul></li> z", "y\n\nz"],
];

test.each(cases)("%s", (_what, html, markdown) => {
  expect(markdownOfHtml(html)).toBe(markdown);
});

test.each([
  "No HTML, a &amp; b",
  "Put <id> or <currency> there: Map<string, number>",
  "Write `<p>` or ``<b>` `` for it",
  "```html\n<p>x</p>\n```",
  "| a<br>b | c |\n| --- | --- |",
  "<table><tr><td>a</td></tr></table>",
  "1 < 2 and 3 > 2",
])("stays as it is: %s", (text) => {
  expect(markdownOfHtml(text)).toBe(text);
});

test("long texts take time in proportion to their length", () => {
  for (const part of ["<a ", "<code>", "`", "<ul><li>", "<p", "&#", "<!--", "<pre>", "<b>"])
    expect(markdownOfHtml(`<p>x</p>${part.repeat(20_000)}`)).toContain("x");
});

test("text without any markup", () => {
  expect(textOfHtml("<p>A <code>b</code> &amp; &#x63; &#0;</p>").trim()).toBe("A b & c &#0;");
  expect(firstParagraph("<p> </p><p>One.</p><p>Two.</p>")).toBe("One.");
  expect(firstParagraph(null)).toBe("");
});
