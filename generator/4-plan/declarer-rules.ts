import { EmitterError } from "../diagnostics/emitter-error.js";
import { shown } from "../diagnostics/refusal.js";
import type { Declarer } from "./declarer.js";

/**
 * What an emitter says of itself, before it is asked for anything: those of others may be written in
 * JavaScript, or are what a factory made of its options.
 * @throws EmitterError where an emitter can't be one, or two have one name
 */
export function checkDeclarers(declarers: readonly Declarer[]): void {
  const names = new Set<string>();
  for (const declarer of declarers) {
    const { name } = declarer;
    if (names.has(name))
      throw new EmitterError(name, "there are two emitters of this name", {
        hint: "give one of them another `name`; is one of them listed twice?",
      });
    names.add(name);
    for (const [member, { isRight, what }] of Object.entries(members)) {
      const value: unknown = Reflect.get(declarer, member);
      if (value === undefined || isRight(value)) continue;
      throw new EmitterError(name, `its \`${member}\` is ${shown(value)}`, {
        hint: `it has to be ${what}`,
      });
    }
  }
}

interface Member {
  readonly what: string;
  readonly isRight: (value: unknown) => boolean;
}

const isText = (value: unknown): boolean => typeof value === "string";
const text: Member = { what: "a text", isRight: isText };
const method: Member = { what: "a function", isRight: (value) => typeof value === "function" };
const record = (what: string): Member => ({
  what,
  isRight: (value) =>
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(isText),
});

const members = {
  name: text,
  version: text,
  module: { ...text, what: "a text: `import.meta.url` of the module that exports it" },
  exports: {
    what: 'a list of modules: `exports: ["zod"]`',
    isRight: (value) => Array.isArray(value) && value.every(isText),
  },
  packages: record('texts by name: `packages: { zod: "^4.0.0" }`'),
  runtime: record(
    'URLs as texts, by name: `{ check: new URL("./check.ts", import.meta.url).href }`',
  ),
  reserves: method,
  declare: method,
  emit: method,
  emitPackage: method,
} satisfies Readonly<Record<string, Member>>;
