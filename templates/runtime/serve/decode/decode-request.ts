import type { Issue } from "../../validate/rule.js";
import type { ServedOperation } from "../served.js";
export interface DecodedInput {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  headers?: Record<string, unknown>;
  cookies?: Record<string, unknown>;
  body?: unknown;
  contentType?: string;
}
export class RequestFault extends Error {
  readonly status: 400 | 413 | 415;
  readonly issues: readonly Issue[];
  constructor(status: 400 | 413 | 415, issues: readonly Issue[]) {
    super("x");
    this.status = status;
    this.issues = issues;
  }
}
export async function decodeRequest(
  operation: ServedOperation,
  request: { url: URL; headers: Headers; body(): Promise<Uint8Array> },
  path: Readonly<Record<string, string>>,
): Promise<DecodedInput> {
  const bytes = await request.body();
  const text = new TextDecoder().decode(bytes);
  return {
    path,
    ...(text && { body: JSON.parse(text), contentType: Object.keys(operation.body ?? {})[0]! }),
  };
}
