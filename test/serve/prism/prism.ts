/** Prism, which knows OpenAPI by itself: it judges what passes between others, or answers. */
import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec, type IHttpConfig } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import { closeAfterTest } from "../../leftovers.js";

const usual = {
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  errors: false,
  mock: { dynamic: false },
  upstreamProxy: undefined,
};

/** Stands before a server. What violates the document is in the header `sl-violations`. */
export function startPrismProxy(document: string, upstream: string): Promise<string> {
  return start(document, { ...usual, isProxy: true, upstream: new URL(upstream) });
}

/** Answers by the document. */
export function startPrismMock(document: string): Promise<string> {
  return start(document, { ...usual, isProxy: false });
}

async function start(document: string, config: IHttpConfig): Promise<string> {
  const operations = await getHttpOperationsFromSpec(document);
  const logger = createLogger("prism", { level: "silent" });
  const server = createServer(operations, { components: { logger }, config, cors: false });
  const url = await server.listen(0, "127.0.0.1");
  closeAfterTest(() => server.close());
  return url;
}
