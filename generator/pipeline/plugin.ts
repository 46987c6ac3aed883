/** What the plugin of a bundler does. @see unplugin.ts */
import type { UnpluginContextMeta, UnpluginOptions } from "unplugin";
import { fingerprint } from "../cache/fingerprint.js";
import { readProject, type ProjectFlags } from "../config/project.js";
import { render } from "../diagnostics/render.js";
import { produce } from "../pipeline.js";
import { RunMemory } from "./edit/run-memory.js";
import type { OutputOptions } from "./output/output.js";

export interface PluginOptions extends OutputOptions {
  /** The folder of `wireform.yaml`, absolute; by default that of the process. */
  readonly cwd?: string | undefined;
  /** Flags that add to `wireform.yaml`. */
  readonly flags?: ProjectFlags | undefined;
}

/** One plugin of one bundler. */
export function makePlugin(
  options: PluginOptions = {},
  { framework }: Pick<UnpluginContextMeta, "framework">,
): UnpluginOptions {
  let inputs: readonly string[] = [];
  const build = fingerprint();
  const memory = new RunMemory();
  /** @returns the errors, rendered; empty if there are none */
  const run = async (): Promise<string> => {
    const output = await generateProject(options, build, memory);
    memory.finish();
    inputs = output.inputs;
    const isError = ({ severity }: { readonly severity: string }) => severity === "error";
    const warnings = output.found.filter((one) => !isError(one) && one.ignored === undefined);
    if (warnings.length > 0) console.warn(render(warnings, "human"));
    return render(output.found.filter(isError), "human");
  };
  return {
    name: "wireform",
    async buildStart() {
      const errors = await run();
      // Watch a broken document too, so that a correction starts a build. esbuild doesn't allow
      // that here.
      if (framework !== "esbuild") for (const file of inputs) this.addWatchFile(file);
      if (errors !== "") throw new Error(errors);
    },
    // A development server starts no new build. A bundler that does so finds the output up to date,
    // or reports why it isn't.
    async watchChange(file) {
      const errors = inputs.includes(file) ? await run() : "";
      if (errors !== "") console.error(errors);
    },
  };
}

async function generateProject(
  { cwd = process.cwd(), flags, ...options }: PluginOptions,
  build: string,
  memory: RunMemory,
) {
  const { config, output, diagnostics, ...read } = await readProject(cwd, flags);
  if (config === null) return { inputs: [...read.inputs.keys()], found: diagnostics };
  // Bundlers have no place for findings: the command reports them.
  const ran = await produce(
    "write",
    config,
    output,
    { compares: false, ...options, memory },
    build,
  );
  return { inputs: [...ran.inputs.keys()], found: [...ran.diagnostics, ...ran.faults] };
}
