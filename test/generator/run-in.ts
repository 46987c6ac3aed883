import { run } from "../../generator/cli/run.js";

/**
 * Runs a command line in a folder, in this process: returns its exit code and its output on each
 * stream.
 */
export async function runIn(
  folder: string,
  args: readonly string[],
  { outColour = false, command = run }: RunOptions = {},
) {
  let out = "";
  let err = "";
  const terminal = {
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    colour: false,
    outColour,
    progress: () => {},
  };
  const code = await command(args, folder, terminal);
  return { code, out, err };
}

interface RunOptions {
  readonly outColour?: boolean;
  /** Another build of the command. */
  readonly command?: typeof run;
}
