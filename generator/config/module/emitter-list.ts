/** Checks the default export of `wireform.config.ts`. */
import type { Emitter } from "../../5-emit/seam/emitter.js";
import { isEmitter } from "../../5-emit/seam/load-emitters.js";
import { isOwn } from "../../5-emit/seam/own-emitters.js";
import { shown } from "../../diagnostics/refusal.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import { configName } from "../config-name.js";
import { configSchema } from "../schema/config-schema.js";

/** What only `wireform.config.ts` can say: `wireform.yaml` holds no code. */
export interface EmitterConfig {
  /** All emitters of the package: `[...emitters, mine]`. */
  readonly emitters: readonly Emitter[];
  /**
   * Confirms a list without any of wireform's own emitters: the package then has no code of
   * operations, no `package.json` and no `wireform.lock`, and those of earlier runs are removed.
   */
  readonly only?: boolean | undefined;
}

/** What is wrong with it, and where in the text. */
export interface ListError {
  readonly message: string;
  readonly hint: string;
  readonly offset: number;
  readonly length: number;
}

/**
 * @param text the text of the file that exports it
 * @param isWhole whether other keys may stand there: these are read elsewhere
 */
export function emittersIn(
  exported: unknown,
  text: string,
  isWhole: boolean,
): { readonly emitters: readonly Emitter[] } | ListError {
  const start = { offset: Math.max(text.indexOf("export default"), 0), length: 1 };
  const atKey = (key: string) => {
    const found = new RegExp(String.raw`\b${key}\b(?=\s*[:,}])`).exec(text.slice(start.offset));
    return found === null ? start : { offset: start.offset + found.index, length: key.length };
  };
  const misplaced = isWhole
    ? undefined
    : Object.keys(Object(exported)).find((key) => Object.hasOwn(configSchema.properties, key));
  if (misplaced !== undefined)
    return {
      message: `\`${misplaced}\` can't stand here: there is a ${configName}`,
      hint: `write it there; or write all of it here, and delete ${configName}`,
      ...atKey(misplaced),
    };
  if (typeof exported !== "object" || exported === null || !("emitters" in exported)) {
    const key = Object.keys(Object(exported)).find((name) => didYouMean(name, ["emitters"]));
    const hint = "export default defineConfig({ emitters: [...emitters, mine] })";
    if (key === undefined) return { message: "it exports no emitters", hint, ...start };
    return { message: `it exports \`${key}\`, and no \`emitters\``, hint, ...atKey(key) };
  }
  const { emitters, ...others } = exported;
  const place = atKey("emitters");
  if (!Array.isArray(emitters)) {
    const message = `it exports no emitters: \`emitters\` is ${shown(emitters)}`;
    return { message, hint: "it has to be a list: `[...emitters, mine]`", ...start };
  }
  const list: readonly unknown[] = emitters;
  const index = list.findIndex((one) => !isEmitter(one));
  if (index >= 0)
    return {
      message: `\`emitters[${index}]\` is ${shown(list[index])}`,
      ...whyNone(list[index]),
      ...place,
    };
  const unknown = isWhole ? undefined : Object.keys(others).find((key) => key !== "only");
  if (unknown !== undefined) {
    const hint = didYouMean(unknown, ["emitters", "only"]) ?? "it has `emitters` and `only`";
    return { message: `there is no setting \`${unknown}\``, hint, ...atKey(unknown) };
  }
  const known = list as readonly Emitter[];
  const isMeant = "only" in others && others.only === true;
  if (isMeant || known.some(isOwn)) return { emitters: known };
  return {
    message:
      "`emitters` has none of wireform's own: the package would lose the code of its operations, " +
      "its package.json and wireform.lock",
    hint: "write `[...emitters, mine]`, with `emitters` imported from wireform; if that is meant, add `only: true`",
    ...place,
  };
}

function whyNone(value: unknown): { readonly hint: string } {
  if (Array.isArray(value)) return { hint: "spread the list: `...emitters`" };
  if (value === undefined)
    return { hint: "is it exported under this name where it is imported from?" };
  if (typeof value === "function")
    return { hint: "is it a function that makes an emitter? Call it" };
  return { hint: "an emitter is an object with a `name`: see `defineEmitter`" };
}
