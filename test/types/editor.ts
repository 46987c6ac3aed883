/** Asks TypeScript's language server, `tsserver`, by its protocol, like an editor. */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import path from "node:path";
import { projectRoot } from "../package/project.js";

/** A span of a file; lines and offsets are one-based, and `end` is behind it. */
export interface FileSpan {
  readonly file: string;
  readonly start: { readonly line: number; readonly offset: number };
  readonly end: { readonly line: number; readonly offset: number };
}

interface Answer {
  readonly type: string;
  readonly request_seq?: number;
  readonly success?: boolean;
  readonly message?: string;
  readonly body?: unknown;
}

export interface Hover {
  readonly displayString: string;
  readonly documentation: string;
}

export interface Editor {
  /** "Go to definition" where `word` first stands in the text of a file. */
  definitionOf(file: string, text: string, word: string): Promise<readonly FileSpan[]>;
  /** The hover of `word`, where it first appears: the type, and the docs. */
  hoverOf(file: string, text: string, word: string): Promise<Hover>;
  close(): void;
}

/** Starts a language server without open files. */
export function startEditor(): Editor {
  const server = spawn(
    process.execPath,
    [
      path.join(projectRoot, "node_modules/typescript/lib/tsserver.js"),
      "--disableAutomaticTypingAcquisition",
    ],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const waiting = new Map<number, (answer: Answer) => void>();
  // Each message is one line of JSON behind its headers.
  createInterface(server.stdout).on("line", (line) => {
    if (!line.startsWith("{")) return;
    const answer = JSON.parse(line) as Answer;
    if (answer.type === "response") waiting.get(answer.request_seq!)?.(answer);
  });
  let sent = 0;
  const tell = (command: string, args: object) => {
    const seq = ++sent;
    server.stdin.write(`${JSON.stringify({ seq, type: "request", command, arguments: args })}\n`);
    return seq;
  };
  const ask = async (command: string, file: string, text: string, word: string) => {
    tell("open", { file, fileContent: text });
    const before = text.slice(0, text.indexOf(word));
    const line = before.split("\n").length;
    const offset = before.length - before.lastIndexOf("\n");
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(tell(command, { file, line, offset }), resolve);
    });
    if (answer.success !== true) throw new Error(answer.message);
    return answer.body;
  };
  return {
    definitionOf: async (...at) => (await ask("definition", ...at)) as readonly FileSpan[],
    hoverOf: async (...at) => (await ask("quickinfo", ...at)) as Hover,
    close: () => void server.kill(),
  };
}
