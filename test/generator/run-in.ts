import { run } from "../../generator/cli/run.js";

/** A command line in a folder, in this process: its exit code, and what it prints on each stream. */
export async function runIn(
  folder: string,
  args: readonly string[],
  { outColour = false }: { readonly outColour?: boolean } = {},
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
  const code = await run(args, folder, terminal);
  return { code, out, err };
}
