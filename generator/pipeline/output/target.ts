import path from "node:path";
import { emitters as builtIn } from "../../5-emit/emitters.js";
import type { Inputs } from "../../cache/inputs.js";
import { hashConfig } from "../../config/config-hash.js";
import type { OutputConfig } from "../../config/project.js";
import type { OnProgress } from "../client-build.js";
import type { OutputOptions } from "./output.js";

/** Where generated files go, and how. */
export interface OutputTarget {
  readonly mode: "write" | "compare";
  readonly config: OutputConfig;
  /** The folder, absolute. */
  readonly folder: string;
  /** The same as messages name it. */
  readonly displayPath: string;
  /** SHA-256 of the options: another one makes another output. */
  readonly optionsHash: string;
  /** What was read for the configuration: inputs of the output, too. */
  readonly reads: Inputs;
  /** Whether to look first if the output is up to date. */
  readonly canSkip: boolean;
  /** Whether to say what changed for callers since the last run. */
  readonly compares: boolean;
  /** Overwrite files that were edited by hand. */
  readonly force: boolean;
  /** Milliseconds to wait for another run that writes to the folder. */
  readonly lockTimeout: number;
  readonly onProgress: OnProgress;
  /** Tells this build of wireform from others: `fingerprint()`. */
  readonly build: string;
}

/** @param displayPath the folder, from `config.cwd` */
export function outputTarget(
  mode: OutputTarget["mode"],
  config: OutputConfig,
  displayPath: string,
  options: OutputOptions,
  build: string,
): OutputTarget {
  const { force = false, emitters = builtIn, onProgress = () => {}, patience = 30_000 } = options;
  const folder = path.resolve(config.cwd, displayPath);
  // What an emitter without a version would give, only a run can tell.
  const areKnown = emitters.every(({ version }) => version !== undefined);
  return {
    mode,
    config,
    folder,
    displayPath,
    optionsHash: hashConfig(config, folder, emitters),
    reads: config.project?.reads ?? new Map(),
    canSkip: areKnown && !force && config.updateNames !== true,
    compares: options.compares ?? config.project?.changelog !== true,
    force,
    lockTimeout: patience,
    onProgress,
    build,
  };
}
