import { EncodeError } from "../../templates/runtime/encode/errors.js";

/** The code and path of the EncodeError that `run` throws. */
export function refusal(run: () => unknown): { code: string; path: unknown } {
  try {
    run();
  } catch (error) {
    if (error instanceof EncodeError) return { code: error.code, path: error.path };
    throw error;
  }
  throw new Error("nothing was refused");
}
