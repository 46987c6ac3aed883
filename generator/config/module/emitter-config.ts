/** The emitters that `wireform.config.ts` names. */
import { pathToFileURL } from "node:url";
import type { Emitter } from "../../5-emit/seam/emitter.js";
import type { LocatedDiagnostic } from "../../diagnostics/locate.js";
import { moduleError, type ConfigModule } from "./config-module.js";
import { emittersIn } from "./emitter-list.js";

export interface ReadEmitters {
  /** `null`: none are named, or the list has errors. */
  readonly emitters: readonly Emitter[] | null;
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/** @param isWhole whether the file is the whole configuration, as there is no `wireform.yaml` */
export function readEmitters(
  { file, text, exported }: ConfigModule,
  cwd: string,
  isWhole: boolean,
): ReadEmitters {
  if (isWhole && !Object.hasOwn(Object(exported), "emitters"))
    return { emitters: null, diagnostics: [] };
  const found = emittersIn(exported, text, isWhole);
  if ("message" in found)
    return { emitters: null, diagnostics: moduleError({ file, text, ...found }, cwd) };
  return { emitters: found.emitters.map((one) => importable(one, file)), diagnostics: [] };
}

/** A thread imports an emitter that doesn't name its module from the configuration again. */
function importable(emitter: Emitter, file: string): Emitter {
  if (emitter.module !== undefined) return emitter;
  // A copy would lose the methods of a class.
  return Object.create(emitter, {
    module: { value: pathToFileURL(file).href, enumerable: true },
  }) as Emitter;
}
