import type { GeneratedPackage } from "../messages.js";
import { element } from "./element.js";
import type { Generator } from "./generator.js";
import { textView } from "./text-view.js";

export interface FilesView {
  readonly root: HTMLElement;
  show(files: GeneratedPackage["files"]): Promise<void>;
}

/** More than these are found by their names. */
const mostShown = 300;

/** The files of the package, and one of them. */
export function filesView(generator: Generator): FilesView {
  const filter = element("input", {
    type: "search",
    placeholder: "Find a file",
    "aria-label": "Find a file",
  });
  const list = element("ul", { id: "files" });
  const text = textView("The chosen file", null);
  text.root.id = "file";
  const side = element("div", { class: "side" }, filter, list);
  const root = element("div", { class: "panel files" }, side, text.root);
  let files: NonNullable<GeneratedPackage["files"]> = [];
  let chosen = "";

  const open = async (path: string) => {
    chosen = path;
    for (const button of list.querySelectorAll("button"))
      button.setAttribute("aria-current", String(button.textContent === path));
    const content = await generator.ask("file", { path });
    if (path === chosen) text.text = content;
  };
  const render = () => {
    const words = filter.value.toLowerCase();
    const found = files.filter(({ path }) => path.toLowerCase().includes(words));
    const items = found.slice(0, mostShown).map(({ path, size }) => {
      const button = element("button", { type: "button", title: `${size} characters` }, path);
      button.setAttribute("aria-current", String(path === chosen));
      button.addEventListener("click", () => void open(path));
      return element("li", {}, button);
    });
    const others = found.length - items.length;
    const rest = others > 0 ? [element("li", { class: "rest" }, `and ${others} more`)] : [];
    list.replaceChildren(...items, ...rest);
  };
  filter.addEventListener("input", render);
  return {
    root,
    async show(given) {
      files = (given ?? []).toSorted((a, b) => rank(a.path) - rank(b.path));
      const isKnown = files.some(({ path }) => path === chosen);
      const first = files.find(({ path }) => path.startsWith("src/operations/")) ?? files[0];
      if (!isKnown) chosen = first?.path ?? "";
      render();
      if (first === undefined) text.text = "";
      else await open(chosen);
    },
  };
}

/** What people read comes first, what is compiled last. */
function rank(path: string): number {
  const order = [
    "README.md",
    "src/operations/",
    "src/schemas/",
    "src/runtime/",
    "src/",
    "",
    "dist/",
  ];
  const starts = order.map((start) => (start !== "" && path.startsWith(start) ? start : ""));
  const [longest = ""] = starts.toSorted((a, b) => b.length - a.length);
  return order.indexOf(longest);
}
