/**
 * What a process that runs again and again (`--watch`, a bundler's plugin) keeps of its last run, so
 * that the next one needn't read and make it again. Without it, a run gives the same.
 */
import type { OutputTarget } from "../output/target.js";
import type { LastRun } from "./last-output.js";
import type { KnownVersion } from "./versions.js";

/** A run after an edit, as it left its output. */
export interface Remembered {
  readonly last: LastRun;
  /** The edited paths as they are now. */
  readonly version: KnownVersion;
}

type Output = Pick<OutputTarget, "folder" | "optionsHash" | "build">;

export class RunMemory {
  #kept: (Output & Remembered) | null = null;
  #later: (() => void)[] = [];

  /** What is known of an output, if it was made with the same options. */
  recall({ folder, optionsHash, build }: Output): Remembered | null {
    const kept = this.#kept;
    const isSame =
      kept?.folder === folder && kept.optionsHash === optionsHash && kept.build === build;
    return isSame ? kept : null;
  }

  remember({ folder, optionsHash, build }: Output, what: Remembered): void {
    this.#kept = { folder, optionsHash, build, ...what };
  }

  get isEmpty(): boolean {
    return this.#kept === null;
  }

  forget(): void {
    this.#kept = null;
  }

  /** Puts off what only a later process needs, until the run has reported. */
  later(work: () => void): void {
    this.#later.push(work);
  }

  /** The run has reported. */
  finish(): void {
    for (const work of this.#later.splice(0)) work();
  }
}
