import type { Comparison, DocumentPlace, NamedText } from "../messages.js";
import { afterPause, element } from "./element.js";
import type { Generator } from "./generator.js";
import { textView } from "./text-view.js";

export interface CompareView {
  readonly root: HTMLElement;
  older: string;
  /** Called with each version of the document. */
  compareWith(newer: NamedText): void;
}

/** What the differences of two documents mean for callers. */
export function compareView(
  generator: Generator,
  onPlace: (place: DocumentPlace) => void,
): CompareView {
  const keep = element("button", { type: "button" }, "Use the document as the old version");
  const findings = element("div", { id: "findings" });
  let newer: NamedText = { name: "openapi.yaml", text: "" };
  let asked = 0;
  const compare = async () => {
    const turn = ++asked;
    if (old.text.trim() === "")
      return findings.replaceChildren(
        element("p", { class: "hint" }, "Paste the old version above. The new one is on the left."),
      );
    const older = { ...newer, text: old.text };
    const comparison = await generator.ask("compare", { older, newer });
    if (turn === asked) findings.replaceChildren(...render(comparison, onPlace));
  };
  const later = afterPause(300, () => void compare());
  const old = textView("The old document", later);
  old.root.id = "older";
  keep.addEventListener("click", () => {
    old.text = newer.text;
    later();
  });
  const root = element(
    "div",
    { class: "panel" },
    element("div", { class: "bar" }, keep),
    old.root,
    findings,
  );
  return {
    root,
    get older() {
      return old.text;
    },
    set older(text) {
      old.text = text;
      later();
    },
    compareWith(document) {
      newer = document;
      later();
    },
  };
}

function render(
  { findings, diagnostics }: Comparison,
  onPlace: (place: DocumentPlace) => void,
): readonly Node[] {
  if (findings === null)
    return diagnostics.map(({ file, line, message }) =>
      element("p", { class: "finding error" }, `${file ?? ""}:${line ?? 1}: ${message}`),
    );
  if (findings.length === 0)
    return [element("p", { class: "hint" }, "Nothing changes for callers.")];
  return findings.map(({ level, message, operations, old, new: place }) => {
    const at = place ?? old;
    const where = at === null ? "" : `${place === null ? "old " : ""}line ${at.line}`;
    const button = element("button", { type: "button", class: `finding ${level}` });
    button.append(
      element("strong", {}, level),
      element("span", {}, message, element("em", {}, ` ${operations.join(", ")}`)),
      element("small", {}, where),
    );
    if (place !== null) button.addEventListener("click", () => onPlace(place));
    return button;
  });
}
