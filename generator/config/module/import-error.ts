/** Why code of a configuration can't be run, and in which of its files. */
import path from "node:path";
import { decodeText } from "../../1-load/text.js";
import type { Host } from "../../host/host.js";
import { findFrame, spanOfLine } from "../../host/stack-frames.js";

/** An error in a file of code, and its place. */
export interface CodeError {
  /** Absolute. */
  readonly file: string;
  readonly text: string;
  readonly offset: number;
  readonly length: number;
  readonly message: string;
  readonly hint: string;
}

/**
 * @param config the file that was imported
 * @param files it and the files that it imports, in the order in which loading began
 */
export async function explainImport(
  error: unknown,
  config: string,
  files: readonly string[],
  host: Host,
): Promise<CodeError> {
  const read = async (file: string) => decodeText(await host.readFile(file)).text;
  const ofFile = (file: string) =>
    file === config ? "" : `: ${path.basename(config)} imports this file`;
  // What a file imports has run before it: the last one need not be the one that can't be read.
  for (const file of files.length === 0 ? [config] : files.toReversed()) {
    const text = await read(file);
    const syntax = await findSyntaxError(file, text);
    if (syntax !== null)
      return { file, text, ...syntax, hint: `correct the syntax${ofFile(file)}` };
  }

  const missing = missingModule(error);
  if (missing !== null) {
    const importer = await read(missing.importer);
    const quoted = ['"', "'"].map((quote) => importer.indexOf(quote + missing.name + quote));
    const offset = quoted.find((one) => one >= 0);
    const isFile = /^[./]/.test(missing.name);
    return {
      file: missing.importer,
      text: importer,
      offset: offset ?? 0,
      length: offset === undefined ? 1 : missing.name.length + 2,
      message: `it imports ${missing.name}, which ${isFile ? "is not there" : "is not installed"}`,
      hint: isFile
        ? "is the path right, from this file?"
        : `npm install --save-dev ${missing.name}`,
    };
  }

  const { message } = error instanceof Error ? error : new Error(String(error));
  const frame = error instanceof Error ? findFrame(error, null) : null;
  const file = frame?.file ?? config;
  const source = await read(file);
  const [offset, length] = spanOfLine(source, frame?.line ?? 1);
  return {
    file,
    text: source,
    offset,
    length,
    message: `its code fails: ${message}`,
    hint: `this line threw when the configuration was loaded${ofFile(file)}`,
  };
}

async function findSyntaxError(file: string, text: string) {
  if (file.endsWith(".json")) return null;
  const { default: ts } = await import("typescript");
  const options = { reportDiagnostics: true, fileName: file };
  const [first] = ts.transpileModule(text, options).diagnostics ?? [];
  if (first === undefined) return null;
  const message = ts.flattenDiagnosticMessageText(first.messageText, " ");
  return { message, offset: first.start ?? 0, length: first.length ?? 1 };
}

/** From Node's error: what was not found, and which file imports it. */
function missingModule(
  error: unknown,
): { readonly name: string; readonly importer: string } | null {
  const { code, message, requireStack } = Object(error) as {
    readonly code?: unknown;
    readonly message?: string;
    readonly requireStack?: readonly string[];
  };
  const name = /^Cannot find module '([^']+)'/.exec(message ?? "")?.[1];
  const importer = requireStack?.[0];
  if (code !== "MODULE_NOT_FOUND" || name === undefined || importer === undefined) return null;
  return { name, importer };
}
