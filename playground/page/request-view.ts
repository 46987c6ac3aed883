/** The request of an operation: each piece leads to the place of the document that it comes from. */
import type { DocumentPlace, RequestPart, SampleOperation } from "../messages.js";
import { afterPause, element } from "./element.js";
import type { Generator } from "./generator.js";

export interface RequestView {
  readonly root: HTMLElement;
  readonly operation: string | null;
  readonly input: string;
  /** The operations of a new package; the chosen one stays, with its input, if it is still there. */
  show(operations: readonly SampleOperation[]): Promise<void>;
  choose(operation: string, input: string | null): void;
}

export function requestView(
  generator: Generator,
  onPlace: (place: DocumentPlace | null) => void,
): RequestView {
  const select = element("select", { id: "operation" });
  const input = element("textarea", { id: "input", spellcheck: "false", rows: "9" });
  const output = element("pre", { id: "request", class: "request" });
  const details = element("div", { id: "part", class: "part", role: "status" });
  const root = element(
    "div",
    { class: "panel" },
    element("label", { for: "operation" }, "Operation"),
    select,
    element("label", { for: "input" }, "Input"),
    input,
    element("p", { class: "label" }, "Request"),
    output,
    details,
  );
  let known: readonly SampleOperation[] = [];
  /** What was typed, by operation. */
  const inputs = new Map<string, string>();
  let asked = 0;

  const hint = "Point at a piece of the request to see where it comes from.";
  const build = async () => {
    const turn = ++asked;
    if (known.length === 0) return output.replaceChildren("The document has no operations.");
    const question = { operation: select.value, input: input.value };
    const { parts, error } = await generator.ask("request", question);
    if (turn !== asked) return;
    details.textContent = parts === null ? "" : hint;
    output.classList.toggle("failed", parts === null);
    output.replaceChildren(...(parts === null ? [error] : pieces(parts)));
  };
  const pieces = (parts: readonly RequestPart[]) => {
    let offset = 0;
    let section: RequestPart["section"] = "start";
    return parts.flatMap((part) => {
      const isFirst = part.section === "body" && section !== "body";
      section = part.section;
      if (isFirst) offset = 0;
      const piece = pieceOf(part, offset, (text) => details.replaceChildren(...text), onPlace);
      offset += byteLength(part.text);
      return isFirst ? ["\n", piece] : [piece];
    });
  };
  const edited = afterPause(150, () => void build());
  input.addEventListener("input", () => {
    inputs.set(select.value, input.value);
    edited();
  });
  const choose = () => {
    const sample = known.find(({ name }) => name === select.value);
    input.value = inputs.get(select.value) ?? sample?.input ?? "";
    void build();
  };
  select.addEventListener("change", choose);
  return {
    root,
    get operation() {
      return select.value === "" ? null : select.value;
    },
    get input() {
      return input.value;
    },
    async show(operations) {
      const before = select.value;
      known = operations;
      select.replaceChildren(
        ...operations.map(({ name, method, path }) =>
          element("option", { value: name }, `${name}: ${method} ${path}`),
        ),
      );
      if (operations.some(({ name }) => name === before)) select.value = before;
      const sample = operations.find(({ name }) => name === select.value);
      input.value = inputs.get(select.value) ?? sample?.input ?? "";
      await build();
    },
    choose(operation, text) {
      if (text !== null) inputs.set(operation, text);
      const isKnown = known.some(({ name }) => name === operation);
      if (!isKnown) select.append(element("option", { value: operation }));
      select.value = operation;
      if (isKnown) choose();
    },
  };
}

/** @param offset of its first byte in the body */
function pieceOf(
  { text, what, place, section, isPlaceholder = false }: RequestPart,
  offset: number,
  tell: (text: readonly (Node | string)[]) => void,
  onPlace: (place: DocumentPlace | null) => void,
): Node | string {
  if (what === "") return text;
  const name = place === null ? "piece unplaced" : "piece";
  const piece = element("button", { type: "button", class: `${name} ${section}` }, text);
  const show = () => {
    for (const other of document.querySelectorAll(".piece.chosen"))
      other.classList.remove("chosen");
    piece.classList.add("chosen");
    const end = offset + byteLength(text) - 1;
    const where = section === "body" ? `bytes ${offset} to ${end} of the body: ` : "";
    const from = place === null ? "not in the document" : `line ${place.line}, ${place.pointer}`;
    tell([
      element("strong", {}, what),
      element("span", {}, from),
      element("code", { class: "bytes" }, isPlaceholder ? "" : where + hexOf(text)),
    ]);
    onPlace(place);
  };
  piece.addEventListener("pointerenter", show);
  piece.addEventListener("focus", show);
  piece.addEventListener("click", show);
  return piece;
}

const encoder = new TextEncoder();
const byteLength = (text: string): number => encoder.encode(text).length;

/** The first bytes, as hexadecimal numbers. */
function hexOf(text: string): string {
  const bytes = encoder.encode(text);
  const shown = Array.from(bytes.slice(0, 48), (byte) => byte.toString(16).padStart(2, "0"));
  return shown.join(" ") + (bytes.length > 48 ? " …" : "");
}
