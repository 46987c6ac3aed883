/** Names of operations in the object that `createApi` returns. */
import { camelCase } from "./names.js";

/** Where an operation is in the object that `createApi` returns: `orders.list`, or `list` without a group. */
export interface Method {
  readonly group: string | null;
  readonly name: string;
}

/** `orders.list` in a lock. */
export function parseMethod(text: string): Method {
  const [name = "", group = null] = text.split(".").toReversed();
  return { group, name };
}

export function printMethod({ group, name }: Method): string {
  return group === null ? name : `${group}.${name}`;
}

/** Names that no group or method may have: JavaScript itself calls these, which would send a request. */
export const hiddenNames: ReadonlySet<string> = new Set(["then", "toJSON", "toString", "valueOf"]);

/** The group of a tag, in camelCase; `null` where no part of the tag can be in a name. */
export function groupNameOf(tag: string): string | null {
  const name = camelCase(tag);
  return name === "_" ? null : name;
}

/**
 * The name without the words of the tag, in singular or plural: `listOrders` of Orders is `list`,
 * `Orders_create` `create`, `getOrderById` `getById`, `getAnOrder` `get`. Where the rest isn't a good name, the name stays whole.
 */
export function shortNameOf(name: string, tag: string): string {
  const words = humpsOf(name);
  const rest = withoutTag(words, humpsOf(tag).join(""));
  const short = rest === null ? "" : camelCase(rest.join(" "));
  return isGood(short) ? short : camelCase(name);
}

function withoutTag(words: readonly string[], tag: string): readonly string[] | null {
  const isTag = (from: number, to: number) => isSame(words.slice(from, to).join(""), tag);
  const ends = words.map((_, index) => index + 1);
  const head = ends.find((end) => isTag(0, end));
  if (head !== undefined) {
    const rest = words.slice(head);
    // `OrdersController_findAll`, as frameworks call methods of classes.
    return rest.length > 1 && holders.has(rest[0]!.toLowerCase()) ? rest.slice(1) : rest;
  }
  const tail = ends.find((start) => isTag(start, words.length));
  if (tail !== undefined) return withoutLink(words.slice(0, tail));
  // `findPetsByStatus`, `readAppsV1NamespacedDeployment`: behind the verb, where it is no part of a longer
  // noun.
  const end = ends.find((end) => end > 1 && isTag(1, end));
  if (end === undefined) return null;
  const isNoun = end === 2 && !prepositions.has(words[end]!.toLowerCase());
  return isNoun ? null : [words[0]!, ...words.slice(end)];
}

/** Without the word that led to the tag: `getAnAlbum` is `get`, `addItemsToCart` `addItems`; `signIn` is one. */
function withoutLink(words: readonly string[]): readonly string[] {
  const last = words.at(-1)!.toLowerCase();
  const leads = articles.has(last) || (words.length > 2 && prepositions.has(last));
  return leads ? words.slice(0, -1) : words;
}

const articles = new Set(["a", "an", "the"]);

const holders = new Set(["api", "controller", "endpoint", "handler", "resource", "service"]);

const prepositions = new Set(
  "and as at by for from in into of on or over per since to until via where with without".split(
    " ",
  ),
);

/**
 * The words of a name, also where only capitals separate them: `HTTPServer2_listAll` is HTTP, Server2,
 * list, All.
 */
function humpsOf(name: string): readonly string[] {
  return name
    .normalize("NFC")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .split(/[^\p{ID_Continue}]+|_+/u)
    .filter((word) => word !== "");
}

function isSame(words: string, tag: string): boolean {
  const [one, other] = [words.toLowerCase(), tag.toLowerCase()];
  return one !== "" && (one === other || isPlural(one, other) || isPlural(other, one));
}

function isPlural(many: string, one: string): boolean {
  const irregular = many.endsWith("people") && many.replace(/people$/, "person") === one;
  return irregular || [`${one}s`, `${one}es`, one.replace(/y$/, "ies")].includes(many);
}

/** A version or a single letter isn't a good name. */
function isGood(name: string): boolean {
  return (
    /^\p{ID_Start}\p{ID_Continue}+$/u.test(name) && !/^v\d+$/.test(name) && !hiddenNames.has(name)
  );
}
