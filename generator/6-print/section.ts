/** A JavaScript file may hold several modules. The statements of each are one section of it. */
import { compareTexts } from "../host/text-order.js";

export interface Section {
  readonly module: string;
  readonly text: string;
  /** The modules whose values it uses. */
  readonly needs: readonly string[];
}

/** The path of a chunk. */
export function scriptPath(chunk: string): string {
  return `dist/${chunk}.js`;
}

/** A path for a section. It has a `#`, which no path of a file has. */
export function sectionPath(chunk: string, module: string): string {
  return `${scriptPath(chunk)}#${module}`;
}

/** The file and the module of a section; `null` if the path is that of a file. */
export function sectionAt(path: string): { readonly file: string; readonly module: string } | null {
  const [file, module] = path.split("#");
  return module === undefined ? null : { file: file!, module };
}

/** A JavaScript file of sections. @param head the comment at the top, and the imports */
export function joinSections(head: string, sections: readonly Section[]): string {
  const texts = inOrder(sections).map(({ module, text }) => `\n// ${module}\n${text}\n`);
  // An empty file would be a script, and no module.
  const isEmpty = texts.length === 0 && !/^export /m.test(head);
  return isEmpty ? `${head}export {};\n` : head + texts.join("");
}

/** The text of each section of a file, by its module. */
export function sectionsIn(text: string): ReadonlyMap<string, string> {
  const [, ...parts] = text.split(/^\/\/ (\S+)\n/m);
  const found = new Map<string, string>();
  for (let i = 0; i < parts.length; i += 2) found.set(parts[i]!, parts[i + 1]!.replace(/\n+$/, ""));
  return found;
}

/**
 * Each module after those that it needs, as a module loader would run them. Modules in a cycle use
 * each other only later, inside functions, so their order doesn't matter.
 */
function inOrder(sections: readonly Section[]): readonly Section[] {
  const byName = sections.toSorted((a, b) => compareTexts(a.module, b.module));
  const waiting = new Map(byName.map((section) => [section.module, section]));
  const ordered: Section[] = [];
  // Not recursive: a chain of schemas may be longer than the call stack.
  const path: { readonly section: Section; next: number }[] = [];
  const enter = (section: Section) => {
    waiting.delete(section.module);
    path.push({ section, next: 0 });
  };
  for (const first of byName) {
    if (waiting.has(first.module)) enter(first);
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const need = step.section.needs[step.next++];
      if (need === undefined) ordered.push(path.pop()!.section);
      else if (waiting.has(need)) enter(waiting.get(need)!);
    }
  }
  return ordered;
}
