/** From one page to the next by a URL of the server. */
import { redactUrl, withoutParameters } from "../tools/redact.js";
import { type Page, PaginationError, type Path, type Step } from "./pagination.js";
import { valueAt } from "../read/value-at.js";

/** By the header field `Link` with `rel="next"` (RFC 8288). */
export const byLink: Step = (page) => followLink(page, nextLink(page.headers.get("link") ?? ""));

/** By a URL in the page. */
export function byUrl(path: Path): Step {
  return (page) => followLink(page, valueAt(page.data, path));
}

/**
 * The request goes only to the same server as before, as it has the caller's credentials. An API
 * key that the server repeats in its link is removed: the client adds it again.
 */
function followLink({ request, baseUrl }: Page, target: unknown): ReturnType<Step> {
  if (typeof target !== "string" || !target) return undefined;
  const base = new URL(baseUrl).href.replace(/\/$/, "");
  let next: string | undefined;
  try {
    const url = new URL(target, base + request.url);
    url.hash = "";
    next = url.href;
  } catch {
    // Not a URL: reported below, like one of another server.
  }
  const rest = next?.startsWith(base) ? next.slice(base.length) : "";
  const { operation } = request;
  const isKey = (name: string): boolean => !!operation.keyParameters?.includes(name);
  if (/^[/?]/.test(rest)) return { url: withoutParameters(rest, isKey) };
  const shown = redactUrl(target, operation);
  throw new PaginationError(request, `the next page is not on ${base}: ${shown}`);
}

/** The target of the first link to the next page of this resource. */
function nextLink(header: string): string | undefined {
  const links = header.matchAll(
    /<([^<>]*)>((?:\s*;\s*[\w!#$%&'*+.^`|~-]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s",;]*))?)*)/g,
  );
  for (const [, target, parameters = ""] of links) {
    const values = parameters.matchAll(
      /;\s*([^\s=;]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*)))?/g,
    );
    const all = Array.from(values, ([, name = "", quoted, plain]) => {
      return [name.toLowerCase(), (quoted ?? plain ?? "").toLowerCase()] as const;
    });
    // The first of several `rel` counts (RFC 8288 3.3).
    const rel = all.find(([name]) => name === "rel")?.[1] ?? "";
    if (rel.split(/\s+/).includes("next") && !all.some(([name]) => name === "anchor"))
      return target;
  }
  return undefined;
}
