import type { JSONPathQuery, JSONValue } from "json-p3";
import type { Location } from "./tree.js";

/** A parsed JSONPath (RFC 9535). */
export interface JsonPath {
  /** All places that it selects in a value, each once. */
  select(value: unknown): readonly Selection[];
  /** How far it leads in a value where it selects nothing. */
  follow(value: unknown): Followed;
}

export interface Selection {
  readonly location: Location;
  readonly value: unknown;
}

export interface Followed {
  /** The longest beginning of the path that selects something. */
  readonly reached: string;
  /** The name that comes next in the path, if a name does, and those that are there instead. */
  readonly wanted: string | null;
  readonly names: readonly string[];
}

/** Parses a JSONPath; `error` says why a text is none. */
export type ParseJsonPath = (text: string) => JsonPath | { readonly error: string };

/** Loads the library, which only overlays need. */
export async function loadJsonPath(): Promise<ParseJsonPath> {
  const { JSONPathEnvironment, JSONPathError, JSONPathQuery } = await import("json-p3");
  // Documents nest 400 levels at most, and what overlays add to one does too.
  const environment = new JSONPathEnvironment({ maxRecursionDepth: 1000 });
  return (text) => {
    try {
      const query = environment.compile(text);
      const beginning = (length: number) =>
        new JSONPathQuery(environment, query.segments.slice(0, length));
      return {
        select: (value) => select(query, value as JSONValue),
        follow: (value) => follow(query, beginning, value as JSONValue),
      };
    } catch (error) {
      if (!(error instanceof JSONPathError)) throw error;
      // Behind the message stands the text again, with an offset.
      return { error: error.message.replace(/ \('.*':\d+\)$/s, "") };
    }
  };
}

function select(query: JSONPathQuery, value: JSONValue): readonly Selection[] {
  const nodes = Array.from(query.query(value), ({ location, value }) => ({ location, value }));
  return [...new Map(nodes.map((node) => [JSON.stringify(node.location), node])).values()];
}

function follow(
  { segments }: JSONPathQuery,
  beginning: (length: number) => JSONPathQuery,
  value: JSONValue,
): Followed {
  let length = segments.length - 1;
  while (beginning(length).match(value) === undefined) length--;
  const selector = segments[length]!.selectors[0];
  const wanted = selector !== undefined && "name" in selector ? String(selector.name) : null;
  const names = Array.from(beginning(length).query(value), ({ value }) => Object.keys(value ?? {}));
  return { reached: beginning(length).toString(), wanted, names: [...new Set(names.flat())] };
}
