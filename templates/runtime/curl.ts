/** A request as a command line, for bug reports. */
import type { HttpRequest } from "./operation.js";
import { isSecret, redact } from "./redact.js";

export interface CurlOptions {
  /** What stands before the path; without it the first server of the operation, if it has one. */
  readonly baseUrl?: string | undefined;
}

/**
 * The request as a `curl` command for a POSIX shell. Values whose names sound like secrets are
 * replaced by `[redacted]`, in the query, the headers and the members of a JSON or form body, so the
 * command can be shown; credentials are in no request. Bodies that aren't text are left to a file.
 */
export function toCurl(request: HttpRequest, options: CurlOptions = {}): string {
  const { method, url, headers } = redact(request);
  const base = options.baseUrl ?? request.operation.servers?.[0] ?? "";
  const lines = [`curl -X ${method} ${quote(base.replace(/\/$/, "") + url)}`];
  for (const [name, value] of Object.entries(headers))
    lines.push(`-H ${quote(`${name}: ${value}`)}`);
  const { body } = request;
  if (typeof body === "string") lines.push(`--data-raw ${quote(hideMembers(body))}`);
  else if (body !== null) lines.push("--data-binary @body");
  return lines.join(" \\\n  ");
}

/** In single quotes nothing is special to the shell but the quote itself. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Card and account numbers are no credentials, but no matter for a bug report either. */
const privateName = /cvc|cvv|iban|number|ssn/i;

function hideMembers(body: string): string {
  const isHidden = (name: string): boolean => isSecret(name) || privateName.test(name);
  try {
    const parsed: unknown = JSON.parse(body);
    return JSON.stringify(parsed, (name, value: unknown) =>
      isHidden(name) && Object(value) !== value && value !== null ? "[redacted]" : value,
    );
  } catch {
    return body.replace(/([^=&]+)=([^&]*)/g, (pair, name: string) =>
      isHidden(name) ? `${name}=[redacted]` : pair,
    );
  }
}
