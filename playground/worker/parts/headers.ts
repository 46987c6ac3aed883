/** The header fields, and those that the client adds when it sends. */
import type { SecurityScheme } from "../../../generator/model/security.js";
import type { RequestPart } from "../../messages.js";
import type { PlainRequest } from "../build-request.js";
import { partsOf, type Facts } from "./part.js";
import { contentOf } from "./body.js";

export function headerParts(
  request: PlainRequest,
  body: string,
  facts: Facts,
): readonly RequestPart[] {
  const { plain } = partsOf("headers", facts.places);
  const lines = Object.entries(request.headers).map(([name, value]) =>
    headerPart(name, value, request, facts),
  );
  const length = new TextEncoder().encode(body).length;
  const sized = body === "" ? [] : [plain(`content-length: ${length}`, "counted when it is sent")];
  return [...lines, ...credentials(facts), ...sized].flatMap((line) => [line, plain("\n")]);
}

function headerPart(
  name: string,
  value: string,
  request: PlainRequest,
  { operation, places }: Facts,
): RequestPart {
  const { said, plain } = partsOf("headers", places);
  const text = `${name}: ${value}`;
  const content = contentOf(request, operation);
  if (name === "content-type" && content !== null)
    return said(text, "the body's media type", content.at);
  if (name === "accept")
    return said(text, "the media types of responses", `${operation.at}/responses`);
  const parameters = [...operation.parameters, ...places.api.clientParameters];
  const parameter = parameters.find((one) =>
    one.in === "cookie"
      ? name === "cookie"
      : one.in === "header" && one.name.toLowerCase() === name,
  );
  if (parameter === undefined) return plain(text);
  return said(text, `the ${parameter.in} parameter ${parameter.name}`, parameter.at);
}

/** The client adds them, of the first alternative that the operation names. */
function credentials({ operation, places }: Facts): readonly RequestPart[] {
  const { said } = partsOf("headers", places);
  const [names = []] = operation.security;
  const [file = ""] = operation.at.split("#", 1);
  return names.flatMap((name) => {
    const scheme = places.api.security.find((one) => one.name === name);
    const text = scheme === undefined ? null : credential(scheme);
    if (text === null) return [];
    const at = `${file}#/components/securitySchemes/${name}`;
    const what = `the credentials of ${name}, which the client adds`;
    return [{ ...said(text, what, at), isPlaceholder: true }];
  });
}

function credential(scheme: SecurityScheme): string | null {
  switch (scheme.kind) {
    case "bearer":
      return "authorization: Bearer …";
    case "basic":
      return "authorization: Basic …";
    case "http":
      return `authorization: ${scheme.scheme} …`;
    case "apiKey":
      return scheme.in === "header" ? `${scheme.key.toLowerCase()}: …` : null;
    case "mutualTLS":
      return null;
  }
}
