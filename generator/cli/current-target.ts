import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { GenerateCommand } from "./arguments.js";

/** The output folder: absolute, and as messages name it. */
export interface Folder {
  readonly folder: string;
  readonly shown: string;
}

export function folderOf({ out }: GenerateCommand, cwd: string, folder: string): Folder {
  return { folder, shown: out ?? (path.relative(cwd, folder) || folder) };
}

/**
 * The folder that a command writes to, without checking a configuration: a guess. What
 * `hashCommand` makes of a wrong guess, no manifest has.
 */
export async function guessFolder(command: GenerateCommand, cwd: string): Promise<Folder | null> {
  if (command.out !== null) return folderOf(command, cwd, path.resolve(cwd, command.out));
  try {
    const output = await guessOutput(readFileSync(path.join(cwd, "wireform.yaml"), "utf8"));
    return output === null ? null : folderOf(command, cwd, path.resolve(cwd, output));
  } catch {
    return null;
  }
}

/** A plain line is the usual case. A YAML parser, for all others, takes as long as the whole run. */
async function guessOutput(text: string): Promise<string | null> {
  const plain = /^output:[ \t]+(["']?)([^"'#\s][^"'#\r\n]*?)\1[ \t]*(?:#.*)?$/m.exec(text)?.[2];
  if (plain !== undefined) return plain;
  const { parse } = await import("yaml");
  const output: unknown = Object(parse(text))["output"];
  return typeof output === "string" ? output : null;
}

/** What of a command changes nothing that is written. */
const idle = [
  "kind",
  "document",
  "out",
  "mode",
  "force",
  "updateNames",
  "format",
  "detail",
  "watch",
];

/** SHA-256 (hex) of all in a command that changes what is written; the same on every machine. */
export function hashCommand(command: GenerateCommand, cwd: string, folder: string): string {
  const { document } = command;
  const from = (base: string, file: string) => path.relative(base, file).split(path.sep).join("/");
  // Headers name a document from the working folder where it lies below it.
  const place = path.resolve(cwd, document ?? folder);
  const name = from(cwd, place);
  // Lists in it are of folders and files.
  const rest = Object.entries(command).filter(([option]) => !idle.includes(option));
  const options = rest.map(([option, value]: [string, unknown]) => [
    option,
    Array.isArray(value)
      ? value.map((file) => from(folder, path.resolve(cwd, String(file))))
      : value,
  ]);
  const what = [
    document === null ? "wireform.yaml" : "document",
    name.startsWith("../") ? place : name,
    options,
  ];
  return createHash("sha256").update(JSON.stringify(what)).digest("hex");
}
