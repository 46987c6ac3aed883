/** Runs commands of the user's, without a shell. */
import path from "node:path";

export interface CommandRun {
  /** Where it runs: absolute. */
  readonly cwd: string;
  /** What it prints, as it comes. */
  readonly onOutput: (text: string, stream: "stdout" | "stderr") => void;
}

/**
 * Runs a program, which is found as in the scripts of a `package.json`: in `node_modules/.bin` of this
 * folder and those above, then in `PATH`. `node` is the Node that wireform runs in.
 * @returns why it failed; `null`: it didn't
 */
export async function runCommand(
  [program = "", ...words]: readonly string[],
  { cwd, onOutput }: CommandRun,
): Promise<string | null> {
  const { spawn } = await import("node:child_process");
  const file = program === "node" ? process.execPath : program;
  return new Promise((resolve) => {
    const child = spawn(file, words, {
      cwd,
      env: withBins(process.env, cwd),
      stdio: ["ignore", "pipe", "pipe"],
      shell: false,
    });
    for (const stream of ["stdout", "stderr"] as const) {
      child[stream].setEncoding("utf8");
      child[stream].on("data", (text: string) => onOutput(text, stream));
    }
    child.on("error", ({ message }) => resolve(`can't be started: ${message}`));
    child.on("close", (code, signal) => {
      const how = signal === null ? `with exit code ${code}` : `by ${signal}`;
      resolve(code === 0 ? null : `ended ${how}`);
    });
  });
}

function withBins(env: NodeJS.ProcessEnv, cwd: string): NodeJS.ProcessEnv {
  // Windows calls it `Path`.
  const name = Object.keys(env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  const bins: string[] = [];
  for (let folder = cwd; ; folder = path.dirname(folder)) {
    bins.push(path.join(folder, "node_modules", ".bin"));
    if (path.dirname(folder) === folder) break;
  }
  return { ...env, [name]: [...bins, env[name] ?? ""].join(path.delimiter) };
}
