// The runtime of wireform, copied. Do not edit.
/** A request as a command line, for bug reports. */
import type { HttpRequest, Operation } from "../encode/operation.js";
import { isSecret, redact, redactPairs } from "./redact.js";

export interface CurlOptions {
  /**
   * The URL before the path: the client's `baseUrl`. By default the first server of the operation;
   * without one, the command asks the shell for `BASE_URL`.
   */
  readonly baseUrl?: string | undefined;
}

/**
 * The request as a `curl` command for a POSIX shell. `[redacted]` replaces values whose names sound
 * like secrets: in the query, in headers, in members of a JSON or form body with everything below
 * them, and in parts of a multipart body. So the command can be shown. JSON in a form or a query is
 * replaced as a whole if it has such a value, and a path with one is shown as in the document.
 * Requests have no credentials: add them before you run it. A body that isn't text is read from a
 * file named `body`: write it there.
 */
export function toCurl(request: HttpRequest, options: CurlOptions = {}): string {
  const { method, url, headers } = redact(request);
  const base = options.baseUrl ?? request.operation.servers?.[0] ?? "";
  const target = base ? shellQuote(base.replace(/\/$/, "") + url) : `"$BASE_URL"${shellQuote(url)}`;
  // With `-X HEAD`, curl would wait for a body; without `-g`, brackets and braces are a list of
  // URLs.
  const verb = method === "HEAD" ? "--head" : `-X ${method}`;
  const lines = [`curl ${/[[\]{}]/.test(target) ? "-g " : ""}${verb} ${target}`];
  for (const [name, value] of Object.entries(headers))
    lines.push(`-H ${shellQuote(value ? `${name}: ${value}` : `${name};`)}`);
  const { body } = request;
  if (typeof body === "string")
    lines.push(
      `--data-raw ${shellQuote(redactBody(body, headers["content-type"], request.operation))}`,
    );
  else if (body !== null) lines.push("--data-binary @body");
  return lines.join(" \\\n  ");
}

/** Between single quotes, only a single quote is special to the shell. */
export function shellQuote(text: string): string {
  return `'${text.replace(/'/g, "'\\''")}'`;
}

export function redactBody(body: string, type = "", operation: Operation): string {
  const boundary = /boundary="?([^";]+)/i.exec(type)?.[1];
  if (boundary !== undefined && /^multipart\//i.test(type)) {
    const delimiter = `--${boundary}`;
    const parts = body.split(delimiter).map((part) => redactPart(part, operation));
    return parts.join(delimiter);
  }
  const isJson = /json/i.test(type) || /^\s*[[{]/.test(body);
  return isJson ? redactMembers(body) : redactPairs(body, operation);
}

/** The text between two boundaries: headers, an empty line, the content. Parts may be nested. */
function redactPart(part: string, operation: Operation): string {
  const [, head, content] = /^([^]*?\r\n\r\n)([^]*)\r\n$/.exec(part) ?? [];
  if (head === undefined || content === undefined) return part;
  const [, name = ""] = /^content-disposition:.*?\bname="([^"]*)"/im.exec(head) ?? [];
  const [, type] = /^content-type: *(.*)\r$/im.exec(head) ?? [];
  const shown = isSecret(name) ? "[redacted]" : redactBody(content, type, operation);
  const headers = head.replace(/^([^:\r\n]+): .*$/gm, (line, header: string) =>
    isSecret(header) ? `${header}: [redacted]\r` : line,
  );
  return `${headers}${shown}\r\n`;
}

/**
 * A string, with the blank and colon behind it if it is a name; a bracket; another value; a mark.
 */
const jsonToken = /("[^"\\]*(?:\\[^][^"\\]*)*")(\s*:\s*)?|[[{]|[\]}]|[^\s"[\]{},:]+|[\s,:]+/g;

/** Token by token: parsing would change how numbers are written. */
function redactMembers(json: string): string {
  let isHidden = false;
  let depth = 0; // of the brackets around, inside a value that is hidden
  return json.replace(jsonToken, (token: string, text?: string, colon?: string) => {
    const opens = /^[[{]/.test(token);
    if (depth) {
      if (opens) depth++;
      else if (/^[\]}]/.test(token)) depth--;
      return "";
    }
    if (text !== undefined && colon !== undefined) {
      isHidden = isSecret(nameOf(text));
      return token;
    }
    if (!isHidden) return token;
    isHidden = false;
    if (opens) depth = 1;
    return token === "null" ? token : '"[redacted]"';
  });
}

/** Names may have escapes too. */
function nameOf(text: string): string {
  try {
    return JSON.parse(text) as string;
  } catch {
    return text;
  }
}
