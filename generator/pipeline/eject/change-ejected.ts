/** What `wireform eject` does in an output folder. */
import { ejectedIn, sourceOf } from "../../7-write/ejected-files.js";
import { isFile } from "../../7-write/existing-output.js";
import { attributesFor } from "../../7-write/git-attributes.js";
import { manifestName, manifestText } from "../../7-write/manifest.js";
import { whyLeaves } from "../../7-write/output-folder.js";
import { write } from "../../7-write/write.js";
import { hashOf } from "../../host/content-hash.js";
import { unsafeFolder } from "../output/failures.js";
import type { OutputTarget } from "../output/target.js";
import { inOutputFolder, type WrittenOutput } from "../output/folder-work.js";
import { manifestOf, type EjectPlace, type EjectRequest, type EjectStep } from "./eject-step.js";
import { giveBack } from "./give-back.js";
import { handOver } from "./hand-over.js";
import { writeMerge } from "./write-merge.js";

/** Either what changed, or why nothing did. */
export type EjectResult =
  { readonly said: string; readonly faults?: undefined } | Pick<WrittenOutput, "faults">;

const actions = { eject: handOver, undo: giveBack, merge: writeMerge } as const;

export function changeEjected(request: EjectRequest, target: OutputTarget): Promise<EjectResult> {
  return inOutputFolder<EjectResult>(target, async (folder) => {
    const { displayPath } = target;
    const manifest = manifestOf(folder, displayPath, request.run);
    if ("faults" in manifest) return manifest;
    const place = { ...request, folder, displayPath, manifest };
    const step = await actions[request.action](place);
    if ("faults" in step) return step;
    const files = [...step.written.map((file) => file.path), ...step.removed];
    const leaves = whyLeaves(folder, files);
    if (leaves !== null) return { faults: await unsafeFolder(target.config, displayPath, leaves) };
    apply(step, place);
    return { said: step.said };
  });
}

function apply({ written, removed, listed }: EjectStep, { folder, manifest }: EjectPlace): void {
  if (listed.size === 0) return;
  const files = new Map(manifest.files);
  const finished = new Map(manifest.finished);
  const list = (file: string, text: string | null) => {
    finished.delete(file);
    if (text === null) files.delete(file);
    else files.set(file, new Set([hashOf(text)]));
  };
  for (const [file, text] of listed) list(file, text);
  const users = Array.from(ejectedIn({ files }).keys(), sourceOf);
  const attributes = attributesFor(folder, manifest, users);
  for (const { path, text } of attributes) list(path, text);
  const text = manifestText({ ...manifest, files, finished });
  const changed = [...written, ...attributes, { path: manifestName, text }];
  const gone = removed.filter((file) => isFile(folder, file));
  write(folder, { added: [], changed, kept: [], removed: gone, edited: [] });
}
