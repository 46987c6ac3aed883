/** The playground: a document on one side, and on the other what the generator makes of it. */
import {
  packageParts,
  type DocumentPlace,
  type NamedText,
  type PackageOptions,
} from "../messages.js";
import { compareView } from "./compare-view.js";
import { afterPause, byId, element } from "./element.js";
import { filesView } from "./files-view.js";
import { startGenerator } from "./generator.js";
import { hashOf, sharedIn } from "./link.js";
import { problems } from "./problems-view.js";
import { requestView } from "./request-view.js";
import { showTabs } from "./tabs.js";
import { textView } from "./text-view.js";
import { followTheme } from "./theme.js";

followTheme();
const generator = startGenerator();
const state = byId("state", HTMLElement);
const told = byId("told", HTMLElement);
const example = byId("example", HTMLSelectElement);

let name = "openapi.yaml";
const changed = afterPause(250, () => void generate());
const editor = textView("The document", () => {
  example.value = "";
  changed();
});
byId("editor", HTMLElement).append(editor.root);

const goTo = ({ line }: DocumentPlace) => editor.mark(line);
const request = requestView(generator, editor);
const files = filesView(generator);
const compare = compareView(generator, goTo);
const problemList = element("div", { class: "panel", id: "problems" });
const note = showTabs(byId("tabs", HTMLElement), byId("panels", HTMLElement), [
  { name: "Request", panel: request.root },
  { name: "Files", panel: files.root },
  { name: "Problems", panel: problemList },
  { name: "Compare", panel: compare.root },
]);

const boxes = packageParts.map((part) => {
  const box = element("input", { type: "checkbox", value: part });
  box.addEventListener("change", changed);
  byId("options", HTMLElement).append(element("label", {}, box, part));
  return box;
});
const chosenOptions = (): PackageOptions =>
  Object.fromEntries(boxes.filter(({ checked }) => checked).map(({ value }) => [value, true]));

/** Of several requests to generate, only the last one counts. */
let turn = 0;

async function generate(): Promise<void> {
  const own = ++turn;
  const text = editor.text;
  const document: NamedText = { name: endingFor(text), text };
  state.textContent = "Generating";
  state.dataset["state"] = "busy";
  compare.compareWith(document);
  const start = performance.now();
  try {
    const made = await generator.ask("generate", { document, options: chosenOptions() });
    if (own !== turn) return;
    const errors = made.diagnostics.filter(({ severity }) => severity === "error").length;
    note("Files", made.files === null ? "" : String(made.files.length));
    note("Problems", made.diagnostics.length === 0 ? "" : String(made.diagnostics.length));
    problemList.replaceChildren(...problems(made.diagnostics, goTo));
    const took = `${((performance.now() - start) / 1000).toFixed(1)} s`;
    await Promise.all([request.show(made.operations), files.show(made.files)]);
    const count = made.operations.length;
    const operations = `${count} operation${count === 1 ? "" : "s"}`;
    state.textContent =
      errors > 0
        ? `${errors} error${errors === 1 ? "" : "s"}: see Problems. Generated the rest: ${operations}.`
        : `${operations} in ${made.files?.length ?? 0} files, in ${took}`;
    finish(errors > 0 ? "failed" : "done");
  } catch (error) {
    if (own !== turn) return;
    state.textContent = String(error);
    finish("failed");
  }
}

/** Programs that use the page see by `data-turn` what it is the end of. */
function finish(how: "done" | "failed"): void {
  state.dataset["turn"] = String(turn);
  state.dataset["state"] = how;
}

/** JSON and YAML are told apart by the file's name, which a pasted text doesn't have. */
function endingFor(text: string): string {
  const stem = name.replace(/\.\w+$/, "");
  return `${stem}.${/^\s*\{/.test(text) ? "json" : "yaml"}`;
}

async function load(file: Blob, fileName: string): Promise<void> {
  name = fileName.replaceAll(/[^\w.-]/g, "-");
  editor.text = await file.text();
  example.value = "";
  await generate();
}

async function loadExample(file: string): Promise<void> {
  const response = await fetch(file);
  await load(await response.blob(), file);
  example.value = file;
}

example.addEventListener("change", () => void loadExample(example.value));
byId("open", HTMLInputElement).addEventListener("change", ({ target }) => {
  const [file] = target instanceof HTMLInputElement ? (target.files ?? []) : [];
  if (file !== undefined) void load(file, file.name);
});
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  const [file] = event.dataTransfer?.files ?? [];
  if (file !== undefined) void load(file, file.name);
});

byId("link", HTMLButtonElement).addEventListener("click", async () => {
  const { operation, input } = request;
  const document = { name, text: editor.text };
  const options = chosenOptions();
  const hash = await hashOf({ document, options, operation, input, older: compare.older });
  history.replaceState(null, "", hash);
  const isCopied = await navigator.clipboard.writeText(location.href).then(
    () => true,
    () => false,
  );
  told.textContent = isCopied ? "Copied" : "The address of this page is the link";
});

/** What the address carries, or an example. */
async function restore(): Promise<void> {
  const shared = await sharedIn(location.hash);
  if (shared === null) return await loadExample("stripe.yaml");
  for (const box of boxes)
    box.checked = Object.entries(shared.options).some(([part, on]) => on && part === box.value);
  if (shared.operation !== null) request.choose(shared.operation, shared.input);
  if (shared.older !== "") compare.older = shared.older;
  await load(new Blob([shared.document.text]), shared.document.name);
}

addEventListener("hashchange", () => void restore());
void restore();
