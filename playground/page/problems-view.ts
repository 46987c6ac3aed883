import type { DocumentPlace, GeneratedPackage } from "../messages.js";
import { element } from "./element.js";

/** Errors and warnings, each with its place in the document. */
export function problems(
  diagnostics: GeneratedPackage["diagnostics"],
  onPlace: (place: DocumentPlace) => void,
): readonly Node[] {
  if (diagnostics.length === 0)
    return [element("p", { class: "hint" }, "The document has no problems.")];
  return diagnostics.map(({ code, severity, message, hint, line, pointer }) => {
    const button = element("button", { type: "button", class: `finding ${severity}` });
    button.append(
      element("strong", {}, `${severity} ${code}`),
      element("span", {}, message, ...(hint === null ? [] : [element("em", {}, ` ${hint}`)])),
      element("small", {}, line === null ? "" : `line ${line}`),
    );
    if (line !== null)
      button.addEventListener("click", () => onPlace({ line, pointer: pointer ?? "" }));
    return button;
  });
}
