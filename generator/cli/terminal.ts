import { styleText } from "node:util";
import { docsAddress, docsUrl } from "../diagnostics/help-page.js";
import type { Linked } from "../diagnostics/render.js";
import { isRemote, showsHyperlinks } from "./hyperlinks.js";

/** Where a command prints: diagnostics and progress separately from results. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Whether `err` has colours: if a person reads it on a screen that can show them. */
  readonly colour: boolean;
  /** The same for `out`, which is often a file or a program. */
  readonly outColour?: boolean;
  /** Where `err` shows hyperlinks: the address of the page of a code. */
  readonly linked?: Linked | undefined;
  /**
   * Prints a line that the next one overwrites; nothing if nobody is watching.
   * @param end the text after it; by default dots, which say that work goes on
   */
  progress(text: string, end?: string): void;
  /** Asks a question and waits for a line; undefined if nobody can answer. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
}

export function nodeTerminal(node: NodeJS.Process): Terminal {
  const { stdout, stderr, env } = node;
  const isDumb = env["TERM"] === "dumb";
  const isWatched = stderr.isTTY === true && !isDumb;
  const wish = colourWish(env);
  const colour = wish ?? isWatched;
  const outColour = wish ?? (stdout.isTTY === true && !isDumb);
  const hasLinks = showsHyperlinks(env, isWatched);
  // A file of this machine is of no use to the terminal of another one.
  const linked = (code: string) => (isRemote(env) ? docsAddress(code) : docsUrl(code));
  let shown = false;
  const clear = () => {
    if (shown) stderr.write("\r\u001b[2K");
    shown = false;
  };
  return {
    colour,
    outColour,
    linked: hasLinks ? linked : undefined,
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
    // Few commands ask, and Node opens the stream when it is named.
    get ask() {
      if (!isWatched || !node.stdin.isTTY) return undefined;
      return (question: string) => askLine(question, node.stdin, stderr);
    },
  };
}

/**
 * What the environment says about colours: `FORCE_COLOR` wins, as in Node. `undefined` leaves the
 * choice to the streams.
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
