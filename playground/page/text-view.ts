import { element } from "./element.js";

/** A text beyond this (in UTF-16 units) is shown only where it is looked at, and can't be edited. */
const largest = 300_000;

/** Pixels, as `style.css` has it. */
const lineHeight = 20;

/** A longer line is cut where it is only shown. */
const longestLine = 2000;

/** A text with line numbers, and one marked line. */
export interface TextView {
  readonly root: HTMLElement;
  text: string;
  /** One-based. */
  lineAt(line: number): string;
  /** Marks a line (one-based) and scrolls to it. `null`: none. */
  mark(line: number | null): void;
}

/** @param onEdit after each change that the user makes */
export function textView(label: string, onEdit: (() => void) | null): TextView {
  const numbers = element("pre", { class: "numbers", "aria-hidden": "true" });
  const marker = element("div", { class: "marker", hidden: "" });
  const area = element("textarea", {
    "aria-label": label,
    wrap: "off",
    spellcheck: "false",
    autocomplete: "off",
  });
  const shown = element("pre", { class: "shown" });
  const spacer = element("div", { class: "spacer" });
  const scroller = element("div", { class: "scroller", tabindex: "0", hidden: "" }, spacer, shown);
  const root = element("div", { class: "text" }, numbers, marker, area, scroller);
  let lines: readonly string[] | null = null;
  let count = 1;
  let marked: number | null = null;
  if (onEdit === null) area.readOnly = true;

  const place = () => {
    const { scrollTop, clientHeight } = lines === null ? area : scroller;
    const first = Math.floor(scrollTop / lineHeight);
    const visible = Math.min(count - first, Math.ceil(clientHeight / lineHeight) + 1);
    const numbered = Array.from({ length: Math.max(0, visible) }, (_, i) => first + i + 1);
    numbers.textContent = numbered.join("\n");
    numbers.style.top = `${first * lineHeight - scrollTop}px`;
    marker.hidden = marked === null;
    marker.style.top = `${((marked ?? 1) - 1) * lineHeight - scrollTop}px`;
    if (lines === null) return;
    const cut = lines.slice(first, first + visible).map((line) => line.slice(0, longestLine));
    shown.textContent = cut.join("\n");
    shown.style.top = `${first * lineHeight}px`;
  };
  const show = (text: string) => {
    const isLarge = text.length > largest;
    const split = text.split("\n");
    lines = isLarge ? split : null;
    count = split.length;
    area.hidden = isLarge;
    scroller.hidden = !isLarge;
    area.value = isLarge ? "" : text;
    spacer.style.height = `${isLarge ? count * lineHeight : 0}px`;
    numbers.style.width = root.style.paddingLeft = `${String(count).length + 2}ch`;
    marked = null;
    place();
  };
  area.addEventListener("input", () => {
    count = area.value.split("\n").length;
    marked = null;
    place();
    onEdit?.();
  });
  // A text area with megabytes in it would stop the page.
  area.addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    if (pasted.length <= largest || onEdit === null) return;
    event.preventDefault();
    show(pasted);
    onEdit();
  });
  area.addEventListener("scroll", place);
  scroller.addEventListener("scroll", place);
  new ResizeObserver(place).observe(root);
  return {
    root,
    get text() {
      return lines === null ? area.value : lines.join("\n");
    },
    set text(text) {
      show(text);
    },
    lineAt: (line) => (lines ?? area.value.split("\n"))[line - 1] ?? "",
    mark(line) {
      marked = line;
      const box = lines === null ? area : scroller;
      if (line !== null) {
        const top = (line - 1) * lineHeight;
        const isVisible =
          top >= box.scrollTop && top + lineHeight * 2 <= box.scrollTop + box.clientHeight;
        if (!isVisible) box.scrollTop = Math.max(0, top - box.clientHeight / 3);
      }
      place();
    },
  };
}
