/** The compilers as programs, and what they complain about. */
import path from "node:path";
import { projectRoot, run } from "../package/project.js";

const compilers = {
  "5.4": "node_modules/typescript54/bin/tsc",
  "5.9": "node_modules/typescript/bin/tsc",
  "7.0": "node_modules/typescript7/bin/tsc",
} as const;

export type Version = keyof typeof compilers;

export const versions: readonly Version[] = ["5.9", "7.0"];

/** The oldest that serves callers: README.md says so. */
export const oldest: Version = "5.4";

export interface Complaint {
  /** Absolute; empty where no file is meant. */
  readonly file: string;
  readonly line: number;
  /** `TS2322` */
  readonly code: string;
  /** All lines, the indented explanations too. */
  readonly message: string;
}

/** What tsc says about a project. */
export async function complaintsOf(
  version: Version,
  project: string,
): Promise<readonly Complaint[]> {
  const compiler = path.join(projectRoot, compilers[version]);
  const args = [compiler, "-p", project, "--pretty", "false"];
  const { code, stdout, stderr } = await run(projectRoot, process.execPath, ...args);
  const complaints = parse(stdout);
  if ((code === 0) !== (complaints.length === 0) || stderr !== "")
    throw new Error(`tsc ${version} ended with ${code}:\n${stdout}${stderr}`);
  return complaints;
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
