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

/** The parameters to send, with the text of each. */
export type Texts = readonly (readonly [name: string, text: string])[];

export function queryGroup(parameters: Parameters): GroupWriter {
  const write = textsWriter(parameters);
  return (values, draft) => appendQuery(draft, joinTexts(write(values), "&"));
}

/** An `in: querystring` parameter (OpenAPI 3.2): the whole query is one value. */
export function wholeQuery(writer: ParameterWriter): GroupWriter {
  return (value, draft) => appendQuery(draft, writeText(writer, "", value) ?? "");
}

export function headerGroup(parameters: Parameters): GroupWriter {
  const write = textsWriter(parameters);
  return (values, draft) => {
    // A name may be `__proto__`, so it isn't assigned.
    for (const [name, text] of write(values))
      draft.headers = { ...draft.headers, [name.toLowerCase()]: text };
  };
}

export function cookieGroup(parameters: Parameters): GroupWriter {
  const write = textsWriter(parameters);
  return (values, { headers }) => {
    const cookies = joinTexts(write(values), "; ");
    if (cookies) headers["cookie"] = cookies;
  };
}

/**
 * Writes the texts of the parameters to send, in declared order.
 * @param isRequired whether all are required, whatever they say themselves
 */
export function textsWriter(
  parameters: Parameters,
  isRequired?: boolean,
): (values: unknown) => Texts {
  const writers = parameters instanceof Array ? parameters : Object.entries(parameters);
  const names = writers.map(([name]) => name);
  return (values) => {
    const given = ownMembers(values ?? {}, names);
    const texts: [name: string, text: string][] = [];
    let name = "";
    try {
      for (const [declared, writer] of writers) {
        name = declared;
        const text = writeText(writer, name, given(name), isRequired);
        if (text !== undefined) texts.push([name, text]);
      }
    } catch (error) {
      throw EncodeError.at(error, name);
    }
    return texts;
  };
}

function writeText(
  writer: ParameterWriter,
  name: string,
  value: unknown,
  isRequired = writer.required,
): string | undefined {
  const text = writer.write(name, value);
  if (text === undefined && isRequired) throw new EncodeError("missing_required");
  return text;
}

function joinTexts(texts: Texts, separator: string): string {
  return texts.map(([, text]) => text).join(separator);
}

function appendQuery(draft: RequestDraft, query: string): void {
  if (query) draft.url += (draft.url.includes("?") ? "&" : "?") + query;
}
