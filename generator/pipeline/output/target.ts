import path from "node:path";
import { emitters as builtIn } from "../../5-emit/emitters.js";
import type { Inputs } from "../../cache/inputs.js";
import { hashConfig } from "../../config/config-hash.js";
import type { OutputConfig } from "../../config/project.js";
import type { ReadFiles } from "../../host/content-hash.js";
import type { OnProgress } from "../client-build.js";
import type { RunMemory } from "../edit/run-memory.js";
import type { RunOptions } from "./output.js";

/** Where generated files go, and whether they are written or compared. */
export interface OutputTarget {
  readonly mode: "write" | "compare";
  readonly config: OutputConfig;
  /** The folder, absolute. */
  readonly folder: string;
  /** The folder's name in messages. */
  readonly displayPath: string;
  /** SHA-256 of all options that may change the output. */
  readonly optionsHash: string;
  /** The files that were read for the configuration: they are inputs, too. */
  readonly reads: Inputs;
  /** Whether the run can be skipped if the output is up to date. */
  readonly canSkip: boolean;
  /** Whether to report what changed for callers since the last run. */
  readonly compares: boolean;
  /** Overwrite files that were edited by hand. */
  readonly force: boolean;
  /** Milliseconds to wait for another run that writes to the folder. */
  readonly lockTimeout: number;
  readonly onProgress: OnProgress;
  /** Whether to run the commands of `postGenerate`. */
  readonly runs: boolean;
  /** What they print. */
  readonly onOutput: (text: string, stream: "stdout" | "stderr") => void;
  /** `fingerprint()` of the generator. */
  readonly build: string;
  /** What the process keeps between its runs; `null` if it makes one. */
  readonly memory: RunMemory | null;
  /** Files that were read just before. */
  readonly read: ReadFiles;
}

/** @param displayPath the folder, from `config.cwd` */
export function outputTarget(
  mode: OutputTarget["mode"],
  config: OutputConfig,
  displayPath: string,
  options: RunOptions,
  build: string,
): OutputTarget {
  const { force = false, emitters = builtIn, onProgress = () => {}, patience = 30_000 } = options;
  const { onOutput = (text) => void process.stderr.write(text) } = options;
  const folder = path.resolve(config.cwd, displayPath);
  // The code of an emitter without a version may have changed: only a run can tell.
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
    runs: options.postGenerate !== false,
    onOutput,
    build,
    memory: options.memory ?? null,
    read: options.read ?? new Map(),
  };
}
