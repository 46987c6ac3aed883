import { baseOf } from "../../7-write/ejected-files.js";
import { Diagnostics, type Place } from "../../diagnostics/diagnostic.js";
import { lineStarts } from "../../diagnostics/lines.js";
import { locateAll, type LocatedDiagnostic, type Locator } from "../../diagnostics/locate.js";
import type { EjectedModule } from "./ejected-modules.js";
import type { Problem } from "./source-facts.js";

/** A name in `dist/` that two modules would have. */
interface TakenName {
  readonly name: string;
  readonly place: Pick<Problem, "offset" | "length">;
  /** The other module; `null`: the name is that of a global. */
  readonly by: string | null;
}

/** What is reported of users' modules. */
export class Findings {
  readonly #found = new Diagnostics();
  readonly #sources = new Map<string, Locator>();

  /** @param run how the project runs wireform */
  constructor(private readonly run: string) {}

  located(): readonly LocatedDiagnostic[] {
    return locateAll(this.#found.all, this.#sources);
  }

  missingSource({ module, file }: EjectedModule): void {
    const hint = `restore it from version control, or give it back: ${this.run} eject --undo ${module}`;
    this.#found.add("WF7018", `${file} is missing, which is yours`, startOf(file), { hint });
  }

  missingBase({ module, file }: EjectedModule): void {
    const base = baseOf(module);
    const message = `${base} is missing or was changed: without it, wireform's changes can't be merged`;
    const hint = `restore it from version control, or give the module back: ${this.run} eject --undo ${module}`;
    this.#found.add("WF7018", message, startOf(file), { hint });
  }

  /** @param lines where they begin in the user's text */
  conflicts({ module, file }: EjectedModule, text: string, lines: readonly number[]): void {
    const [first, ...others] = lines.map((line) => this.#lineOf(file, text, line));
    const count = others.length === 0 ? "a place" : `${lines.length} places`;
    const message = `this version of wireform changes ${module} in ${count} where you have, too`;
    const hint = `${this.run} eject --merge ${module} writes both into the file, for you to choose`;
    const related = others.map((at) => ({ message: "and here", at }));
    this.#found.add("WF7016", message, first!, { hint, related });
  }

  marks({ file }: EjectedModule, text: string, line: number): void {
    const hint = "choose between the two sides, and remove the marks";
    const at = this.#lineOf(file, text, line);
    this.#found.add("WF7016", "a conflict is left in this file", at, { hint });
  }

  missingExports({ file, ...own }: EjectedModule, text: string, names: readonly string[]): void {
    const list = names.map((name) => `\`${name}\``).join(", ");
    const hint = this.#hint({ file, ...own }, text, "export it, whatever you make of it");
    const at = this.#placeIn(file, text, { offset: 0, length: 1 });
    this.#found.add("WF7017", `it no longer exports ${list}, which others may import`, at, {
      hint,
    });
  }

  problems(own: EjectedModule, text: string, problems: readonly Problem[]): void {
    for (const { message, hint, ...place } of problems)
      this.#found.add("WF7017", message, this.#placeIn(own.file, text, place), {
        hint: this.#hint(own, text, hint),
      });
  }

  taken(own: EjectedModule, text: string, { name, place, by }: TakenName): void {
    const message =
      by === null
        ? `\`${name}\` is the name of a global, which other modules mean`
        : `\`${name}\` is a name in ${by}, too: dist/runtime.js has both`;
    this.#found.add("WF7017", message, this.#placeIn(own.file, text, place), {
      hint: this.#hint(own, text, "choose another name"),
    });
  }

  /** @param exists whether this version of wireform has such a module */
  unused(own: EjectedModule, exists: boolean): void {
    const { module, file, base } = own;
    if (base === null) return this.missingBase(own);
    const message = exists
      ? `no code of the package imports ${module} any more`
      : `this version of wireform has no module ${module}: nothing imports yours`;
    const hint = `${this.run} eject --undo ${module} gives it up; the next run then removes it`;
    this.#found.add("WF7019", message, startOf(file), { hint });
  }

  /** What is wrong after a merge can't be found in the file: the merge isn't written. */
  #hint({ module, text: written }: EjectedModule, text: string, hint: string): string {
    const isMerged = written !== text;
    return isMerged ? `${hint}; ${this.run} eject --merge ${module} writes the merged text` : hint;
  }

  #lineOf(file: string, text: string, line: number): Place {
    const starts = lineStarts(text);
    const offset = starts[line]!;
    const length = Math.max(1, (starts[line + 1] ?? text.length + 1) - offset - 1);
    return this.#placeIn(file, text, { offset, length });
  }

  #placeIn(file: string, text: string, place: Pick<Problem, "offset" | "length">): Place {
    this.#sources.set(file, { text, locate: () => ({ offset: 0, length: 1 }) });
    return { kind: "offset", file, ...place };
  }
}

function startOf(file: string): Place {
  return { kind: "offset", file, offset: 0, length: 0 };
}
