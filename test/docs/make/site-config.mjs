/** The configuration of VitePress: copied beside the pages, by `site.ts`. */
import { readFileSync } from "node:fs";

const sidebar = JSON.parse(readFileSync(new URL("sidebar.json", import.meta.url), "utf8"));

/** As GitHub makes it, so that links to headings hold on both. */
const slugify = (heading) =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(" ", "-")
    .replace(/[^\p{L}\p{N}_-]/gu, "");

export default {
  title: "wireform",
  description: "TypeScript packages of typed requests from OpenAPI documents",
  cleanUrls: true,
  rewrites: (page) => page.replace(/README\.md$/, "index.md"),
  markdown: { anchor: { slugify }, toc: { slugify } },
  // Files of the repository that are no pages.
  ignoreDeadLinks: [/\.(ts|mjs|json)$/, /^\.\/?$/, /\/specs\//],
  themeConfig: {
    nav: [
      { text: "Start", link: "/docs/start" },
      { text: "Configuration", link: "/docs/configuration" },
      { text: "Diagnostics", link: "/docs/diagnostics" },
      // A page of its own, not of VitePress: `playground.ts` adds it to the site.
      { text: "Playground", link: "/playground/", target: "_self" },
    ],
    sidebar,
    outline: [2, 3],
    search: { provider: "local" },
  },
};
