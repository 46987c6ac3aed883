// The runtime of wireform, copied. Do not edit.
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
import { expandPath, type Segments, segmentsOf, type Texts } from "./path.js";
import type { ResponseReader, Responses } from "./response.js";
import { isObject, type Members, misfit } from "./scalar.js";

/** @throws EncodeError with the operation and the place in the input; nothing is sent */
export function build<R extends Responses>(
  operation: Operation<R>,
  input: Input | undefined,
): HttpRequest<R> {
  try {
    return encode(operation, mount(operation), input ?? {});
  } catch (error) {
    if (error instanceof EncodeError) error.operation = operation.id;
    throw error;
  }
}

type Group = "path" | "query" | "headers" | "cookies";
type Writers = readonly (readonly [name: string, writer: ParameterWriter])[];

/** What an operation needs for each request, worked out for the first one. */
interface Mounted {
  readonly segments: Segments;
  readonly groups: Readonly<Record<string, Writers | QueryString | undefined>>;
  /** The members that an input may have. */
  readonly parts: readonly string[];
  readonly bodies: Readonly<Record<string, BodyWriter>>;
  readonly accept: string;
}

const mounts: WeakMap<object, Mounted> = /* @__PURE__ */ new WeakMap();

function mount(operation: Operation): Mounted {
  let mounted = mounts.get(operation);
  if (mounted === undefined) {
    const groups = Object.entries(operation.parameters ?? {}).map(
      ([group, parameters]: [string, Parameters | QueryString]) =>
        [group, isWhole(parameters) ? parameters : writersOf(parameters)] as const,
    );
    mounted = {
      segments: segmentsOf(operation.path),
      groups: Object.fromEntries(groups),
      parts: groups.map(([group]) => group).concat(operation.body ? ["body", "contentType"] : []),
      bodies: bodiesOf(operation),
      accept: acceptOf(operation),
    };
    mounts.set(operation, mounted);
  }
  return mounted;
}

function encode<R extends Responses>(
  operation: Operation<R>,
  mounted: Mounted,
  given: Input,
): HttpRequest<R> {
  const input: Input = ownMembers(given, mounted.parts);
  const path = expandPath(mounted.segments, encodeGroup("path", mounted, input));
  const query = joinTexts(encodeGroup("query", mounted, input), "&");
  const encoded = encodeBody(mounted.bodies, input);
  const cookies = joinTexts(encodeGroup("cookies", mounted, input), "; ");
  const headers = encodeGroup("headers", mounted, input).map(
    ([name, text]) => [name.toLowerCase(), text] as const,
  );
  if (mounted.accept !== "") headers.push(["accept", mounted.accept]);
  if (encoded.contentType !== "") headers.push(["content-type", encoded.contentType]);
  if (cookies !== "") headers.push(["cookie", cookies]);
  return Object.freeze({
    operation,
    method: operation.method,
    url: query === "" ? path : path + (path.includes("?") ? "&" : "?") + query,
    headers: Object.freeze(Object.fromEntries(headers)),
    body: encoded.body,
  });
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
function encodeGroup(group: Group, { groups }: Mounted, input: Input): Texts {
  const writers = groups[group] ?? [];
  if ("whole" in writers)
    return encodeParameters([[group, writers]], { [group]: input[group] }, false);
  try {
    const declared = writers.map(([name]) => name);
    const values = ownMembers(input[group] ?? {}, declared);
    return encodeParameters(writers, values, group === "path");
  } catch (error) {
    throw EncodeError.at(error, group);
  }
}

function encodeParameters(writers: Writers, values: Members, required: boolean): Texts {
  const texts: [name: string, text: string][] = [];
  for (const [name, writer] of writers) {
    try {
      const text = writer.write(name, values[name]);
      if (text !== undefined) texts.push([name, text]);
      else if (required || writer.required) throw missing();
    } catch (error) {
      throw EncodeError.at(error, name);
    }
  }
  return texts;
}

function encodeBody(
  bodies: Mounted["bodies"],
  { body, contentType }: Input,
): { readonly contentType: string; readonly body: RequestBody | null } {
  try {
    if (body === undefined) {
      if (Object.values(bodies).some((writer) => writer.required)) throw missing();
      return { contentType: "", body: null };
    }
    const writer = selectBody(bodies, contentType);
    const written = writer.write(body);
    return typeof written === "object" && "contentType" in written
      ? written
      : { contentType: writer.contentType, body: written };
  } catch (error) {
    throw EncodeError.at(error, "body");
  }
}

function selectBody(bodies: Mounted["bodies"], contentType: string | undefined): BodyWriter {
  const declared = Object.keys(bodies);
  const selected = contentType ?? (declared.length === 1 ? declared[0]! : "");
  if (Object.hasOwn(bodies, selected)) return bodies[selected]!;
  const code = contentType === undefined ? "ambiguous_content_type" : "type_mismatch";
  throw new EncodeError(code, `contentType is one of ${declared.join(", ")}`);
}

function isWhole(parameters: Parameters | QueryString): parameters is QueryString {
  return "whole" in parameters && parameters.whole === true;
}

function writersOf(parameters: Parameters): Writers {
  return parameters instanceof Array ? parameters : Object.entries(parameters);
}

function bodiesOf({ body = {} }: Operation): Mounted["bodies"] {
  return isBodyWriter(body) ? { [body.contentType]: body } : body;
}

function isBodyWriter(body: Operation["body"] & object): body is BodyWriter {
  return typeof body.write === "function";
}

function acceptOf({ responses }: Operation): string {
  const readers: ResponseReader[] = Object.values(responses);
  return [...new Set(readers.flatMap((reader) => reader.accept))].join(", ");
}

function joinTexts(texts: Texts, separator: string): string {
  return texts.map(([, text]) => text).join(separator);
}

function missing(): EncodeError {
  return new EncodeError("missing_required", "required, but nothing would be sent");
}
