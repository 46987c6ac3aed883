/** What is wrong with a request that can't be decoded, and the limits that it has to keep. */
import type { Issue } from "../../validate/rule.js";

/** Where something is in a request: `["query", "filter", "tags", 0]`. */
export type RequestPlace = readonly (string | number)[];

/**
 * A request can't be decoded. `status`: 413 if it is too large, 415 for a body of another media
 * type than the declared ones, else 400.
 */
export class RequestFault extends Error {
  override readonly name = "RequestFault";
  readonly status: 400 | 413 | 415;
  /** Each path starts with `query`, `path`, `headers`, `cookies` or `body`. */
  readonly issues: readonly Issue[];

  /** @param issues at least one */
  constructor(status: 400 | 413 | 415, issues: readonly Issue[]) {
    super(issuesText(issues));
    this.status = status;
    this.issues = issues;
  }
}

/** Not by the rules of its notation. */
export function malformed(path: RequestPlace, message: string, keyword = "notation"): RequestFault {
  return new RequestFault(400, [{ path, message, keyword }]);
}

export interface DecodeLimits {
  /** How many lists and objects may be around a value. Default: 32. */
  readonly depth: number;
  /** How many names a query, a form or the cookies may have, and parts a body. Default: 10,000. */
  readonly names: number;
  /** How many bytes a body may have. Default: 10 MB. */
  readonly bytes: number;
}

export const usualLimits: DecodeLimits = { depth: 32, names: 10_000, bytes: 10_000_000 };

/** The first of them, and how many there are besides. */
export function issuesText([first, ...others]: readonly Issue[]): string {
  const more = others.length > 0 ? ` (and ${others.length} more)` : "";
  return `${first!.path.join(".")}: ${first!.message}${more}`;
}
