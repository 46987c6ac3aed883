/** What programs call to write a package. Their configuration is checked: nothing has read it before. */
import { outputFaults } from "../config/program-config.js";
import type { OutputConfig } from "../config/project.js";
import { produce } from "../pipeline.js";
import { refusedOutput, type Output, type OutputOptions } from "./output/output.js";

/**
 * Generates and writes: what `wireform generate` does. It writes only what differs, all or nothing.
 * Files that wireform didn't write, or that were edited, stay and are reported in `faults`.
 * @param folder from `config.cwd`
 */
export function generateTo(
  config: OutputConfig,
  folder: string,
  options: OutputOptions = {},
): Promise<Output> {
  return produceFor("write", config, folder, options);
}

/**
 * How a folder differs from what would be written there, file by file (`differences`), and why
 * (`faults`): what `wireform generate --check` does. It writes nothing.
 * @param folder from `config.cwd`
 */
export function check(
  config: OutputConfig,
  folder: string,
  options: OutputOptions = {},
): Promise<Output> {
  return produceFor("compare", config, folder, options);
}

async function produceFor(
  mode: "write" | "compare",
  config: OutputConfig,
  folder: string,
  options: OutputOptions,
): Promise<Output> {
  const faults = outputFaults(config, folder);
  return faults.length > 0 ? refusedOutput(faults) : produce(mode, config, folder, options);
}
