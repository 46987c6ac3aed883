/** A server for `wireform conform`, and the command. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { parseCommand } from "../../../generator/cli/arguments/arguments.js";
import type { ConformCommand } from "../../../generator/cli/arguments/conform-arguments.js";
import { conformTo } from "../../../generator/cli/conform/conform-command.js";
import { type Contract, loadContract } from "../../../generator/cli/conform/contract.js";
import { type ExitCode, run } from "../../../generator/cli/run.js";
import type { Terminal } from "../../../generator/cli/terminal.js";
import type { Handler } from "../../../templates/runtime/serve/handler.js";
import { nodeListener } from "../../../templates/runtime/serve/node-listener.js";
import { closeAfterTest } from "../../leftovers.js";
import { modulesOf } from "../../validate/packages.js";

const folder = import.meta.dirname;
export const document = path.join(folder, "openapi.yaml");

interface HandlerModule {
  createHandler(handlers: object, options: object): Handler;
}

const order = { id: "o1", amount: 7 };

async function* orders() {
  yield order;
  // It goes on for ever.
  await new Promise(() => {});
}

/** What a generated handler answers, which keeps to the document. */
export async function honestHandler(): Promise<Handler> {
  const { handler } = await modulesOf(document, ["handler"]);
  return (handler as HandlerModule).createHandler(
    {
      listOrders: () => ({ status: 200, data: [order], headers: { "x-total": "1" } }),
      createOrder: () => ({ status: 201 }),
      getOrder: () => ({ status: 200, data: order }),
      followOrder: () => ({ status: 200, data: orders() }),
      countOrders: () => ({ status: 200, data: 1 }),
      isCounted: () => ({ status: 200 }),
    },
    {},
  );
}

export interface TestServer {
  readonly url: string;
  /** What it was asked: `GET /orders`. */
  readonly asked: readonly string[];
  readonly headers: readonly IncomingMessage["headers"][];
}

/** @param handler `null`: the connection is cut */
export async function serve(
  handler: (request: Request) => Promise<Response | null>,
): Promise<TestServer> {
  const asked: string[] = [];
  const headers: IncomingMessage["headers"][] = [];
  const server = createServer((incoming, outgoing) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    headers.push(incoming.headers);
    const listener = nodeListener(async (request) => {
      const response = await handler(request);
      if (response !== null) return response;
      incoming.socket.destroy();
      return new Response();
    });
    void listener(incoming, outgoing).catch(() => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closeAfterTest(async () => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, headers };
}

/** The command, as it is called in the folder of the document. */
export function conform(...args: readonly string[]) {
  return conformIn(folder, "openapi.yaml", ...args);
}

export function conformIn(cwd: string, ...args: readonly string[]) {
  return printed((terminal) => run(["conform", ...args], cwd, terminal));
}

let loaded: Promise<Contract | null> | undefined;

/** The same, without reading the document each time. */
export function conformAgain(...args: readonly string[]) {
  return printed(async (terminal) => {
    const contract = await (loaded ??= loadContract(
      { document: "openapi.yaml" },
      folder,
      terminal,
    ));
    const command = parseCommand(["conform", "openapi.yaml", ...args]) as ConformCommand;
    return conformTo(contract!, { ...command, document: "openapi.yaml" }, terminal);
  });
}

async function printed(work: (terminal: Terminal) => Promise<ExitCode>) {
  let [out, err] = ["", ""];
  const code = await work({
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    colour: false,
    progress: () => {},
  });
  return { code, out, err };
}
