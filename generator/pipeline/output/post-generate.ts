/** The commands of `postGenerate`: they run over an output that was written, and may change its files. */
import { contentOf } from "../../7-write/existing-output.js";
import { isDerived, manifestName, printManifest, type Finish } from "../../7-write/manifest.js";
import { write } from "../../7-write/write.js";
import { writeCacheFiles } from "../../cache/cache-files.js";
import { makeRecord } from "../../cache/make-record.js";
import { joinHashes } from "../../cache/output-hashes.js";
import { locateWithConfig } from "../../config/locate-config.js";
import type { PostCommand } from "../../config/post-generate.js";
import { Diagnostics, onPointer } from "../../diagnostics/diagnostic.js";
import { hashOf, hashOfText } from "../../host/content-hash.js";
import { nodeHost } from "../../host/host.js";
import { runCommand } from "../../host/run-command.js";
import type { Errors } from "./failures.js";
import type { OutputTarget } from "./target.js";
import { inOutputFolder } from "./folder-work.js";
import type { Unfinished } from "./write-output.js";

/**
 * Runs the commands, and notes what they made of the files: the next run finds these up to date. Where
 * one fails nothing is noted, so that the next run runs them again.
 */
export async function finishOutput(unfinished: Unfinished, target: OutputTarget): Promise<Errors> {
  const { config, onProgress, onOutput } = target;
  const commands = config.project?.postGenerate ?? [];
  for (const command of commands) {
    const shown = command.words.join(" ");
    onProgress(`running ${shown}`);
    const why = await runCommand(command.words, { cwd: config.cwd, onOutput });
    if (why === null) continue;
    const { faults } = await noteFinish({ ...unfinished, commands: null }, target);
    const failed = await commandError(command, `\`${shown}\` ${why}`, target);
    return [...failed, ...faults];
  }
  const { faults, missing } = await noteFinish(unfinished, target);
  if (missing === undefined) return faults;
  return commandError(
    commands.at(-1)!,
    `a command has removed ${target.displayPath}/${missing}`,
    target,
  );
}

interface Noted {
  readonly faults: Errors;
  /** A file that is no longer there. */
  readonly missing?: string;
}

/** Writes into the manifest what commands made of the files. */
async function noteFinish(
  unfinished: Omit<Unfinished, "commands"> & Pick<Finish, "commands">,
  target: OutputTarget,
): Promise<Noted> {
  const { files, run, commands } = unfinished;
  return inOutputFolder<Noted>(target, async (folder) => {
    const before = contentOf(folder, manifestName);
    if (before === null) return { faults: [], missing: manifestName };
    // Another run has written meanwhile, and will finish its own files.
    if (hashOfText(before) !== hashOf(unfinished.manifest)) return { faults: [] };
    const made = new Map<string, string>();
    const derived = new Map<string, string>();
    const missing: string[] = [];
    for (const { path, text } of files) {
      const content = contentOf(folder, path);
      if (content === null) missing.push(path);
      else if (isDerived(path)) derived.set(path, hashOf(content));
      else if (hashOfText(content) !== hashOf(text)) made.set(path, hashOfText(content));
    }
    const [lost] = missing;
    const isDone = commands !== null && lost === undefined;
    const manifest = printManifest(files, { commands: isDone ? commands : null, files: made });
    const kept = files.map(({ path }) => path).filter((path) => !missing.includes(path));
    const changed = [{ path: manifestName, text: manifest }];
    write(folder, { added: [], changed, kept, removed: [], edited: [] });
    if (lost !== undefined) return { faults: [], missing: lost };
    const isRepeatable = isDone && run.isRepeatable;
    const finished = { ...run, manifest, derived: joinHashes(derived), isRepeatable };
    writeCacheFiles(folder, { record: makeRecord(finished) });
    return { faults: [] };
  });
}

function commandError(
  { at }: PostCommand,
  message: string,
  { config: { cwd } }: OutputTarget,
): Promise<Errors> {
  const found = new Diagnostics();
  const hint = "the files are written; the next run runs the commands again";
  found.add("WF7015", message, onPointer(at), { hint });
  return locateWithConfig(found.all, new Map(), { host: nodeHost, cwd });
}
