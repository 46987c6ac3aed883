import { clock } from "../../host/clock.js";
import type { Terminal } from "../terminal.js";

/** How much a command prints about its work. */
export type Detail = "quiet" | "normal" | "verbose";

/** What a command is doing: one changing line, or a list with durations (`--verbose`). */
export interface Steps {
  begin(step: string): void;
  end(): void;
}

export function makeSteps(terminal: Terminal, detail: Detail): Steps {
  if (detail !== "verbose") {
    const begin = detail === "quiet" ? () => {} : (step: string) => terminal.progress(step);
    return { begin, end: () => {} };
  }
  let current: { readonly step: string; readonly start: number } | null = null;
  const end = () => {
    if (current === null) return;
    const duration = Math.round(clock() - current.start);
    terminal.err(`${String(duration).padStart(6)} ms  ${current.step}\n`);
    current = null;
  };
  return {
    end,
    begin(step) {
      end();
      current = { step, start: clock() };
    },
  };
}
