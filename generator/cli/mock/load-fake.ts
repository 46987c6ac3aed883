import type { IncomingMessage, ServerResponse } from "node:http";
import type * as fakeTemplate from "../../../templates/runtime/fake/fake.js";
import type * as listenerTemplate from "../../../templates/runtime/serve/node-listener.js";
import type { Inputs } from "../../cache/inputs.js";
import type { MockCommand } from "../arguments/mock-arguments.js";
import { type LoadModule, withGenerated } from "../generated-modules.js";
import type { Terminal } from "../terminal.js";

/** A fake of a document, which answers requests of `node:http`. */
export interface LoadedFake {
  readonly title: string;
  readonly operations: number;
  listen(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    onAnswer: (answered: Answered) => void,
  ): Promise<void>;
}

export interface Answered {
  readonly operation: string | null;
  readonly status: number;
  /** What the fake refuses of the request, as it tells in its answer. */
  readonly issues: readonly Issue[];
  /** The names of the answer's header fields. */
  readonly headers: readonly string[];
}

interface Issue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What the generated modules export. */
interface FakeModule {
  createFake(options: fakeTemplate.FakeOptions): fakeTemplate.Fake<object>;
}
interface HandlerModule {
  readonly nodeListener: typeof listenerTemplate.nodeListener;
}
interface ServedModule {
  readonly served: { readonly operations: readonly unknown[] };
}

/** Generates the fake of a document, and loads it. `fake` is `null` if the document has errors. */
export async function loadFake(
  { document, seed, stateful }: MockCommand,
  cwd: string,
  terminal: Terminal,
): Promise<{ readonly fake: LoadedFake | null; readonly inputs: Inputs }> {
  const client = { document, handler: true, fake: true };
  const onWarning = (message: string) => terminal.err(`warning: ${message}\n`);
  const { used, inputs } = await withGenerated(client, cwd, terminal, (load) =>
    fakeOf(load, document, { seed, stateful, record: false, onWarning }),
  );
  return { fake: used, inputs };
}

async function fakeOf(
  load: LoadModule,
  title: string,
  options: fakeTemplate.FakeOptions,
): Promise<LoadedFake> {
  const { createFake } = (await load("fake")) as FakeModule;
  const { nodeListener } = (await load("handler")) as HandlerModule;
  const { served } = (await load("served")) as ServedModule;
  // Requests may be answered in another order than they came.
  const operations = new Map<Request, string | null>();
  const onRequest: fakeTemplate.FakeOptions["onRequest"] = ({ operation }, request) =>
    operations.set(request, operation);
  const fake = createFake({ ...options, onRequest });
  return {
    title,
    operations: served.operations.length,
    async listen(incoming, outgoing, onAnswer) {
      const listener = nodeListener(async (request) => {
        const response = await fake.fetch(request).catch(unanswered);
        const operation = operations.get(request) ?? null;
        operations.delete(request);
        const issues = await issuesOf(response);
        const { status, headers } = response;
        onAnswer({ operation, status, issues, headers: [...headers.keys()] });
        return response;
      });
      await listener(incoming, outgoing);
    },
  };
}

/** For what the fake can't answer: a schema that no example was found for. */
function unanswered(error: unknown): Response {
  const issues = [{ path: [], message: (error as Error).message, keyword: "example" }];
  const headers = { "content-type": "application/problem+json" };
  return new Response(JSON.stringify({ status: 500, issues }), { status: 500, headers });
}

/** The issues in problem details. */
async function issuesOf(response: Response): Promise<readonly Issue[]> {
  if (response.headers.get("content-type") !== "application/problem+json") return [];
  const problem = (await response.clone().json()) as { readonly issues?: readonly Issue[] };
  return problem.issues ?? [];
}
