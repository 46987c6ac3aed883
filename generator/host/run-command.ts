/** Runs commands of the user's, without a shell. */
import type { ChildProcess } from "node:child_process";
import path from "node:path";

export interface CommandRun {
  /** Where it runs: absolute. */
  readonly cwd: string;
  /** What it prints, as it comes. */
  readonly onOutput: (text: string, stream: "stdout" | "stderr") => void;
}

/**
 * Runs a program, which is found as in the scripts of a `package.json`: in `node_modules/.bin` of this
 * folder and those above, then in `PATH`. `node` is the Node that wireform runs in. Signals that would
 * end this process end the program first.
 * @returns why it failed; `null`: it didn't
 */
export async function runCommand(
  [program = "", ...words]: readonly string[],
  { cwd, onOutput }: CommandRun,
): Promise<string | null> {
  const [{ spawn }, { Socket }] = await Promise.all([
    import("node:child_process"),
    import("node:net"),
  ]);
  const file = program === "node" ? process.execPath : program;
  const child = spawn(file, words, {
    cwd,
    env: withBins(process.env, cwd),
    stdio: ["ignore", "pipe", "pipe"],
    shell: false,
  });
  let received = 0;
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8");
    child[stream].on("data", (text: string) => {
      received++;
      onOutput(text, stream);
    });
  }
  const stopPassing = passSignalsTo(child);
  const why = await endOf(child);
  await arrival(() => received);
  // A process that the command has left behind may still have them: nobody waits for that.
  for (const pipe of [child.stdout, child.stderr]) if (pipe instanceof Socket) pipe.unref();
  stopPassing();
  return why;
}

/** The end of the command itself: its pipes are closed when all have ended that it has started. */
function endOf(child: ChildProcess): Promise<string | null> {
  return new Promise((resolve) => {
    child.on("error", ({ message }) => resolve(`can't be started: ${message}`));
    child.on("exit", (code, signal) => {
      const how = signal === null ? `with exit code ${code}` : `by ${signal}`;
      resolve(code === 0 ? null : `ended ${how}`);
    });
  });
}

/**
 * Until all has arrived that a command printed before it ended: then a turn of the event loop brings
 * nothing more.
 * @param received a number that grows with what arrives
 */
async function arrival(received: () => number): Promise<void> {
  let before = -1;
  // What it has left behind may print without end.
  for (let turns = 0; turns < mostTurns && received() !== before; turns++) {
    before = received();
    // The first may end before the pipes are looked at.
    for (let i = 0; i < 2; i++) await new Promise((resolve) => setImmediate(resolve));
  }
}

const mostTurns = 1000;

/**
 * Passes on what asks this process to end. Where nobody else listens for it, it then does what it
 * would have done at once.
 * @returns ends this
 */
function passSignalsTo(child: ChildProcess): () => void {
  const signals = ["SIGINT", "SIGTERM"] as const;
  const fatal = signals.filter((signal) => process.listenerCount(signal) === 0);
  let received: NodeJS.Signals | undefined;
  const pass = (signal: NodeJS.Signals) => {
    received ??= signal;
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, pass);
  return () => {
    for (const signal of signals) process.off(signal, pass);
    if (fatal.some((signal) => signal === received)) process.kill(process.pid, received);
  };
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
