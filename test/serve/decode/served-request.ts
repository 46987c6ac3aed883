/** Small operations, and requests to them. */
import type { DecodeLimits } from "../../../templates/runtime/serve/decode/fault.js";
import { RequestFault } from "../../../templates/runtime/serve/decode/fault.js";
import { requestDecoder } from "../../../templates/runtime/serve/decode/request.js";
import type {
  ParameterFormat,
  ServedBody,
  ServedOperation,
  ServedParameter,
} from "../../../templates/runtime/serve/served.js";
import type { Rule } from "../../../templates/runtime/validate/rule.js";

export const formType = "application/x-www-form-urlencoded";

export const exploded: ParameterFormat = { kind: "style", style: "form", explode: true };

export function parameter(
  name: string,
  rule: Rule,
  format: ParameterFormat = exploded,
  place: ServedParameter["in"] = "query",
): ServedParameter {
  return { in: place, name, rule, format };
}

export function served(
  parameters: readonly ServedParameter[],
  body?: Readonly<Record<string, ServedBody>>,
): ServedOperation {
  return { id: "op", method: "POST", path: "/", parameters, ...(body && { body }), answers: {} };
}

export interface Sent {
  readonly query?: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export function decodeSent(
  operation: ServedOperation,
  { query = "", path = {}, headers = {}, body = "" }: Sent,
  limits?: Partial<DecodeLimits>,
) {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const url = new URL(`https://api.example/${query && `?${query}`}`);
  const request = { url, headers: new Headers(headers), body: async () => bytes };
  return requestDecoder(operation, limits)(request, path);
}

/** The status, and each issue as `place: message`. */
export async function refusalOf(
  operation: ServedOperation,
  sent: Sent,
  limits?: Partial<DecodeLimits>,
): Promise<readonly [status: number, ...issues: string[]]> {
  try {
    await decodeSent(operation, sent, limits);
  } catch (error) {
    if (!(error instanceof RequestFault)) throw error;
    const texts = error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
    return [error.status, ...texts];
  }
  throw new Error("nothing was refused");
}
