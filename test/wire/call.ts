/** How a case's operation is called, and the expected request. */
import type { HttpRequest } from "../../generated/src/stripe/index.js";
import { decodeTyped } from "./typed-value.js";
import { pathOf, type Spec, type WireCase } from "./wire-case.js";

/** The group of the input that a case is about. */
export function groupOf(spec: Spec): "path" | "query" | "headers" | "cookies" | "body" {
  if ("mediaType" in spec) return "body";
  if ("parameters" in spec || spec.in === "querystring") return "query";
  return (
    ({ header: "headers", cookie: "cookies" } as const)[spec.in as string] ??
    (spec.in as "path" | "query")
  );
}

/** The input, with the case's value in its group. */
export function inputOf({ spec, value }: WireCase): object {
  const decoded = decodeTyped(value);
  // For several parameters, a body or `in: querystring`, the value is the whole group.
  const isWhole = !("in" in spec) || spec.in === "querystring";
  const group = isWhole ? decoded : Object.fromEntries([[spec.name, decoded]]);
  return { [groupOf(spec)]: group };
}

/** Everything in a request, for comparison: any wrong byte shows. */
export interface Parts {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** What a case expects; `wire` is `null` where nothing is sent. */
export function expectedParts(wireCase: WireCase, wire: string | null): Parts {
  const { spec, operationId } = wireCase;
  const url = `/${operationId}`;
  switch (groupOf(spec)) {
    case "path": {
      const isTemplate = "template" in spec;
      const template = isTemplate ? "" : "/";
      return { method: "GET", url: url + template + (wire ?? ""), headers: {}, body: null };
    }
    case "query":
      return { method: "GET", url: wire ? `${url}?${wire}` : url, headers: {}, body: null };
    case "headers":
    case "cookies": {
      const name = "in" in spec && spec.in === "header" ? spec.name.toLowerCase() : "cookie";
      return { method: "GET", url, headers: wire === null ? {} : { [name]: wire }, body: null };
    }
    case "body":
      return { method: "POST", url: pathOf(wireCase), headers: contentTypeOf(spec), body: wire };
  }
}

/** The parts of a request, with its body as text of one character per byte. */
export async function partsOf(
  { method, url, headers, body }: HttpRequest,
  { spec }: WireCase,
): Promise<Parts> {
  const text = body === null ? null : latin1(await new Response(body).arrayBuffer());
  const parts = { method, url, headers, body: text };
  // Boundaries are random: replace the request's by the one in the case.
  const own = /boundary="?([^";]+)/.exec(headers["content-type"] ?? "")?.[1];
  if (own === undefined || !("boundary" in spec)) return parts;
  return { ...parts, headers: contentTypeOf(spec), body: text!.replaceAll(own, spec.boundary!) };
}

/** Bytes as characters U+0000 to U+00FF, so that differences are readable. */
export function latin1(bytes: ArrayBuffer | Uint8Array): string {
  return Buffer.from(bytes as Uint8Array).toString("latin1");
}

function contentTypeOf(spec: Spec): Record<string, string> {
  if (!("mediaType" in spec)) return {};
  const { mediaType, boundary } = spec;
  return {
    "content-type": boundary === undefined ? mediaType : `${mediaType}; boundary=${boundary}`,
  };
}
