// The runtime of wireform, copied. Do not edit.
/** From an operation's data and the caller's input to a complete request. */
import type { Responses } from "../read/response.js";
import { ownMembers } from "./codecs/members.js";
import { EncodeError } from "./errors.js";
import {
  type BodyWriter,
  type HttpRequest,
  type Input,
  type LazyOperation,
  type Operation,
  type ParameterGroup,
  type RequestBody,
  type RequestDraft,
  whichOperation,
} from "./operation.js";

/** @throws EncodeError with the operation and the place in the input; nothing is sent */
export function build<R extends Responses>(
  lazy: LazyOperation<Operation<R>>,
  input: Input | undefined,
): HttpRequest<R> {
  const operation = (lazy.made ??= lazy());
  input?.[whichOperation]?.(operation);
  const { method, path, parameters = {}, body: writer, accept } = operation;
  let place: string | undefined;
  try {
    const names = Object.keys(parameters);
    if (writer) names.push("body", "contentType");
    const given = ownMembers(input ?? {}, names);
    const draft: RequestDraft = { url: path, headers: {} };
    let next = 0;
    for (place in parameters) parameters[place as ParameterGroup]!(given[next++], draft);
    place = "body";
    const { url, headers } = draft;
    if (accept) headers["accept"] = accept;
    const body = writeBody(writer, given[next], given[next + 1], headers);
    Object.freeze(headers);
    return Object.freeze({ operation, method, url, headers, body });
  } catch (error) {
    if (place) EncodeError.at(error, place);
    if (error instanceof EncodeError) error.operation = operation.id;
    throw error;
  }
}

function writeBody(
  writer: BodyWriter | undefined,
  body: unknown,
  contentType: unknown,
  headers: RequestDraft["headers"],
): RequestBody | null {
  if (body === undefined) {
    if (writer?.required) throw new EncodeError("missing_required");
    return null;
  }
  const chosen = writer!.choose?.(contentType as string | undefined) ?? writer!;
  const { contentType: type } = chosen;
  if (contentType !== undefined && contentType !== type)
    throw new EncodeError("type_mismatch", `contentType is ${type}`);
  const written = chosen.write(body);
  // Neither bytes, nor Blobs, nor streams have such a member.
  const isWhole = typeof written === "object" && "body" in written;
  headers["content-type"] = isWhole ? written.contentType : type;
  return isWhole ? written.body : written;
}
