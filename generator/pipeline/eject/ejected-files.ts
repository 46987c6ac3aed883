/** What a run makes of users' modules. All paths are those of files in the output. */
export interface EjectedFiles {
  /** The users' files, with the text that each has after the run; `null`: it is missing. */
  readonly sources: ReadonlyMap<string, string | null>;
  /** Those that wireform's changes were merged into, with the text before that. */
  readonly merged: ReadonlyMap<string, string>;
}

export const nothingEjected: EjectedFiles = { sources: new Map(), merged: new Map() };
