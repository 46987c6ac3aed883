import { EmitterError } from "../../diagnostics/emitter-error.js";
import { importModule } from "../../host/import-module.js";
import type { Emitter } from "./emitter.js";

/** Where another thread finds an emitter, as data. */
export interface EmitterReference {
  readonly name: string;
  readonly module: string;
}

/** What a thread needs to load the same emitters; `null` if it can't load one of them. */
export function referencesTo(emitters: readonly Emitter[]): readonly EmitterReference[] | null {
  const references = emitters.flatMap(({ name, version, module }) =>
    version === undefined || module === undefined ? [] : [{ name, module }],
  );
  return references.length === emitters.length ? references : null;
}

/**
 * Loads the emitters in this thread. One that can't be loaded throws when it is used, with its
 * name.
 */
export function loadEmitters(references: readonly EmitterReference[]): Promise<readonly Emitter[]> {
  return Promise.all(
    references.map((reference) =>
      loadEmitter(reference).catch((error) => missing(reference, error)),
    ),
  );
}

async function loadEmitter({ name, module }: EmitterReference): Promise<Emitter> {
  const exported: readonly unknown[] = Object.values(await importModule(module));
  // A module may also export lists of emitters, as a configuration does.
  const listed = exported.flatMap((value) => (isList(value) ? value.emitters : value));
  const found = listed.flat().find((value) => isEmitter(value) && value.name === name);
  if (isEmitter(found)) return found;
  const why = "its `module` exports no emitter of this name, which a thread needs";
  const hint = "export it from there, or leave `module` out: it is then run in one thread";
  throw new EmitterError(name, why, { hint });
}

function missing({ name, module }: EmitterReference, error: unknown): Emitter {
  const declare = () => {
    throw error;
  };
  return { name, module, declare };
}

function isList(value: unknown): value is { readonly emitters: unknown } {
  return typeof value === "object" && value !== null && "emitters" in value;
}

/** Whether a value looks like an emitter. */
export function isEmitter(value: unknown): value is Emitter {
  return typeof value === "object" && value !== null && typeof Object(value).name === "string";
}
