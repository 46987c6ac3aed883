// The runtime of wireform, copied. Do not edit.
/** From an operation's data and the caller's input to a complete request. */
import type { Responses } from "../read/response.js";
import { ownMembers } from "./codecs/members.js";
import { EncodeError, locate } from "./errors.js";
import {
  type BodyWriter,
  type HttpRequest,
  type Input,
  type Operation,
  type ParameterGroup,
  type RequestBody,
  type RequestDraft,
  whichOperation,
} from "./operation.js";

/** @throws EncodeError with the operation and the place in the input; nothing is sent */
export function build<R extends Responses>(
  operation: Operation<R>,
  input: Input | undefined,
): HttpRequest<R> {
  input?.[whichOperation]?.(operation);
  try {
    return encode(operation, input ?? {});
  } catch (error) {
    if (error instanceof EncodeError) error.operation = operation.id;
    throw error;
  }
}

function encode<R extends Responses>(operation: Operation<R>, given: Input): HttpRequest<R> {
  const { method, path, parameters = {}, body: writer, accept } = operation;
  const groups = Object.keys(parameters) as ParameterGroup[];
  const input: Input = ownMembers(given, writer ? [...groups, "body", "contentType"] : groups);

  const draft: RequestDraft = {
    url: path,
    headers: { __proto__: null } as object as RequestDraft["headers"],
  };
  for (const group of groups) locate(group, () => parameters[group]!(input[group], draft));
  const { body, contentType } = locate("body", () => writeBody(writer, input));
  const { url } = draft;
  const headers = { ...draft.headers };
  if (accept) headers["accept"] = accept;
  if (contentType) headers["content-type"] = contentType;
  Object.freeze(headers);
  return Object.freeze({ operation, method, url, headers, body });
}

function writeBody(
  writer: BodyWriter | undefined,
  { body, contentType }: Input,
): { readonly contentType?: string; readonly body: RequestBody | null } {
  if (body === undefined) {
    if (writer?.required) throw new EncodeError("missing_required");
    return { body: null };
  }
  const chosen = writer!.choose?.(contentType) ?? writer!;
  if (contentType !== undefined && contentType !== chosen.contentType)
    throw new EncodeError("type_mismatch", `contentType is ${chosen.contentType}`);
  const written = chosen.write(body);
  // A body may have its own `contentType`, and no `body`.
  return typeof written === "object" && "contentType" in written && "body" in written
    ? written
    : { contentType: chosen.contentType, body: written };
}
