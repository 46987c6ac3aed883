/**
 * The parameters of one place, written into a request: one export for each place, so that a program
 * bundles only those that it uses. Those of the path are in `path.ts`.
 */
import { checkHeader } from "./charset.js";
import { string } from "./codecs/codec.js";
import { ownMembers } from "./codecs/members.js";
import { scalarText } from "./codecs/scalar.js";
import { EncodeError } from "./errors.js";
import type { AppendPairs, GroupWriter, ParameterWriter, RequestDraft } from "./operation.js";

/** By wire name, in declared order; pairs if JavaScript would reorder the names. */
export type Parameters =
  | Readonly<Record<string, ParameterWriter>>
  | readonly (readonly [name: string, writer: ParameterWriter])[];

export function queryGroup(parameters: Parameters): GroupWriter {
  const entries = entriesOf(parameters);
  const names = entries.map(([name]) => name);
  const mounted = entries.map(([, { write, required }]) => {
    const joinPairs: AppendPairs = (query, name, value) => {
      const text = write(name, value);
      return text === undefined ? query : query + "&" + text;
    };
    return { write, append: write.append ?? joinPairs, required };
  });
  return (values, draft) => {
    const given = ownMembers(values ?? {}, names);
    let query = "";
    let i = 0;
    try {
      for (; i < names.length; i++) {
        const value = given[i];
        const { write, append, required } = mounted[i]!;
        const before = query;
        // The first pair has no `&`.
        if (value !== undefined)
          query = before ? append(before, names[i]!, value) : (write(names[i]!, value) ?? "");
        if (required && query === before) throw new EncodeError("missing_required");
      }
    } catch (error) {
      throw EncodeError.at(error, names[i]!);
    }
    appendQuery(draft, query);
  };
}

/** An `in: querystring` parameter (OpenAPI 3.2): the whole query is one value. */
export function wholeQuery(writer: ParameterWriter): GroupWriter {
  return (value, draft) => appendQuery(draft, writeText(writer, "", value) ?? "");
}

export function headerGroup(parameters: Parameters): GroupWriter {
  const { names, write } = mountTexts(parameters);
  const keys = names.map((name) => name.toLowerCase());
  return (values, draft) => {
    let next = 0;
    for (const text of write(values)) {
      const key = keys[next++]!;
      if (text === undefined) continue;
      // To assign it would change what the object inherits.
      if (key === "__proto__") draft.headers = { ...draft.headers, [key]: text };
      else draft.headers[key] = text;
    }
  };
}

/** `headerGroup` for optional texts alone, without the rest. */
export function textHeaders(...names: readonly string[]): GroupWriter {
  const keys = names.map((name) => name.toLowerCase());
  return (values, { headers }) => {
    const texts = ownMembers(values ?? {}, names);
    let i = 0;
    try {
      for (; i < names.length; i++) {
        const value = texts[i];
        if (value !== undefined && value !== null)
          headers[keys[i]!] = checkHeader(scalarText(string, value))!;
      }
    } catch (error) {
      throw EncodeError.at(error, names[i]!);
    }
  };
}

export function cookieGroup(parameters: Parameters): GroupWriter {
  const { write } = mountTexts(parameters);
  return (values, { headers }) => {
    const cookies = joinTexts(write(values), "; ");
    if (cookies) headers["cookie"] = cookies;
  };
}

/** The texts of parameters in the order of their names; `undefined` where nothing is sent. */
export type Texts = readonly (string | undefined)[];

function entriesOf(parameters: Parameters): readonly (readonly [string, ParameterWriter])[] {
  return parameters instanceof Array ? parameters : Object.entries(parameters);
}

export interface MountedTexts {
  readonly names: readonly string[];
  readonly write: (values: unknown) => Texts;
}

export function mountTexts(parameters: Parameters): MountedTexts {
  const entries = entriesOf(parameters);
  const names = entries.map(([name]) => name);
  const writers = entries.map(([, writer]) => writer);
  const write = (values: unknown): Texts => {
    const texts = ownMembers(values ?? {}, names);
    let i = 0;
    try {
      for (; i < names.length; i++) texts[i] = writeText(writers[i]!, names[i]!, texts[i]);
    } catch (error) {
      throw EncodeError.at(error, names[i]!);
    }
    return texts as Texts;
  };
  return { names, write };
}

function writeText(writer: ParameterWriter, name: string, value: unknown): string | undefined {
  const text = writer.write(name, value);
  if (text === undefined && writer.required) throw new EncodeError("missing_required");
  return text;
}

function joinTexts(texts: Texts, separator: string): string {
  let all = "";
  for (const text of texts) if (text !== undefined) all += all ? separator + text : text;
  return all;
}

function appendQuery(draft: RequestDraft, query: string): void {
  if (query) draft.url += (draft.url.includes("?") ? "&" : "?") + query;
}
