/** The compilers and their messages. */
import path from "node:path";
import ts from "typescript";
import { projectRoot, run } from "../package/project.js";

const compilers = {
  "5.4": "node_modules/typescript54/bin/tsc",
  // In this process, where it stays warm: as a program it takes three times as long.
  "5.9": null,
  "7.0": "node_modules/typescript7/bin/tsc",
} as const;

export type Version = keyof typeof compilers;

export const versions: readonly Version[] = ["5.9", "7.0"];

/** The oldest supported version: README.md says so. */
export const oldest: Version = "5.4";

export interface Complaint {
  /** Absolute; empty if no file is meant. */
  readonly file: string;
  readonly line: number;
  /** `TS2322` */
  readonly code: string;
  /** All lines, the indented explanations too. */
  readonly message: string;
}

/** The compiler's messages for a project. */
export async function complaintsOf(
  version: Version,
  project: string,
): Promise<readonly Complaint[]> {
  const program = compilers[version];
  if (program === null) return complaintsHere(project);
  const args = [path.join(projectRoot, program), "-p", project, "--pretty", "false"];
  const { code, stdout, stderr } = await run(projectRoot, process.execPath, ...args);
  const complaints = parse(stdout);
  if ((code === 0) !== (complaints.length === 0) || stderr !== "")
    throw new Error(`tsc ${version} ended with ${code}:\n${stdout}${stderr}`);
  return complaints;
}

/** @param project as after `-p`: a `tsconfig.json`, or its folder */
function complaintsHere(project: string): readonly Complaint[] {
  const file = project.endsWith(".json") ? project : path.join(project, "tsconfig.json");
  const config = ts.getParsedCommandLineOfConfigFile(file, undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (found) => {
      throw new Error(textOf(found));
    },
  });
  if (config === undefined) throw new Error(`${file} is no configuration`);
  const { fileNames: rootNames, options, errors: configFileParsingDiagnostics } = config;
  const program = ts.createProgram({ rootNames, options, configFileParsingDiagnostics });
  return ts.getPreEmitDiagnostics(program).map((found) => ({
    file: found.file === undefined ? "" : path.resolve(found.file.fileName),
    line:
      found.file === undefined
        ? 0
        : found.file.getLineAndCharacterOfPosition(found.start!).line + 1,
    code: `TS${found.code}`,
    message: textOf(found),
  }));
}

function textOf({ messageText }: ts.Diagnostic): string {
  return ts.flattenDiagnosticMessageText(messageText, "\n");
}

/** One string a complaint, for assertions that show all of them. */
export function show({ file, line, code, message }: Complaint): string {
  return `${path.relative(projectRoot, file)}:${line} ${code}: ${message}`;
}

const placed = /^(.+)\((\d+),\d+\): error (TS\d+): (.*)$/;
const unplaced = /^error (TS\d+): (.*)$/;

function parse(output: string): readonly Complaint[] {
  const complaints: Complaint[] = [];
  for (const text of output.split("\n")) {
    const place = placed.exec(text);
    const global = unplaced.exec(text);
    const last = complaints.at(-1);
    if (place !== null) {
      const [, file = "", line = "", code = "", message = ""] = place;
      complaints.push({ file: path.resolve(projectRoot, file), line: Number(line), code, message });
    } else if (global !== null) {
      const [, code = "", message = ""] = global;
      complaints.push({ file: "", line: 0, code, message });
    } else if (last !== undefined && text.startsWith(" "))
      complaints.splice(-1, 1, { ...last, message: `${last.message}\n${text}` });
  }
  return complaints;
}
