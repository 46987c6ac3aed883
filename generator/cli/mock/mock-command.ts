import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { waitForChange } from "../../host/watch-files.js";
import { type MockCommand, usualPort } from "../arguments/mock-arguments.js";
import { chooseClient } from "../declared/chosen-client.js";
import type { ExitCode } from "../run.js";
import type { Terminal } from "../terminal.js";
import { allowOrigin, exposeHeaders } from "./cors.js";
import { loadFake, type LoadedFake } from "./load-fake.js";
import { requestLine } from "./request-line.js";

/**
 * `wireform mock`: answers requests as a document says, until the user stops it. When a file of the
 * document changes, it is read again; one with errors leaves the answers as they were.
 */
export async function mockCommand(
  command: MockCommand,
  cwd: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const client = await chooseClient(command, cwd, terminal);
  if (typeof client === "number") return client;
  const first = await loadFake(client, command, cwd, terminal);
  if (first.fake === null) return 1;
  let { fake } = first;
  const server = createServer((incoming, outgoing) => {
    void answer(fake!, command, incoming, outgoing, terminal);
  });
  const refusal = await listen(server, command);
  if (refusal !== null) {
    terminal.err(`error WF8001: ${refusal.told}\n      ${refusal.hint}\n`);
    return 2;
  }
  const { port } = server.address() as AddressInfo;
  const operations = fake.operations === 1 ? "1 operation" : `${fake.operations} operations`;
  terminal.err(`${fake.title}: ${operations} at http://${hostOf(command)}:${port}\n`);
  const ending = new AbortController();
  const end = () => ending.abort();
  process.once("SIGINT", end).once("SIGTERM", end);
  try {
    for (let { inputs } = first; ;) {
      terminal.progress(`waiting for requests`, "; Ctrl+C ends it");
      await waitForChange(inputs, ending.signal);
      if (ending.signal.aborted) return 0;
      const next = await loadFake(client, command, cwd, terminal);
      if (next.fake !== null) {
        ({ fake } = next);
        terminal.err("the document has changed: answers are by the new one\n");
      }
      ({ inputs } = next);
    }
  } finally {
    process.off("SIGINT", end).off("SIGTERM", end);
    server.closeAllConnections();
    server.close();
  }
}

/** The next one; behind the last one and below those of the system (`80`), one that is seldom taken. */
const otherPort = (port: number) => (port >= 1024 && port < 65_535 ? port + 1 : usualPort + 1);

const hostOf = ({ host }: MockCommand) => (host.includes(":") ? `[${host}]` : host);

/** Why it can't listen, and what helps; `null`: it does. */
function listen(
  server: Server,
  { port, host }: MockCommand,
): Promise<{ readonly told: string; readonly hint: string } | null> {
  return new Promise((resolve) => {
    server.once("error", ({ code = "", message }: NodeJS.ErrnoException) =>
      resolve({
        told:
          code === "EADDRINUSE"
            ? `port ${port} is in use`
            : `can't listen on port ${port} of ${host}: ${message}`,
        hint: ["EADDRINUSE", "EACCES"].includes(code)
          ? `choose another port: --port ${otherPort(port)}`
          : "choose an address of this machine: --host 127.0.0.1",
      }),
    );
    server.listen(port, host, () => resolve(null));
  });
}

async function answer(
  fake: LoadedFake,
  { delay, cors }: MockCommand,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  terminal: Terminal,
): Promise<void> {
  if (cors) allowOrigin(incoming, outgoing);
  if (cors && incoming.method === "OPTIONS") {
    outgoing.writeHead(204).end();
    return;
  }
  if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
  const { method = "GET", url = "/" } = incoming;
  await fake.listen(incoming, outgoing, ({ headers, ...answered }) => {
    if (cors) exposeHeaders(headers, outgoing);
    terminal.out(requestLine({ method, url, ...answered }, terminal.outColour === true));
  });
}
