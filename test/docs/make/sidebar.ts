/** The menu of the site is the index of the pages. */

export interface SidebarGroup {
  readonly text: string;
  readonly items: readonly { readonly text: string; readonly link: string }[];
}

/** @param index the text of `docs/README.md`: a heading for each group, and links below it */
export function sidebarOf(index: string): readonly SidebarGroup[] {
  const [, ...groups] = index.split(/^## /m);
  return groups.map((group) => {
    const [text = ""] = group.split("\n");
    const links = [...group.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)];
    const items = links.map(([, title, target]) => ({
      text: title!.replaceAll("`", ""),
      link: linkOf(target!),
    }));
    return { text, items };
  });
}

/** From the site's root, without the ending. */
function linkOf(target: string): string {
  const file = target.startsWith("../") ? target.slice(2) : `/docs/${target}`;
  return file.replace(/README\.md$/, "").replace(/\.md$/, "");
}
