import { baseOf, ejectedIn, sourceOf } from "../../7-write/ejected-files.js";
import type { Errors } from "../output/failures.js";
import { refused, type EjectPlace, type EjectStep } from "./eject-step.js";
import { readEjected, type EjectedModule } from "./ejected-modules.js";

/** The module as the folder has it, or why it can't be given back or merged. */
export async function findEjected({
  module,
  folder,
  displayPath,
  manifest,
}: EjectPlace): Promise<EjectedModule | { readonly faults: Errors }> {
  const all = await readEjected(folder, displayPath, manifest);
  const own = all.find((one) => one.module === module);
  if (own !== undefined) return own;
  const names = [...ejectedIn(manifest).keys()];
  const hint = names.length === 0 ? "no module is" : `ejected: ${names.join(", ")}`;
  return refused("WF8001", `${module} isn't ejected in ${displayPath}`, hint);
}

/** Gives a module back: the next run of `generate` writes wireform's text, or removes it. */
export async function giveBack(
  place: EjectPlace,
): Promise<EjectStep | { readonly faults: Errors }> {
  const own = await findEjected(place);
  if ("faults" in own) return own;
  const { module, file, text, base } = own;
  if (text !== null && text !== base && !place.force) {
    const hint = `${place.run} eject --undo ${module} --force gives them up`;
    return refused("WF7003", `${file} has your changes`, hint);
  }
  // As if wireform had written that text: the next run may replace it.
  const listed = new Map([
    [baseOf(module), null],
    [sourceOf(module), text],
  ]);
  const said = `${module} is wireform's again; next: ${place.run} generate, which writes its text\n`;
  return { written: [], removed: [baseOf(module)], listed, said };
}
