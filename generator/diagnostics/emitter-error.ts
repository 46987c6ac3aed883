import { isStackOverflow } from "./stack-overflow.js";

/** What an emitter does wrong, with its name: only its author can correct that. */
export class EmitterError extends Error {
  override readonly name = "EmitterError";

  constructor(
    readonly emitter: string,
    why: string,
    options?: ErrorOptions,
  ) {
    super(`the emitter ${emitter}: ${why}`, options);
  }
}

/** Why an emitter failed; `null` where something else did. Errors from threads come as plain text. */
export function emitterFailure(error: unknown): string | null {
  const isOne = error instanceof Error && /^the emitter .+?: /s.test(error.message);
  return isOne ? error.message : null;
}

/** Puts an emitter's name on what it throws. */
export function toEmitterError(emitter: string, error: unknown): unknown {
  // A stack overflow is about the depth of the document, whoever walks it.
  if (error instanceof EmitterError || isStackOverflow(error)) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new EmitterError(emitter, why, { cause: error });
}
