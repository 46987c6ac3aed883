import type { RequestContent } from "../../../generator/model/body.js";
import type { Operation } from "../../../generator/model/operation.js";
import type { RequestPart } from "../../messages.js";
import type { PlainRequest } from "../build-request.js";
import { jsonTokens } from "./json-tokens.js";
import { memberPath, partsOf, type Facts } from "./part.js";

export function bodyParts(
  request: PlainRequest,
  body: string,
  { operation, places }: Facts,
): readonly RequestPart[] {
  const content = contentOf(request, operation);
  const { said, plain } = partsOf("body", places);
  if (body === "") return [];
  if (content === null) return [plain(body)];
  const member = (text: string, path: readonly string[]) => {
    const at = places.ofMember(content.shape, path, content.at);
    return said(text, path.length === 0 ? "the body" : `the member ${path.join(".")}`, at);
  };
  switch (content.format.kind) {
    case "json":
      return jsonTokens(body).map(({ text, path }) =>
        path === null ? plain(text) : member(text, path),
      );
    case "form":
      return body.split("&").flatMap((pair, index) => {
        const between = index === 0 ? [] : [plain("&")];
        return [...between, member(pair, memberPath(pair.split("=", 1)[0]!))];
      });
    case "multipart":
      return multipartSections(body).map(({ text, name }) =>
        name === null ? plain(text) : member(text, memberPath(name)),
      );
    case "text":
    case "binary":
      return [member(body, [])];
  }
}

/** The media type of the document that a request has. */
export function contentOf({ headers }: PlainRequest, operation: Operation): RequestContent | null {
  const contents = operation.body?.contents ?? [];
  const sent = headers["content-type"]?.split(";", 1)[0]!.trim();
  const found = contents.find(({ mediaType }) => mediaType.split(";", 1)[0]!.trim() === sent);
  return found ?? contents[0] ?? null;
}

/** Each boundary line, and what stands between two of them. */
function multipartSections(body: string) {
  const [boundary = ""] = body.split("\r\n", 1);
  const pieces = body.split(boundary);
  return pieces.flatMap((text, index) => {
    const name = /\bname="([^"]*)"/.exec(text)?.[1] ?? null;
    const own = text === "" ? [] : [{ text, name }];
    return index === 0 ? own : [{ text: boundary, name: null }, ...own];
  });
}
