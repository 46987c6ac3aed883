/**
 * A remote cache on the loopback interface, with what `turbo run` needs. Source:
 * turborepo.dev/docs/openapi (`/v8/artifacts`).
 */
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface RemoteCache {
  /** The environment variables that make `turbo` use it. */
  readonly environment: Readonly<Record<string, string>>;
  /** The hashes of all tasks whose output was uploaded, in order. */
  readonly uploaded: readonly string[];
  close(): void;
}

interface Artifact {
  readonly bytes: Buffer;
  /** How long the task took, in milliseconds; returned as received. */
  readonly duration: string;
}

interface Answer {
  readonly status: number;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

const token = "loopback-token";
const team = "example-team";

export async function startRemoteCache(): Promise<RemoteCache> {
  const artifacts = new Map<string, Artifact>();
  const server = createServer(async (request, response) => {
    const { status, body = "{}", headers } = await answer(request, artifacts);
    response.writeHead(status, { ...headers }).end(body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return {
    environment: {
      TURBO_API: `http://127.0.0.1:${port}`,
      TURBO_TOKEN: token,
      TURBO_TEAM: team,
    },
    get uploaded() {
      return [...artifacts.keys()];
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(request: IncomingMessage, artifacts: Map<string, Artifact>): Promise<Answer> {
  const { method, headers } = request;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);

  const { pathname, searchParams } = new URL(request.url!, "http://127.0.0.1");
  if (headers.authorization !== `Bearer ${token}`) return { status: 401 };
  if (searchParams.get("slug") !== team) return { status: 403 };
  if (pathname === "/v8/artifacts/status")
    return { status: 200, body: JSON.stringify({ status: "enabled" }) };
  if (pathname === "/v8/artifacts/events") return { status: 200 };

  const hash = /^\/v8\/artifacts\/([0-9a-f]+)$/.exec(pathname)?.[1];
  if (hash === undefined) return { status: 404 };
  if (method === "PUT") {
    const duration = String(headers["x-artifact-duration"] ?? 0);
    artifacts.set(hash, { bytes: Buffer.concat(chunks), duration });
    return { status: 202, body: JSON.stringify({ urls: [] }) };
  }
  const artifact = artifacts.get(hash);
  if (artifact === undefined) return { status: 404 };
  return {
    status: 200,
    body: method === "HEAD" ? "" : artifact.bytes,
    headers: { "x-artifact-duration": artifact.duration },
  };
}
