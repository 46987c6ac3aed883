import { importExtensions } from "../../4-plan/import-extension.js";
import { decodeText } from "../../1-load/text.js";
import { copiedSource, ejectedEdits, ejectedSource } from "../../6-print/runtime-files.js";
import { baseOf, ejectedIn, sourceOf } from "../../7-write/ejected-files.js";
import { contentOf } from "../../7-write/existing-output.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import { hashOf, withUnixLines } from "../../host/content-hash.js";
import { loadTemplate } from "../../host/templates.js";
import type { Errors } from "../output/failures.js";
import { refused, type EjectPlace, type EjectStep } from "./eject-step.js";
import { ownModules } from "./own-modules.js";

/** Hands a module over to the user: with the changes that somebody has made in it already. */
export async function handOver(
  place: EjectPlace,
): Promise<EjectStep | { readonly faults: Errors }> {
  const { module, displayPath, manifest, run } = place;
  const source = sourceOf(module);
  if (ejectedIn(manifest).has(module)) {
    const said = `${displayPath}/${source} is yours already\n`;
    return { written: [], removed: [], listed: new Map(), said };
  }
  const modules = ownModules(manifest);
  if (!modules.includes(module)) {
    const inFolder = modules.find((one) => one.endsWith(`/${module}`));
    const hint =
      (inFolder && `did you mean ${inFolder}?`) ??
      didYouMean(module, modules) ??
      `${run} eject lists those that it has`;
    return refused("WF8001", `${displayPath} has no runtime module ${module}`, hint);
  }
  const { ts } = await loadTemplate(module);
  const known = manifest.files.get(source)!;
  // A module that was just given back is as it was handed over.
  const extension = importExtensions.find((one) =>
    [copiedSource(module, ts, one), ejectedSource(ts, one)].some((text) => known.has(hashOf(text))),
  );
  if (extension === undefined) {
    const message = `${displayPath}/${source} isn't what this version of wireform writes`;
    return refused("WF7007", message, `run ${run} generate first`);
  }
  const base = ejectedSource(ts, extension);
  const text = editsOf(place, known) ?? base;
  const written = [
    { path: source, text },
    { path: baseOf(module), text: base },
  ];
  const listed = new Map([
    [source, null],
    [baseOf(module), base],
  ]);
  const said = `${displayPath}/${source} is yours: edit it, then run ${run} generate; commit ${baseOf(module)} too\n`;
  return { written, removed: [], listed, said };
}

/** What somebody has made of the file; `null` if it is as wireform or a command wrote it. */
function editsOf(
  { module, folder, manifest }: EjectPlace,
  known: ReadonlySet<string>,
): string | null {
  const source = sourceOf(module);
  const content = contentOf(folder, source);
  if (content === null) return null;
  const { text } = decodeText(withUnixLines(content));
  const hash = hashOf(text);
  if (known.has(hash) || manifest.finished.get(source)?.has(hash) === true) return null;
  return ejectedEdits(module, text);
}
