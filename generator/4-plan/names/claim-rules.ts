import { shown, type Refusal } from "../../diagnostics/refusal.js";
import type { Claim } from "./claims.js";

/** What an author of an emitter has to know of the fields of a claim. */
export const claimWords = {
  key: "a text of its own, by which `client.symbol(key)` gives the name later",
  at: "a place in the document, such as `schema.id`: wireform.lock keeps the name under it",
  role: 'a word of letters, such as "validator": which of the names of that place it is',
  name: "an identifier: `camelCase` and `pascalCase` make one of any text",
  suffix: 'letters that follow where the name is taken or reserved, such as "Schema"; "" for none',
  order: "a text that decides between equal names, such as the schema's name",
  kind: '"type" or "value"',
  origin: '"suggested" for names that the emitter makes up, "fixed" for names of the document',
  home: '`{ folder: "validators/" }` for a file of its own, `{ fileOf: key }` to share one',
  fileOf: "`fileOf` is the key of another claim, which has a folder: is it spelt as claimed?",
} as const;

/** Why the lock, or the code, can't hold a claim; `null` where they can. */
export function whyNoClaim(claim: Claim): Refusal | null {
  for (const field of Object.keys(rules) as (keyof typeof rules)[]) {
    const value: unknown = claim[field];
    if (rules[field](value)) continue;
    const of =
      typeof claim.key === "string" && field !== "key" ? `its claim ${claim.key}` : "a claim of it";
    return {
      why: `${of} has the ${field} ${shown(value)}`,
      hint: `\`${field}\` is ${claimWords[field]}`,
    };
  }
  return null;
}

const isText = (value: unknown): value is string => typeof value === "string";

const rules = {
  key: (value: unknown) => isText(value) && value !== "",
  at: (value: unknown) => isText(value) && value !== "",
  role: (value: unknown) => isText(value) && /^[a-zA-Z]+$/.test(value) && value !== "method",
  name: (value: unknown) => isText(value) && /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(value),
  kind: (value: unknown) => value === "type" || value === "value",
  origin: (value: unknown) => isText(value) && /^(configured|fixed|suggested|placed)$/.test(value),
  suffix: (value: unknown) => isText(value) && /^[\p{ID_Continue}$]*$/u.test(value),
  order: isText,
  home(value: unknown): boolean {
    const { folder, fileOf } = Object(value) as { readonly [name: string]: unknown };
    return isText(folder) ? /^([a-z0-9-]+\/)*$/.test(folder) : isText(fileOf);
  },
} satisfies Partial<Record<keyof Claim, (value: unknown) => boolean>>;
