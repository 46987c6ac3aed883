import type { Parameter } from "../../model/parameter.js";
import type { LowerConfig } from "../lowering.js";

interface Keyed {
  readonly parameters: readonly Parameter[];
  /** The header that a parameter declares; `null`: there is none. */
  readonly header: string | null;
}

/**
 * With `idempotencyKeys: true`: a declared header parameter for the key is one that callers may leave out,
 * as the client makes the key.
 */
export function takeKeyParameter(
  parameters: readonly Parameter[],
  { idempotencyKeys, idempotencyHeader }: LowerConfig,
): Keyed {
  const isKey = ({ in: place, name }: Parameter) =>
    place === "header" && (isUsual.test(name) || name === idempotencyHeader);
  const found = idempotencyKeys === true ? parameters.find(isKey) : undefined;
  if (found === undefined) return { parameters, header: null };
  const optional: Parameter = found.required ? { ...found, required: false, isMade: true } : found;
  return {
    parameters: parameters.map((one) => (one === found ? optional : one)),
    header: found.name,
  };
}

const isUsual = /^(x-)?idempotency-key$/i;
