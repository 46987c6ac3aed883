/** What a bundled program prints and sends, without a network. */
import { fork } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { packageRoot } from "../../generator/host/package-root.js";

/** One call of `fetch`. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly contentType: string;
  readonly body: string;
}

export interface Performance {
  readonly sent: readonly Sent[];
  readonly printed: string;
}

const recorder = path.join(packageRoot, "test/bench/fetch-recorder.mjs");

/** Runs an ES module in its own process; throws with its output if it fails. */
export async function runProgram(code: string): Promise<Performance> {
  const folder = await mkdtemp(path.join(tmpdir(), "wireform-bench-"));
  try {
    const file = path.join(folder, "program.mjs");
    await writeFile(file, code);
    return await performFile(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function performFile(file: string): Promise<Performance> {
  return new Promise((resolve, reject) => {
    const child = fork(file, { execArgv: ["--import", recorder], silent: true, timeout: 20_000 });
    const sent: Sent[] = [];
    let printed = "";
    let complaints = "";
    child.on("message", (message) => sent.push(message as Sent));
    child.stdout!.on("data", (text) => (printed += text));
    child.stderr!.on("data", (text) => (complaints += text));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve({ sent, printed });
      else reject(new Error(`a program ended with ${code}:\n${complaints || printed}`));
    });
  });
}
