import type { IncomingMessage, ServerResponse } from "node:http";

/** Pages of any origin may call the fake, with credentials too, and read the answer. */
export function allowOrigin({ headers }: IncomingMessage, outgoing: ServerResponse): void {
  const { origin } = headers;
  outgoing.setHeader("access-control-allow-origin", origin ?? "*");
  // Browsers refuse credentials together with `*`, which then is a name like others.
  if (origin !== undefined) outgoing.setHeader("access-control-allow-credentials", "true");
  const asked = headers["access-control-request-headers"];
  if (asked !== undefined) outgoing.setHeader("access-control-allow-headers", asked);
  const method = headers["access-control-request-method"];
  if (method !== undefined) outgoing.setHeader("access-control-allow-methods", method);
  outgoing.setHeader("vary", "origin");
}

/** @param names of the header fields that the page may read */
export function exposeHeaders(names: Iterable<string>, outgoing: ServerResponse): void {
  outgoing.setHeader("access-control-expose-headers", [...names].join(", "));
}
