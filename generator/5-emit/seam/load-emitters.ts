import type { Emitter } from "./emitter.js";

/** Where another thread finds an emitter: data. */
export interface EmitterReference {
  readonly name: string;
  readonly module: string;
}

/** What a thread needs to have the same emitters; `null` where one of them can't be had there. */
export function referencesTo(emitters: readonly Emitter[]): readonly EmitterReference[] | null {
  const references = emitters.flatMap(({ name, version, module }) =>
    version === undefined || module === undefined ? [] : [{ name, module }],
  );
  return references.length === emitters.length ? references : null;
}

/** The emitters, in this thread. @throws Error where a module doesn't export its emitter */
export function loadEmitters(references: readonly EmitterReference[]): Promise<readonly Emitter[]> {
  return Promise.all(references.map(loadEmitter));
}

async function loadEmitter({ name, module }: EmitterReference): Promise<Emitter> {
  const exported = Object.values((await import(module)) as Readonly<Record<string, unknown>>);
  // A module may export them in lists as well.
  const found = exported.flat().find((value) => isEmitter(value) && value.name === name);
  if (found === undefined) throw new Error(`the emitter ${name}: ${module} doesn't export it`);
  return found as Emitter;
}

function isEmitter(value: unknown): value is Emitter {
  if (typeof value !== "object" || value === null || !("name" in value)) return false;
  return "emit" in value || "emitPackage" in value;
}
