/** A request without a body as a careful person would write it by hand: its URL and its headers. */
import { escapeRfc, field, whole } from "./values.js";

export interface ItemsInput {
  readonly path: { readonly account: string; readonly transfer: string };
  readonly query: {
    readonly limit?: number;
    readonly starting_after?: string;
    readonly status?: readonly string[];
    readonly created?: { readonly gte?: number; readonly lt?: number };
    readonly q?: string;
  };
  readonly headers: { readonly "Trace-Id"?: string; readonly "Api-Version"?: string };
}

export interface HandRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: null;
}

export function requestItems({ path, query, headers }: ItemsInput): HandRequest {
  let pairs = "";
  if (query.limit !== undefined) pairs += "&limit=" + whole(query.limit);
  if (query.starting_after !== undefined)
    pairs += "&starting_after=" + escapeRfc(query.starting_after);
  if (query.status !== undefined)
    for (const status of query.status) pairs += "&status=" + escapeRfc(status);
  const { created } = query;
  if (created?.gte !== undefined) pairs += "&created%5Bgte%5D=" + whole(created.gte);
  if (created?.lt !== undefined) pairs += "&created%5Blt%5D=" + whole(created.lt);
  if (query.q !== undefined) pairs += "&q=" + escapeRfc(query.q);
  const sent: Record<string, string> = {};
  if (headers["Trace-Id"] !== undefined) sent["trace-id"] = field(headers["Trace-Id"]);
  if (headers["Api-Version"] !== undefined) sent["api-version"] = field(headers["Api-Version"]);
  sent["accept"] = "application/json";
  const route = `/v1/accounts/${segment(path.account)}/transfers/${segment(path.transfer)}/items`;
  return {
    method: "GET",
    url: pairs ? `${route}?${pairs.slice(1)}` : route,
    headers: sent,
    body: null,
  };
}

/** Others would be dropped from the path: the request would reach another route. */
function segment(value: string): string {
  if (value !== "" && value !== "." && value !== "..") return escapeRfc(value);
  throw new RangeError("not a segment");
}
