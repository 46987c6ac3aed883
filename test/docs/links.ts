/** Links and anchors of Markdown pages. */

export interface Link {
  /** From the page's folder; empty for an anchor of the same page. */
  readonly target: string;
  readonly anchor: string | null;
}

/** The links of a page that don't lead into the web. */
export function linksOf(text: string): readonly Link[] {
  const links = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)/gm)];
  return links
    .map(([, inline, below]) => inline ?? below!)
    .filter((link) => !/^[a-z]+:/.test(link))
    .map((link) => {
      const [target = "", anchor] = link.split("#");
      return { target, anchor: anchor ?? null };
    });
}

/** What links may name behind `#`: the headings, as GitHub makes anchors of them. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  const headings = text.replace(/^```[^]*?^```$/gm, "").matchAll(/^#+ (.*)$/gm);
  for (const [, heading] of headings) {
    const anchor = anchorOf(heading!);
    let number = 0;
    while (anchors.has(number === 0 ? anchor : `${anchor}-${number}`)) number++;
    anchors.add(number === 0 ? anchor : `${anchor}-${number}`);
  }
  return anchors;
}

/** The anchor of one heading. */
export function anchorOf(heading: string): string {
  const text = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").trim();
  return text
    .toLowerCase()
    .replaceAll(" ", "-")
    .replace(/[^\p{L}\p{N}_-]/gu, "");
}

function withoutCode(text: string): string {
  return text.replace(/^```[^]*?^```$/gm, "").replace(/`[^`\n]*`/g, "`");
}
