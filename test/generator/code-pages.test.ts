/** The pages that codes lead to: on terminals that show links, and in formats for programs. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { showsHyperlinks } from "../../generator/cli/hyperlinks.js";
import { nodeTerminal } from "../../generator/cli/terminal.js";
import { codes } from "../../generator/diagnostics/codes.js";
import { docsAddress, docsPath, docsUrl } from "../../generator/diagnostics/help-page.js";
import { locateAll } from "../../generator/diagnostics/locate.js";
import { Diagnostics } from "../../generator/diagnostics/diagnostic.js";
import { render } from "../../generator/diagnostics/render.js";
import { packageRoot, version } from "../../generator/host/package-root.js";

const found = new Diagnostics();
found.add("WF2001", "$ref points at nothing", null);
const [diagnostic] = locateAll(found.all, new Map());

it("is a heading of the page in the package, for each code", async () => {
  const text = await readFile(path.join(packageRoot, "docs/diagnostics.md"), "utf8");
  for (const code of Object.keys(codes)) {
    expect(text).toContain(`\n## ${code}\n`);
    expect(docsPath(code)).toBe(`docs/diagnostics.md#${code.toLowerCase()}`);
  }
  const url = docsUrl("WF2001", { version });
  expect(fileURLToPath(url)).toBe(path.join(packageRoot, "docs/diagnostics.md"));
  expect(new URL(url).hash).toBe("#wf2001");
});

it.each([
  [{ url: "git+https://github.com/shop/wire.form.git" }, "shop/wire.form"],
  ["https://github.com/shop/wireform", "shop/wireform"],
  [{ url: "git@github.com:shop/wireform.git" }, null],
  [undefined, null],
])("is on the web where package.json names %j", (repository, name) => {
  const own = { version: "1.2.3", ...(repository === undefined ? {} : { repository }) };
  const address = name && `https://github.com/${name}/blob/v1.2.3/docs/diagnostics.md#wf2001`;
  expect(docsAddress("WF2001", own)).toBe(address);
  expect(docsUrl("WF2001", own)).toMatch(address ?? /^file:/);
});

it("is what the code links to, and nothing else", () => {
  const plain = render([diagnostic!], "human");
  expect(plain).toBe("error WF2001: $ref points at nothing\n");
  const linked = (code: string) => `https://a.test/${code}`;
  expect(render([diagnostic!], "human", { linked })).toBe(
    plain.replace("WF2001", "\u001b]8;;https://a.test/WF2001\u001b\\WF2001\u001b]8;;\u001b\\"),
  );
  expect(render([diagnostic!], "human", { linked: () => null })).toBe(plain);
});

it("is in a line of JSON", () => {
  const docs = docsAddress("WF2001") ?? "docs/diagnostics.md#wf2001";
  expect(JSON.parse(render([diagnostic!], "json"))).toMatchObject({ code: "WF2001", docs });
});

describe("links", () => {
  it.each<[env: NodeJS.ProcessEnv, isTerminal: boolean, shown: boolean]>([
    [{ TERM: "xterm-256color" }, true, false],
    [{ TERM: "xterm-kitty" }, true, true],
    [{ TERM_PROGRAM: "vscode" }, true, true],
    [{ TERM_PROGRAM: "vscode" }, false, false],
    [{ TERM_PROGRAM: "Apple_Terminal" }, true, false],
    [{ TERM: "tmux-256color", TERM_PROGRAM: "WezTerm" }, true, false],
    [{ TERM: "dumb", WT_SESSION: "1" }, true, false],
    [{ WT_SESSION: "1" }, true, true],
    [{ WT_SESSION: "1", CI: "true" }, true, false],
    [{ VTE_VERSION: "5000" }, true, false],
    [{ VTE_VERSION: "7600" }, true, true],
    [{ FORCE_HYPERLINK: "1", CI: "true" }, false, true],
    [{ FORCE_HYPERLINK: "0", TERM: "xterm-kitty" }, true, false],
  ])("in %j (a terminal: %s): %s", (env, isTerminal, shown) => {
    expect(showsHyperlinks(env, isTerminal)).toBe(shown);
  });

  it("lead to no file of another machine", () => {
    const linkedIn = (env: NodeJS.ProcessEnv) =>
      nodeTerminal({ ...process, env } as NodeJS.Process).linked?.("WF2001");
    expect(linkedIn({ FORCE_HYPERLINK: "1" })).toBe(docsUrl("WF2001"));
    expect(linkedIn({ FORCE_HYPERLINK: "1", SSH_TTY: "/dev/pts/1" })).toBe(docsAddress("WF2001"));
    expect(linkedIn({})).toBeUndefined();
  });
});
