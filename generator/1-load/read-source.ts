import { Reported, type Diagnostics, type Place } from "../diagnostics/diagnostic.js";
import type { Locator } from "../diagnostics/locate.js";
import type { Host } from "../host/host.js";
import { isSurelySmall, whyTooLarge } from "./document-limits.js";
import { readJson, warnOfNoJson } from "./json/source.js";
import type { Source } from "./source.js";
import { decodeText, undecodableHint } from "./text.js";

/** More than any real file, and less than what would use up the memory. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Reads and parses one file.
 * @param name as diagnostics show it
 * @param sources gets the file, also where it can't be parsed
 * @throws Reported where it can't be parsed, and what the host throws where it can't be read
 */
export async function readSource(
  name: string,
  file: string,
  host: Host,
  diagnostics: Diagnostics,
  sources: Map<string, Locator>,
): Promise<Source> {
  const refuse = (what: string, at: Place | null = null): never => {
    diagnostics.add("WF1005", `${name}: ${what}`, at);
    throw new Reported();
  };
  const { kind, size } = await host.stat(file);
  if (kind === "other") throw new Error("it is not a file");
  if (size > mostBytes) refuse(`${size} bytes, ${mostBytes} are allowed`);
  const bytes = await host.readFile(file);
  if (bytes.length > mostBytes) refuse(`${bytes.length} bytes, ${mostBytes} are allowed`);
  const { text, error: notDecoded } = decodeText(bytes);
  sources.set(name, { text, locate: () => ({ offset: 0, length: 1 }) });
  if (notDecoded !== null) {
    const place = { kind: "offset", file: name, offset: notDecoded.offset, length: 1 } as const;
    diagnostics.add("WF1002", notDecoded.message, place, { hint: undecodableHint });
    throw new Reported();
  }
  const json = readJson(name, file, text, diagnostics);
  const source =
    json ?? (await (await import("./yaml/source.js")).readYaml(name, file, text, diagnostics));
  if (source === undefined) throw new Reported();
  if (json === undefined && /\.json$/i.test(file)) warnOfNoJson(source, diagnostics);
  const error = isSurelySmall(source) ? undefined : whyTooLarge(source.value);
  if (error !== undefined) refuse(error, source.tooLargeAt?.());
  sources.set(name, source);
  return source;
}
