/** What the compiler has to do for a program, by its own figures. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { packageRoot } from "../../generator/host/package-root.js";
import { runNode } from "./child.js";

export interface TypeCost {
  /** The libraries' own among them. */
  readonly files: number;
  readonly types: number;
  readonly instantiations: number;
  /** Seconds for all: reading, binding, checking. */
  readonly total: number;
  /** Seconds for the check alone. */
  readonly check: number;
  readonly memory: number;
  readonly errors: number;
}

const compiler = path.join(packageRoot, "node_modules/typescript/bin/tsc");

const compilerOptions = {
  strict: true,
  noEmit: true,
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"],
  module: "esnext",
  moduleResolution: "bundler",
  types: [],
};

/**
 * Checks a TypeScript program with tsc 5.9 in `folder`, from where its imports are found.
 * @param skipLibCheck what `tsc --init` writes: declarations are read, but not checked by themselves
 */
export async function checkProgram(
  folder: string,
  program: string,
  skipLibCheck = false,
): Promise<TypeCost> {
  await writeFile(path.join(folder, "program.ts"), program);
  const project = path.join(folder, "tsconfig.json");
  await writeFile(
    project,
    JSON.stringify({
      compilerOptions: { ...compilerOptions, skipLibCheck },
      files: ["program.ts"],
    }),
  );
  const { output } = await runNode([compiler, "-p", project, "--extendedDiagnostics"], {});
  return {
    files: figureOf(output, "Files"),
    types: figureOf(output, "Types"),
    instantiations: figureOf(output, "Instantiations"),
    total: figureOf(output, "Total time"),
    check: figureOf(output, "Check time"),
    memory: figureOf(output, "Memory used") / 1024,
    errors: output.match(/error TS\d+/g)?.length ?? 0,
  };
}

function figureOf(output: string, name: string): number {
  const figure = new RegExp(`^${name}: +([\\d.,]+)`, "m").exec(output)?.[1];
  if (figure === undefined) throw new Error(`tsc doesn't tell "${name}":\n${output}`);
  return Number(figure.replaceAll(",", ""));
}
