/** A form with files as arguments of curl, which reads the files that the command line names. */
import { isNested } from "../encode/codecs/scalar.js";
import type { HttpRequest, Operation } from "../encode/operation.js";
import { redactBody, shellQuote } from "../tools/curl.js";
import { isSecret, redacted } from "../tools/redact.js";
import { pathOfFile } from "./read-files.js";

interface FormPart {
  readonly name: string;
  /** `undefined`: a text. */
  readonly filename: string | undefined;
  /** Its Content-Type; empty: it has none. */
  readonly type: string;
  /** Further header fields. */
  readonly fields: readonly string[];
  readonly content: Uint8Array;
}

/**
 * An argument for each part; curl chooses the boundary.
 * @param input what the words of the command line have become, with their files
 * @returns `undefined` if curl can't write it so
 */
export async function curlForm(
  { body, headers, operation }: HttpRequest,
  input: object,
): Promise<readonly string[] | undefined> {
  const type = headers["content-type"] ?? "";
  const [, boundary] = /^multipart\/form-data *;.*\bboundary="?([^";]+)/i.exec(type) ?? [];
  if (boundary === undefined) return undefined;
  const bytes = new Uint8Array(await new Response(body as Blob).arrayBuffer());
  const files = filesIn(input);
  const words: string[] = [];
  for (const part of formPartsIn(bytes, boundary)) {
    const word =
      part.filename === undefined ? textWord(part, operation) : await fileWord(part, files);
    // Behind the first `=`, curl reads a value.
    if (word === undefined || part.name.includes("=")) return undefined;
    words.push(word);
  }
  return words;
}

function textWord(part: FormPart, operation: Operation): string {
  const { name, type, content } = part;
  const text = new TextDecoder().decode(content);
  const shown = isSecret(name) ? redacted : redactBody(text, type, operation);
  const facts = factsOf(part);
  return facts === ""
    ? `--form-string ${shellQuote(`${name}=${shown}`)}`
    : `-F ${shellQuote(`${name}=${curlQuote(shown)}${facts}`)}`;
}

async function fileWord(part: FormPart, files: readonly File[]): Promise<string | undefined> {
  for (const file of files) {
    if (unescapedName(file.name) !== part.filename || file.size !== part.content.length) continue;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const path = pathOfFile(file);
    if (path !== undefined && bytes.every((byte, i) => byte === part.content[i]))
      return `-F ${shellQuote(`${part.name}=@${/[",;\\]/.test(path) ? curlQuote(path) : path}${factsOf(part)}`)}`;
  }
  return undefined;
}

function factsOf({ type, fields }: FormPart): string {
  const headers = fields.map((field) => `;headers=${curlQuote(field)}`).join("");
  return (type && `;type=${type}`) + headers;
}

const curlQuote = (text: string) => `"${text.replace(/["\\]/g, "\\$&")}"`;

/** Also those inside of lists and objects. */
function filesIn(value: unknown): readonly File[] {
  if (value instanceof File) return [value];
  return isNested(value) ? Object.values(value as object).flatMap(filesIn) : [];
}

function* formPartsIn(bytes: Uint8Array, boundary: string): Generator<FormPart> {
  // One sign for each byte, so that places in the text are places in the bytes.
  const text = new TextDecoder("latin1").decode(bytes);
  const decoder = new TextDecoder();
  const delimiter = `\r\n--${boundary}`;
  for (let start = delimiter.length; ;) {
    const end = text.indexOf(delimiter, start);
    if (end < 0) return;
    const empty = text.indexOf("\r\n\r\n", start);
    const lines = decoder.decode(bytes.subarray(start, empty)).split("\r\n");
    const fieldOf = (name: string) =>
      lines.find((line) => line.toLowerCase().startsWith(`${name}: `))?.slice(name.length + 2);
    const disposition = fieldOf("content-disposition") ?? "";
    const filename = /\bfilename="([^"]*)"/.exec(disposition)?.[1];
    yield {
      name: unescapedName(/\bname="([^"]*)"/.exec(disposition)?.[1] ?? ""),
      filename: filename === undefined ? undefined : unescapedName(filename),
      type: fieldOf("content-type") ?? "",
      fields: lines.filter((line) => !/^content-(disposition|type): /i.test(line)),
      content: bytes.subarray(empty + 4, end),
    };
    start = end + delimiter.length + 2;
  }
}

/** What a form escapes in names (WHATWG HTML, "multipart/form-data encoding algorithm"). */
function unescapedName(name: string): string {
  return name.replace(/%(22|0D|0A)/g, decodeURIComponent);
}
