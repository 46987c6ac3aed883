/** Links of a document's texts: only those that can be followed safely stay links. */
import { expect, test } from "vitest";
import { docLines } from "../../generator/5-emit/schemas/doc-lines.js";
import { commentLines } from "../../generator/6-print/text.js";
import { noDocs } from "../../generator/model/merge-docs.js";
import { withSafeLinks } from "../../generator/model/texts/safe-links.js";

const fence = "```";

test.each([
  ["[text](javascript:alert(1))", "text"],
  ["a [b [c] d](JavaScript:alert(1) 'title') e", "a b [c] d e"],
  ["[x](<javascript:alert('a b')>)", "x"],
  ["[x]( \n javascript:alert(1))", "x"],
  ["[x](java&#115;cript:alert(1))", "x"],
  ["[x](javascript&colon;alert(1))", "x"],
  ["[x](javascript\\:alert(1))", "x"],
  ["[x](<java\tscript:alert(1)>) y", "x y"],
  ["[x](javascript:a(b(c))) y", "x y"],
  ["[x](vbscript:y) [z](data:text/html;base64,PHM+)", "x z"],
  ["![cat](data:image/svg+xml,x)", "cat"],
  ["[![cat](javascript:x)](javascript:y)", "cat"],
  ["[ok](https://a.test) [x](file:///etc/passwd)", "[ok](https://a.test) x"],
  ["See [x][1].\n\n[1]: javascript:alert(1)\n", "See [x][1].\n\n\n"],
  ["> [1]: <data:text/html,x>", ""],
  ["<javascript:alert(1)>", "javascript:alert(1)"],
  ["<ftp://a.test>", "ftp://a.test"],
  ['<a href="javascript:alert(1)" x="<">y</a>', '&lt;a href="javascript:alert(1)" x="<">y</a>'],
  ["<table><img src=x onerror=alert(1)></table>", "<table>&lt;img src=x onerror=alert(1)></table>"],
  ["<script>alert(1)</script>", "&lt;script>alert(1)</script>"],
  [`<img alt="${"a".repeat(2000)}" onerror=x>`, `&lt;img alt="${"a".repeat(2000)}" onerror=x>`],
  ["<svg/onload=alert(1)>", "&lt;svg/onload=alert(1)>"],
  // What looks like code, and is none.
  ["`\n\n[x](javascript:y) `", "`\n\nx `"],
  ["\\`[x](file:y)`", "\\`x`"],
  ["<div>\n`<script>`\n</div>", "<div>\n`&lt;script>`\n</div>"],
  ["`[x](javascript:y)`", "`x`"],
])("%j", (text, safe) => {
  expect(withSafeLinks(text)).toBe(safe);
  expect(withSafeLinks(safe)).toBe(safe);
});

test.each([
  "[a](https://a.test/(b)?c=d:e) [b](http://a) [c](mailto:a@b.test) [d](/docs#x:y) [e](#f) [g](docs/a)",
  "<https://a.test> and <a@b.test> and [no link] (javascript:x)",
  "Map<string, number>, <id>, a [list](of words), x[0](y), x[0](y: z)",
  "`handlers[name](event:string)` and `<xs:sequence>` and `<script src=a>`",
  `Send\n\n${fence}xml\n<xs:sequence>\n<script>\n[a](b:c)\n${fence}\n\nthen`,
  '<a href="https://a.test">b</a> <img src="c.png">',
])("stays as it is: %s", (text) => {
  expect(withSafeLinks(text)).toBe(text);
});

test("doc comments have no such links, whatever they stand in", () => {
  const bad = "[x](javascript:y)";
  const lines = docLines(
    {
      ...noDocs,
      summary: bad,
      description: `[x](java<b></b>script:alert(1)) <a href="data:a,b">d</a>`,
      facts: [`pattern: ${bad}`],
      values: [{ value: "a`", description: bad }],
      inner: [{ of: bad, text: bad }],
      externalDocs: "javascript:alert(1)",
    },
    [`\`GET /a\` ${bad}`],
  );
  const comment = commentLines(lines).join("\n");
  expect(comment).not.toMatch(/\]\(|@see/);
  expect(comment).toContain("pattern: x");
});

test("long texts take time in proportion to their length", () => {
  for (const part of [
    "[",
    "](",
    "<",
    "`",
    "[x](javascript:",
    "[x](a (b ",
    "](((",
    "]:",
    "\\",
    "<a ",
    "~~~\n",
    "&#",
  ])
    expect(withSafeLinks(part.repeat(20_000)).length).toBeGreaterThan(0);
}, 5000);
