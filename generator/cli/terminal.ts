import { styleText } from "node:util";

/** Where a command prints: diagnostics and progress apart from results. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Whether what `err` prints is coloured: for people, on a screen that can show it. */
  readonly colour: boolean;
  /** The same of what `out` prints; it often goes to a file or a program. */
  readonly outColour?: boolean;
  /**
   * A line that is overwritten by the next; nothing where nobody watches.
   * @param end what follows it; without, dots: something goes on
   */
  progress(text: string, end?: string): void;
  /** Asks and waits for a line; missing where nobody is there to answer. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
}

export function nodeTerminal({ stdin, stdout, stderr, env }: NodeJS.Process): Terminal {
  const isDumb = env["TERM"] === "dumb";
  const isWatched = stderr.isTTY === true && !isDumb;
  const wish = colourWish(env);
  const colour = wish ?? isWatched;
  const outColour = wish ?? (stdout.isTTY === true && !isDumb);
  let shown = false;
  const clear = () => {
    if (shown) stderr.write("\r\u001b[2K");
    shown = false;
  };
  return {
    colour,
    outColour,
    out(text) {
      clear();
      stdout.write(text);
    },
    err(text) {
      clear();
      stderr.write(text);
    },
    progress(text, end = " ...") {
      if (!isWatched) return;
      clear();
      const line = text + end;
      stderr.write(colour ? styleText("dim", line, { validateStream: false }) : line);
      shown = true;
    },
    ask: stdin.isTTY && isWatched ? (question) => askLine(question, stdin, stderr) : undefined,
  };
}

/**
 * What the environment says of colours: `FORCE_COLOR` wins, as in Node. `undefined` where it leaves
 * that to the streams.
 */
function colourWish(env: NodeJS.ProcessEnv): boolean | undefined {
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return ["", "true", "1", "2", "3"].includes(forced);
  const isUnwanted = ["NO_COLOR", "NODE_DISABLE_COLORS"].some((name) => (env[name] ?? "") !== "");
  return isUnwanted ? false : undefined;
}

async function askLine(
  question: string,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<string> {
  const { createInterface } = await import("node:readline/promises");
  const lines = createInterface({ input, output });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}
