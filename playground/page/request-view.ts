/** The request of an operation: each piece leads to the place of the document that it comes from. */
import type { SampleOperation } from "../messages.js";
import { afterPause, element } from "./element.js";
import type { Generator } from "./generator.js";
import { besideOf, piecesOf, type SourceText } from "./request-pieces.js";

export interface RequestView {
  readonly root: HTMLElement;
  readonly operation: string | null;
  readonly input: string;
  /** The operations of a new package; the chosen one stays, with its input, if it is still there. */
  show(operations: readonly SampleOperation[]): Promise<void>;
  choose(operation: string, input: string | null): void;
}

export function requestView(generator: Generator, source: SourceText): RequestView {
  const select = element("select", { id: "operation" });
  const input = element("textarea", { id: "input", spellcheck: "false", rows: "9" });
  const output = element("pre", { id: "request", class: "request" });
  const details = element("div", { id: "part", class: "part", role: "status" });
  const beside = element("div", { id: "beside" });
  const root = element(
    "div",
    { class: "panel" },
    element("label", { for: "operation" }, "Operation"),
    select,
    element("label", { for: "input" }, "Input"),
    input,
    element("p", { class: "label" }, "Request"),
    output,
    beside,
    details,
  );
  const tell = (text: readonly (Node | string)[]) => details.replaceChildren(...text);
  let known: readonly SampleOperation[] = [];
  /** What was typed, by operation. */
  const inputs = new Map<string, string>();
  let asked = 0;

  const hint = "Point at a piece of the request to see where it comes from.";
  const build = async () => {
    const turn = ++asked;
    if (known.length === 0) return output.replaceChildren("The document has no operations.");
    const question = { operation: select.value, input: input.value };
    const built = await generator.ask("request", question);
    if (turn !== asked) return;
    const { parts, error } = built;
    beside.replaceChildren(...(parts === null ? [] : besideOf(parts, built.vendorBody)));
    details.textContent = parts === null ? "" : hint;
    output.classList.toggle("failed", parts === null);
    output.replaceChildren(...(parts === null ? [error] : piecesOf(parts, tell, source)));
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
