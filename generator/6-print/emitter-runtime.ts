import { fileURLToPath } from "node:url";
import type { Declarer } from "../4-plan/plan.js";
import { whyNoPackage } from "../5-emit/seam/import-rules.js";
import { EmitterError, refusedOf } from "../diagnostics/emitter-error.js";
import { nodeHost } from "../host/host.js";
import {
  importsOfSource,
  loadTemplate,
  type LoadTemplate,
  type Template,
} from "../host/templates.js";

/** Reads modules of wireform's runtime and of those of emitters: `emitters/NAME/MODULE`. */
export function loaderFor(emitters: readonly Declarer[]): LoadTemplate {
  return async (module) => {
    const [, name, own] = /^emitters\/([^/]+)\/(.+)$/.exec(module) ?? [];
    if (name === undefined || own === undefined) return await loadTemplate(module);
    const emitter = emitters.find((one) => one.name === name);
    const url = emitter?.runtime?.[own];
    if (url === undefined) throw new EmitterError(name, `its \`runtime\` has no module ${own}`);
    try {
      return await loadSource(module, url, name, emitter?.packages ?? {});
    } catch (error) {
      throw refusedOf(name, error);
    }
  };
}

async function loadSource(
  module: string,
  url: string,
  emitter: string,
  packages: Readonly<Record<string, string>>,
): Promise<Template> {
  const ts = new TextDecoder().decode(await nodeHost.readFile(fileURLToPath(url)));
  for (const [, from] of ts.matchAll(/^(?:import|export|\}) ?[^;"]*"([^."][^"]*)";$/gm)) {
    const refusal = whyNoPackage(from!, packages);
    if (refusal !== null)
      throw new EmitterError(
        emitter,
        `${url} imports ${JSON.stringify(from)}, ${refusal.why}`,
        refusal,
      );
  }
  const { compile } = await import("./compile.js");
  return { ts, ...compile(ts), imports: importsOfSource(module, ts) };
}
