// The runtime of wireform, copied. Do not edit.
/**
 * The parameters of one place, written into a request: one export for each place, so that a program
 * bundles only those that it uses. Those of the path are in `path.ts`.
 */
import { ownMembers } from "./codecs/members.js";
import { EncodeError } from "./errors.js";
import type { GroupWriter, ParameterWriter, RequestDraft } from "./operation.js";

/** By wire name, in declared order; pairs if JavaScript would reorder the names. */
export type Parameters =
  | Readonly<Record<string, ParameterWriter>>
  | readonly (readonly [name: string, writer: ParameterWriter])[];

export function queryGroup(parameters: Parameters): GroupWriter {
  const write = textsWriter(parameters);
  return (values, draft) => appendQuery(draft, joinTexts(write, values, "&"));
}

/** An `in: querystring` parameter (OpenAPI 3.2): the whole query is one value. */
export function wholeQuery(writer: ParameterWriter): GroupWriter {
  return (value, draft) => appendQuery(draft, writeText(writer, "", value) ?? "");
}

export function headerGroup(parameters: Parameters): GroupWriter {
  const write = textsWriter(parameters);
  return (values, draft) =>
    write(values, (text, name) => {
      const key = name.toLowerCase();
      // To assign it would change what the object inherits.
      if (key === "__proto__") draft.headers = { ...draft.headers, [key]: text };
      else draft.headers[key] = text;
    });
}

export function cookieGroup(parameters: Parameters): GroupWriter {
  const write = textsWriter(parameters);
  return (values, { headers }) => {
    const cookies = joinTexts(write, values, "; ");
    if (cookies) headers["cookie"] = cookies;
  };
}

/** Hands over the texts of the parameters to send, in declared order. */
export type TextsWriter = (values: unknown, use: (text: string, name: string) => void) => void;

export function textsWriter(parameters: Parameters): TextsWriter {
  const writers = parameters instanceof Array ? parameters : Object.entries(parameters);
  const names = writers.map(([name]) => name);
  return (values, use) => {
    const given = ownMembers(values ?? {}, names);
    let name = "";
    try {
      for (const [declared, writer] of writers) {
        name = declared;
        const text = writeText(writer, name, given(name));
        if (text !== undefined) use(text, name);
      }
    } catch (error) {
      throw EncodeError.at(error, name);
    }
  };
}

function writeText(writer: ParameterWriter, name: string, value: unknown): string | undefined {
  const text = writer.write(name, value);
  if (text === undefined && writer.required) throw new EncodeError("missing_required");
  return text;
}

function joinTexts(write: TextsWriter, values: unknown, separator: string): string {
  let all = "";
  write(values, (text) => {
    all += all && separator;
    all += text;
  });
  return all;
}

function appendQuery(draft: RequestDraft, query: string): void {
  if (query) draft.url += (draft.url.includes("?") ? "&" : "?") + query;
}
