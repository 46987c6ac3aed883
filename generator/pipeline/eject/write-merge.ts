import type { ImportExtension } from "../../4-plan/import-extension.js";
import { ejectedSource } from "../../6-print/runtime-files.js";
import { baseOf, sourceOf } from "../../7-write/ejected-files.js";
import { hasTemplate, loadTemplate } from "../../host/templates.js";
import { version } from "../../host/package-root.js";
import type { Errors } from "../output/failures.js";
import { refused, type EjectPlace, type EjectStep } from "./eject-step.js";
import { Findings } from "./findings.js";
import { findEjected } from "./give-back.js";
import { mergeTexts } from "./merge-texts.js";
import { baseFor } from "./text-after-merge.js";

/** Merges this version's changes into a user's file, with git's marks where both changed the same. */
export async function writeMerge(
  place: EjectPlace,
): Promise<EjectStep | { readonly faults: Errors }> {
  const own = await findEjected(place);
  if ("faults" in own) return own;
  const { module, file, text } = own;
  const { run } = place;
  if (!hasTemplate(module)) {
    const hint = `${run} eject --undo ${module} gives it up`;
    return refused("WF8001", `this version of wireform has no module ${module}`, hint);
  }
  const { ts } = await loadTemplate(module);
  const theirs = ejectedSource(ts, extensionIn(own.base ?? text ?? ""));
  const base = baseFor(own, theirs);
  const findings = new Findings(run);
  if (text === null) findings.missingSource(own);
  else if (base === null) findings.missingBase(own);
  if (text === null || base === null) return { faults: findings.located() };
  if (base === theirs) {
    const said = `${file} has all of this version already\n`;
    return { written: [], removed: [], listed: new Map(), said };
  }
  const names = { ours: "yours", theirs: `wireform ${version}` };
  const merged = mergeTexts(text, base, theirs, names);
  const written = [
    { path: sourceOf(module), text: merged.text },
    { path: baseOf(module), text: theirs },
  ];
  const count = merged.conflicts.length;
  const next =
    count === 0
      ? `without conflicts; next: ${run} generate`
      : `with ${count === 1 ? "a conflict" : `${count} conflicts`}: choose, remove the marks, then run ${run} generate`;
  const said = `merged this version's changes into ${file}, ${next}\n`;
  return { written, removed: [], listed: new Map([[baseOf(module), theirs]]), said };
}

/** How imports of a source end. */
function extensionIn(text: string): ImportExtension {
  const found = / from "\.[\w./-]*?(\.[jt]s)?";$/m.exec(text);
  if (found === null) return "js";
  return found[1] === ".js" ? "js" : found[1] === ".ts" ? "ts" : "none";
}
