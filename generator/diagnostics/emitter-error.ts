import { isStackOverflow } from "./stack-overflow.js";

/** An emitter's mistake, with its name: only its author can correct it. */
export class EmitterError extends Error {
  override readonly name = "EmitterError";
  /** What its author can do about it. */
  readonly hint: string | null;

  /** @param cause what the emitter's own code threw: its stack leads to the line */
  constructor(
    readonly emitter: string,
    readonly why: string,
    { hint = null, cause }: { readonly hint?: string | null; readonly cause?: unknown } = {},
  ) {
    super(`the emitter ${emitter}: ${why}`, { cause });
    this.hint = hint;
  }
}

/** Calls an emitter's own code, and adds its name to whatever it throws. */
export async function callEmitter<T>(emitter: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw thrownBy(emitter, error);
  }
}

/** The same for synchronous work. */
export function callEmitterNow<T>(emitter: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw thrownBy(emitter, error);
  }
}

/** An error from an emitter's own code. A refused claim is thrown through it, too. */
function thrownBy(emitter: string, error: unknown): EmitterError {
  if (error instanceof EmitterError)
    return new EmitterError(error.emitter, error.why, { hint: error.hint, cause: error });
  if (isStackOverflow(error)) return endless(emitter, "its code calls itself", error);
  const why = error instanceof Error ? error.message : String(error);
  return new EmitterError(emitter, why, { cause: error });
}

/**
 * An error of wireform while it prints an emitter's draft: its message says what is wrong with the
 * draft.
 */
export function refusedOf(emitter: string, error: unknown): EmitterError {
  if (error instanceof EmitterError) return error;
  if (isStackOverflow(error)) return endless(emitter, "a draft of it is nested");
  return new EmitterError(emitter, error instanceof Error ? error.message : String(error));
}

function endless(emitter: string, what: string, cause?: unknown): EmitterError {
  const hint = "schemas may contain themselves: note which ones were visited, as `reach` does";
  return new EmitterError(emitter, `${what} without end, or too deep`, { hint, cause });
}
