/** The menu of the site. */
import { expect, it } from "vitest";
import { sidebarOf } from "./make/sidebar.js";
import { readPage } from "./pages.js";

it("has a group for each heading of the index, and its links", () => {
  const index =
    "# Pages\n\n## Use it\n\n- [The `x`](a.md): b\n- [C](../C.md)\n\n## More\n\n[D](../d/README.md)\n";
  expect(sidebarOf(index)).toEqual([
    {
      text: "Use it",
      items: [
        { text: "The x", link: "/docs/a" },
        { text: "C", link: "/C" },
      ],
    },
    { text: "More", items: [{ text: "D", link: "/d/" }] },
  ]);
});

it("leads to every page of the index", async () => {
  const { text } = await readPage("docs/README.md");
  const links = sidebarOf(text).flatMap(({ items }) => items.map(({ link }) => link));
  expect(links).toContain("/docs/start");
  expect(links).toContain("/docs/from/orval");
  expect(links).toContain("/CHANGELOG");
});
