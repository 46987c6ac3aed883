/** Which webhook a message is of, by its member `type` or `event`. */
import { hasOwn } from "../../encode/codecs/scalar.js";
import { type Combination, targetOf } from "../../validate/instances.js";
import { isPlainObject } from "../../validate/objects.js";
import type { JsonSchema, Rule } from "../../validate/rule.js";
import { jsonSchemaOf } from "../../validate/schema.js";

/** @returns `undefined`: it is of no webhook of the document */
export type NameOf = (message: unknown) => string | undefined;

const tellingMembers = ["type", "event"] as const;

/**
 * The webhook that the member names, or whose schema allows the word there. The only webhook takes all
 * messages, unless its schema says which words it has.
 */
export function usualName(
  messages: readonly { readonly name: string; readonly rule: Rule }[],
): NameOf {
  const [only, ...others] = messages;
  let allowed: readonly (readonly [name: string, member: string, words: Words])[] | undefined;
  return (message) => {
    const key = tellingMembers.find((one) => typeof wordIn(message, one) === "string");
    const word = key === undefined ? undefined : wordIn(message, key);
    if (key === undefined || messages.some(({ name }) => name === word))
      return key === undefined && others.length === 0 ? only!.name : (word as string | undefined);
    allowed ??= messages.flatMap(({ name, rule }) => {
      const root = jsonSchemaOf("", () => rule);
      return tellingMembers.map(
        (member) => [name, member, memberWords(root, root, member)] as const,
      );
    });
    const own = allowed.filter(([, member]) => member === key);
    const [found] = own.find(([, , words]) => words?.has(word)) ?? [];
    return found ?? (others.length === 0 && own[0]![2] === null ? only!.name : undefined);
  };
}

function wordIn(message: unknown, key: string): unknown {
  return isPlainObject(message) && hasOwn(message, key) ? message[key] : undefined;
}

/** The only values that a schema allows; `null`: it doesn't say. */
type Words = ReadonlySet<unknown> | null;

function memberWords(schema: JsonSchema, root: JsonSchema, name: string): Words {
  return saidOf(schema, root, ({ properties }) => {
    const members = Object(properties) as Readonly<Record<string, JsonSchema>>;
    return hasOwn(members, name) ? saidOf(members[name]!, root, ownWords) : null;
  });
}

function ownWords(schema: JsonSchema): Words {
  if ("const" in schema) return new Set([schema["const"]]);
  return Array.isArray(schema["enum"]) ? new Set<unknown>(schema["enum"]) : null;
}

/** By a schema itself, else by what it refers to or joins; of choices, if each of them says it. */
function saidOf(
  schema: JsonSchema,
  root: JsonSchema,
  own: (schema: JsonSchema) => Words,
  outer: readonly JsonSchema[] = [],
): Words {
  if (outer.includes(schema)) return null;
  const inner = (one: JsonSchema) => saidOf(one, root, own, [...outer, schema]);
  const { $ref, allOf = [], anyOf = [], oneOf = [] } = schema as Combination;
  const joined = [...($ref === undefined ? [] : [targetOf($ref, root)]), ...allOf].map(inner);
  const chosen = [anyOf, oneOf].map((choices) => allWords(choices.map(inner)));
  return [own(schema), ...joined, ...chosen].find((words) => words !== null) ?? null;
}

function allWords(choices: readonly Words[]): Words {
  if (choices.length === 0 || choices.includes(null)) return null;
  return new Set(choices.flatMap((words) => [...words!]));
}
