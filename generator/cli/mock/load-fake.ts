import type { IncomingMessage, ServerResponse } from "node:http";
import type * as fakeTemplate from "../../../templates/runtime/fake/fake.js";
import type * as listenerTemplate from "../../../templates/runtime/serve/node-listener.js";
import type { Issue } from "../../../templates/runtime/validate/rule.js";
import type { Inputs } from "../../cache/inputs.js";
import type { MockCommand } from "../arguments/mock-arguments.js";
import type { DeclaredClient } from "../declared/chosen-client.js";
import { type DeclaredPlace, DeclaredPlaces } from "../declared/declared-places.js";
import { loadServed, type Served } from "../declared/served-operations.js";
import { type LoadModule, type ReadDocument, withGenerated } from "../generated-modules.js";
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
  readonly violations: readonly RequestViolation[];
  /** The names of the answer's header fields. */
  readonly headers: readonly string[];
}

/** What is wrong with a request, or with the fake's answer. */
export interface RequestViolation {
  /** `body.lines: expected at least 1 item` */
  readonly text: string;
  /** Where the document says so; `null`: it doesn't. */
  readonly declared: DeclaredPlace | null;
}

/** What the generated modules export. */
interface FakeModule {
  createFake(options: fakeTemplate.FakeOptions): fakeTemplate.Fake<object>;
}
interface HandlerModule {
  readonly nodeListener: typeof listenerTemplate.nodeListener;
}

/** Generates the fake of a document, and loads it. `fake` is `null` if the document has errors. */
export async function loadFake(
  declared: DeclaredClient,
  { seed, stateful, validate, partial }: MockCommand,
  cwd: string,
  terminal: Terminal,
): Promise<{ readonly fake: LoadedFake | null; readonly inputs: Inputs }> {
  const client = { ...declared, handler: true, fake: true, partial };
  const onWarning = (message: string) => terminal.err(`warning: ${message}\n`);
  const options = { seed, stateful, validate, record: false, onWarning };
  const { used, inputs } = await withGenerated(client, cwd, terminal, (load, read) =>
    fakeOf(load, read, declared.document, options),
  );
  return { fake: used, inputs };
}

async function fakeOf(
  load: LoadModule,
  read: ReadDocument,
  title: string,
  options: fakeTemplate.FakeOptions,
): Promise<LoadedFake> {
  const { createFake } = (await load("fake")) as FakeModule;
  const { nodeListener } = (await load("handler")) as HandlerModule;
  const operations = await loadServed(load, read);
  const violationsOf = violationFinder(read, operations);
  // Requests may be answered in another order than they came.
  const found = new Map<Request, Pick<Answered, "operation" | "violations">>();
  const onRequest: fakeTemplate.FakeOptions["onRequest"] = ({ operation, issues }, request) =>
    found.set(request, { operation, violations: violationsOf(operation, request, issues) });
  const fake = createFake({ ...options, onRequest });
  return {
    title,
    operations: operations.length,
    async listen(incoming, outgoing, onAnswer) {
      const listener = nodeListener(async (request) => {
        const problems: RequestViolation[] = [];
        const response = await fake.fetch(request).catch((error: unknown) => {
          problems.push({ text: (error as Error).message, declared: null });
          return unanswered(error);
        });
        const { operation = null, violations = [] } = found.get(request) ?? {};
        found.delete(request);
        const { status, headers } = response;
        const all = [...violations, ...problems];
        onAnswer({ operation, status, violations: all, headers: [...headers.keys()] });
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

/** Finds where the document says what requests violate. */
function violationFinder({ openapi, sources }: ReadDocument, operations: readonly Served[]) {
  const places = new DeclaredPlaces(openapi, sources);
  const byId = new Map(operations.map(({ meaning, served }) => [served.id, meaning]));
  return (id: string | null, request: Request, issues: readonly Issue[]) =>
    issues.map((issue): RequestViolation => {
      const text = `${issue.path.join(".")}: ${issue.message}`;
      const meaning = id === null ? undefined : byId.get(id);
      if (meaning === undefined) return { text, declared: null };
      const type = request.headers.get("content-type");
      return { text, declared: places.locate(places.ofRequest(meaning, type, issue)) };
    });
}
