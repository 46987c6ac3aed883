import { codes, isCode, type Code } from "../diagnostics/codes.js";
import { explanations } from "../diagnostics/explanations/explanations.js";
import { headOf } from "../diagnostics/render.js";
import { didYouMean } from "../diagnostics/suggest.js";
import type { ExplainCommand } from "./arguments/arguments.js";
import type { ExitCode } from "./run.js";
import type { Terminal } from "./terminal.js";
import { compareTexts } from "../host/text-order.js";

/** `wireform explain [CODE]`: prints the explanation on stdout. */
export function explainCommand({ code: word }: ExplainCommand, terminal: Terminal): ExitCode {
  if (word === null) {
    terminal.out(listCodes());
    return 0;
  }
  const code = codeOf(word);
  if (code === undefined) {
    const hint =
      didYouMean(word.toUpperCase(), Object.keys(codes)) ?? "wireform explain lists all codes";
    terminal.err(`error WF8001: there is no code ${word}\n      ${hint}\n`);
    return 2;
  }
  terminal.out(explain(code, terminal.outColour === true));
  return 0;
}

/** Case doesn't matter, and the letters may be missing: `3005` is WF3005. */
function codeOf(word: string): Code | undefined {
  const code = word.toUpperCase().replace(/^(?=\d)/, "WF");
  return isCode(code) ? code : undefined;
}

function explain(code: Code, colour: boolean): string {
  const { severity, title } = codes[code];
  const { means, why, example, fix } = explanations[code];
  const parts = [
    `${headOf({ severity, code }, colour)}: ${title}\n`,
    `${wrap(`${means} ${why}`)}\n`,
    `For example:\n\n${example.replace(/^/gm, "    ")}\n`,
    `${wrap(`What to do: ${fix}`)}\n`,
    ...(severity === "warning" ? [howToIgnore(code)] : []),
  ];
  return parts.join("\n");
}

function howToIgnore(code: Code): string {
  return `To ignore it, write in wireform.yaml:\n
    ignore: [{ code: ${code}, at: "/paths/~1pets", because: ... }]\n`;
}

function listCodes(): string {
  const lines = Object.entries(codes)
    .toSorted(([a], [b]) => compareTexts(a, b))
    .map(([code, { severity, title }]) => `${code}  ${severity.padEnd(7)}  ${title}\n`);
  return `${lines.join("")}\nwireform explain CODE says more about each.\n`;
}

/** Wraps text to lines of at most 90 characters. */
function wrap(text: string): string {
  return text.replace(/(?=.{91})(.{1,90}) /g, "$1\n");
}
