/** The shop of the pages, as a server on loopback: what arrives is kept, and some orders misbehave. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer, type ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";
import type { TLSSocket } from "node:tls";

export interface Arrived {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
  /** The name in the client's certificate. */
  readonly certificate: string | undefined;
}

export interface ShopServer {
  readonly url: string;
  readonly arrived: Arrived[];
  /** How many callers of `/orders/slow` left. */
  left(): number;
  close(): Promise<void>;
}

export const order = { id: "o1", status: "open", lines: [], created: "2024-10-30T01:57:05Z" };

/** @param secure for https */
export async function startShop(secure?: ServerOptions): Promise<ShopServer> {
  const arrived: Arrived[] = [];
  /** Lets the second line of `/lines` go. */
  let release = (): void => undefined;
  let waiting = 0;
  let left = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks = (await request.toArray()) as Buffer[];
    const { method = "", url = "", headers } = request;
    const certificate = (request.socket as Partial<TLSSocket>).getPeerCertificate?.().subject?.CN;
    const body = Buffer.concat(chunks);
    arrived.push({ method, url, headers, body, certificate: certificate as string | undefined });
    const json = (status: number, data: unknown, type = "application/json") =>
      response.writeHead(status, { "content-type": type }).end(JSON.stringify(data));
    const times = arrived.filter((one) => one.url === url).length;
    if (url === "/orders/lost" && times % 2 === 1) request.socket.destroy();
    else if (url === "/orders/none")
      json(404, { title: "no such order" }, "application/problem+json");
    else if (url === "/orders/moved") response.writeHead(302, { location: "/orders/o1" }).end();
    else if (url === "/orders/slow") {
      waiting++;
      response.on("close", () => left++);
    } else if (url === "/orders/waiting" && waiting > left)
      response.writeHead(204, { "x-slow": "yes" }).end();
    else if (url.endsWith("/invoice"))
      response.writeHead(200, { "content-type": "application/pdf" }).end("%PDF");
    else if (url === "/lines") {
      response.writeHead(200, { "content-type": "application/jsonl" });
      response.write(`${JSON.stringify(order)}\n`);
      release = () => response.end(`${JSON.stringify({ ...order, id: "o2" })}\n`);
    } else if (method === "PUT") response.writeHead(204).end();
    else if (url.startsWith("/orders?")) json(200, { data: [order], has_more: false });
    else {
      if (url === "/orders/release") release();
      response.setHeader("set-cookie", ["a=1", "b=2"]);
      json(method === "POST" ? 201 : 200, order);
    }
  };
  const server: Server = secure ? createSecureServer(secure, answer) : createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${secure ? "https" : "http"}://127.0.0.1:${port}`,
    arrived,
    left: () => left,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
