/** From an operation's data and the caller's input to a request that is ready to be sent. */
import { EncodeError } from "./errors.js";
import type {
  BodyWriter,
  HttpRequest,
  Input,
  Operation,
  Parameters,
  ParameterWriter,
  QueryString,
  RequestBody,
} from "./operation.js";
import { expandPath, type Texts } from "./path.js";
import type { ResponseReader, Responses } from "./response.js";
import { isObject, type Members, misfit } from "./scalar.js";

/** @throws EncodeError with the operation and the place in the input; nothing is sent */
export function build<R extends Responses>(
  operation: Operation<R>,
  input: Input | undefined,
): HttpRequest<R> {
  try {
    return encode(operation, input ?? {});
  } catch (error) {
    if (error instanceof EncodeError) error.operation = operation.id;
    throw error;
  }
}

function encode<R extends Responses>(operation: Operation<R>, given: Input): HttpRequest<R> {
  const { method, path, parameters = {}, body } = operation;
  const parts = Object.keys(parameters);
  const input: Input = ownMembers(given, body ? [...parts, "body", "contentType"] : parts);
  const textsOf = (group: keyof typeof parameters): Texts => groupTexts(parameters, group, input);

  let url = expandPath(path, textsOf("path"));
  const query = joinTexts(textsOf("query"), "&");
  if (query) url += (url.includes("?") ? "&" : "?") + query;
  const content = locate("body", () => bodyOf(body, input));
  const headers: Record<string, string> = {};
  const cookies = joinTexts(textsOf("cookies"), "; ");
  for (const [name, text] of textsOf("headers")) headers[name.toLowerCase()] = text;
  const accept = acceptOf(operation);
  if (accept) headers["accept"] = accept;
  if (content.contentType) headers["content-type"] = content.contentType;
  if (cookies) headers["cookie"] = cookies;
  Object.freeze(headers);
  return Object.freeze({ operation, method, url, headers, body: content.body });
}

/** The own enumerable members, without a prototype. A misspelled name would be lost in silence. */
function ownMembers(values: unknown, declared: readonly string[]): Members {
  if (!isObject(values)) throw misfit(values, "an object");
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && !declared.includes(name)) {
      throw EncodeError.at(new EncodeError("unknown_property", "not declared"), name);
    }
  }
  return Object.assign(Object.create(null), values);
}

/** The parameters of a group that are sent, by wire name, in declared order. */
function groupTexts(
  parameters: NonNullable<Operation["parameters"]>,
  group: keyof typeof parameters,
  input: Input,
): Texts {
  const writers = parameters[group];
  if (!writers) return [];
  if (isWhole(writers)) return writeAll([[group, writers]], input as Members, false);
  const named: Writers = Array.isArray(writers) ? writers : Object.entries(writers);
  return locate(group, () => {
    const values = ownMembers(
      input[group] ?? {},
      named.map(([name]) => name),
    );
    return writeAll(named, values, group === "path");
  });
}

type Writers = readonly (readonly [name: string, writer: ParameterWriter])[];

function isWhole(parameters: Parameters | QueryString): parameters is QueryString {
  return "whole" in parameters && parameters.whole === true;
}

function writeAll(writers: Writers, values: Members, required: boolean): Texts {
  const texts: [name: string, text: string][] = [];
  for (const [name, writer] of writers) {
    const value = values[name];
    if (value === undefined && !required && !writer.required) continue;
    const text = locate(name, () => writer.write(name, value));
    if (text !== undefined) texts.push([name, text]);
    else if (required || writer.required) throw EncodeError.at(missing(), name);
  }
  return texts;
}

function bodyOf(
  writer: BodyWriter | undefined,
  { body, contentType }: Input,
): { readonly contentType: string; readonly body: RequestBody | null } {
  if (body === undefined) {
    if (writer?.required) throw missing();
    return { contentType: "", body: null };
  }
  const chosen = writer!.choose?.(contentType) ?? writer!;
  if (contentType !== undefined && contentType !== chosen.contentType)
    throw new EncodeError("type_mismatch", `contentType is ${chosen.contentType}`);
  const written = chosen.write(body);
  return typeof written === "object" && "contentType" in written
    ? written
    : { contentType: chosen.contentType, body: written };
}

const accepts: WeakMap<object, string> = /* @__PURE__ */ new WeakMap();

function acceptOf({ responses }: Operation): string {
  let accept = accepts.get(responses);
  if (accept === undefined) {
    const readers: ResponseReader[] = Object.values(responses);
    accept = [...new Set(readers.flatMap((reader) => reader.accept))].join(", ");
    accepts.set(responses, accept);
  }
  return accept;
}

function joinTexts(texts: Texts, separator: string): string {
  return texts.map(([, text]) => text).join(separator);
}

/** Runs a step; the place of its error starts with `name`. */
function locate<T>(name: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw EncodeError.at(error, name);
  }
}

function missing(): EncodeError {
  return new EncodeError("missing_required", "required, but nothing would be sent");
}
