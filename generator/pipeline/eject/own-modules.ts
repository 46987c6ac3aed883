import { ejectedIn, moduleOf } from "../../7-write/ejected-files.js";
import type { Manifest } from "../../7-write/manifest.js";
import { compareTexts } from "../../host/text-order.js";
import { hasTemplate, loadTemplate } from "../../host/templates.js";

/** The modules of wireform's runtime in an output that are still wireform's, by name. */
export function ownModules({ files }: Pick<Manifest, "files">): readonly string[] {
  const ejected = ejectedIn({ files });
  return Array.from(files.keys(), moduleOf)
    .filter((module) => module !== null)
    .filter((module) => !ejected.has(module) && hasTemplate(module))
    .toSorted(compareTexts);
}

/** What a module of the runtime does, in a sentence; empty if this version has no such module. */
export async function describeModule(module: string): Promise<string> {
  if (!hasTemplate(module)) return "";
  const { ts } = await loadTemplate(module);
  const comment = /\/\*\*([^]*?)\*\//.exec(ts)?.[1] ?? "";
  const text = comment.replace(/\n *\* ?/g, " ").trim();
  return /^.*?\.(?= |$)/.exec(text)?.[0] ?? text;
}
