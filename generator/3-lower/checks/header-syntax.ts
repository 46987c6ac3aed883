import { child, type Node } from "../../2-resolve/node.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import type { Lowering } from "../lowering.js";

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const quoted = '"(?:[\\t !#-\\[\\]-~]|\\\\[\\t !-~])*"';
const tokenPattern = new RegExp(`^${token}$`);
const mediaTypePattern = new RegExp(
  `^${token}(?:/${token})+(?:[ \\t]*;[ \\t]*(?:${token}=(?:${token}|${quoted}))?)*[ \\t]*$`,
);

/** Whether a text is a token (RFC 9110, 5.6.2). */
export function isToken(text: string): boolean {
  return tokenPattern.test(text);
}

/** Reports a name of a header, cookie or method that would break out of its line of the request. */
export function checkToken(what: string, name: string, node: Node, lowering: Lowering): void {
  if (isToken(name)) return;
  lowering.diagnostics.report("WF3013", node.at, `${what} can't be ${JSON.stringify(name)}`, {
    hint: "use letters, digits and !#$%&'*+-.^_`|~",
  });
}

/**
 * Reports a media type with characters that RFC 9110 (8.3.1) doesn't allow. Invented ones, such as `a/b/c`,
 * do no harm.
 */
export function checkMediaType(mediaType: string, node: Node, lowering: Lowering): void {
  if (mediaTypePattern.test(mediaType)) return;
  const message = `${JSON.stringify(mediaType)} is not a media type`;
  lowering.diagnostics.report("WF3013", node.at, message, { on: "key", hint: mediaTypeHint });
}

/**
 * The media types of a `content`, in the order of the document. A key that isn't a media type is ignored
 * beside valid ones; alone it is an error, since it can't be sent.
 */
export function validMediaTypes(content: Node, lowering: Lowering): readonly string[] {
  const names = lowering.openapi.keysOf(content).filter((name) => !name.startsWith("x-"));
  const sendable = names.filter((name) => mediaTypePattern.test(name));
  for (const name of names) {
    const { at } = child(content, name)!;
    if (sendable.length === 0) checkMediaType(name, { value: undefined, at }, lowering);
    else if (!sendable.includes(name))
      lowering.diagnostics.report(
        "WF2007",
        at,
        `${JSON.stringify(name)} is not a media type: it has no effect`,
        {
          on: "key",
          hint: mediaTypeHint,
        },
      );
  }
  return sendable;
}

const mediaTypeHint = "write `type/subtype`, with `; name=value` if needed";

/** Reports a fixed value that would end its header: a line break. */
export function checkHeaderValue(value: string, node: Node, lowering: Lowering): void {
  if (!/[\r\n\0]/.test(value)) return;
  lowering.diagnostics.report("WF3013", node.at, "a header's value can't have line breaks");
}

/**
 * The path as it is sent: what can't stand in a path is percent-encoded, but for the `{names}`.
 * A fragment is never sent; some documents use one to distinguish operations of one path.
 * @param at the path in the document
 */
export function validPath(path: string, at: Pointer, lowering: Lowering): string {
  const report = (code: "WF2008" | "WF3005" | "WF3013", message: string, hint?: string) =>
    lowering.diagnostics.report(code, at, message, { on: "key", hint });
  // Literal text at even indices, names at odd ones.
  const parts = path.split(/(\{[^{}]*\})/);
  const end = parts.findIndex((part, i) => i % 2 === 0 && part.includes("#"));
  const sent = end < 0 ? parts : [...parts.slice(0, end), parts[end]!.split("#", 1)[0]!];
  if (end >= 0)
    report(
      "WF3005",
      `the part after # is never sent: ${path}`,
      "only the path before it is sent: a server can't tell operations apart by it",
    );
  if (!path.startsWith("/")) {
    report("WF2008", `a path must start with a slash: ${path}`);
    sent[0] = `/${sent[0]}`;
  }
  const [route = ""] = sent
    .map((part, i) => (i % 2 === 0 ? part : "name"))
    .join("")
    .split("?", 1);
  if (route.split("/").some((segment) => /^(\.|%2e){1,2}$/i.test(segment)))
    report(
      "WF3013",
      `a path can't have a segment . or ..: ${path}`,
      "HTTP clients remove it: the request would reach another path",
    );
  return sent.map((part, i) => (i % 2 === 0 ? part.replace(unallowed, encodePart) : part)).join("");
}

/** Characters that no path or query may have, and percent signs that encode nothing. */
const unallowed = /[^!$&'()*+,\-./0-9:;=?@A-Z[\]_a-z|~%]+|%(?![0-9A-Fa-f]{2})/g;

function encodePart(text: string): string {
  // A lone surrogate becomes U+FFFD, as everywhere on the web.
  return encodeURIComponent(Buffer.from(text).toString());
}
