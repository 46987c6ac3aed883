/** `survivors.json`: the mutants that no test notices, and why, with the figures of a whole run. */

/** One change of one source. Lines move, so it is identified by the text around it. */
export interface Mutant {
  readonly file: string;
  /** The line in which it begins. */
  readonly line: string;
  readonly from: string;
  readonly to: string;
  readonly isNoticed: boolean;
}

export interface Book {
  /** When the figures were recorded. */
  readonly date: string;
  /** For each file: how many mutants the tests notice, of how many. */
  readonly figures: Figures;
  readonly survivors: readonly Group[];
}

export type Figures = Readonly<Record<string, readonly [noticed: number, all: number]>>;

/** Mutants that are not noticed for the same reason. */
interface Group {
  readonly reason: string;
  /** By file. */
  readonly mutants: Readonly<Record<string, readonly string[]>>;
}

/** The reason of those that nobody has looked at. */
const unknown = "";

/** What is wrong with the list, one line each, for the files of `mutants`. */
export function compare({ survivors }: Book, mutants: readonly Mutant[]): readonly string[] {
  const found = entriesOf(mutants);
  const files = new Set(mutants.map(({ file }) => file));
  const listed = new Map<string, string>(
    survivors.flatMap(({ reason, mutants: of }) =>
      Object.entries(of).flatMap(([file, texts]) =>
        files.has(file) ? texts.map((text) => [`${file}: ${text}`, reason] as const) : [],
      ),
    ),
  );
  return [
    ...[...found.keys()].filter((entry) => !listed.has(entry)).map((entry) => `survives: ${entry}`),
    ...[...listed]
      .filter(([entry, reason]) => found.has(entry) && reason === unknown)
      .map(([entry]) => `has no reason: ${entry}`),
    ...[...listed.keys()]
      .filter((entry) => !found.has(entry))
      .map((entry) => `is listed, and doesn't survive: ${entry}`),
  ];
}

/** The list after a run: known reasons stay, and mutants that no longer survive are removed. */
export function record(book: Book, mutants: readonly Mutant[], date: string): Book {
  const files = new Set(mutants.map(({ file }) => file));
  const found = entriesOf(mutants);
  const groups = book.survivors.map(({ reason, mutants: of }) => {
    const kept = Object.entries(of).map(([file, texts]) => [
      file,
      texts.filter((text) => !files.has(file) || found.delete(`${file}: ${text}`)),
    ]);
    return { reason, mutants: Object.fromEntries(kept) as Group["mutants"] };
  });
  const added: Record<string, string[]> = {};
  for (const { file, text } of found.values()) (added[file] ??= []).push(text);
  const survivors = [...groups, { reason: unknown, mutants: added }].map((group) => ({
    ...group,
    mutants: sorted(Object.entries(group.mutants).filter(([, texts]) => texts.length > 0)),
  }));
  const old = Object.entries(book.figures).filter(([file]) => !files.has(file));
  return {
    date,
    figures: sorted([...old, ...Object.entries(figuresOf(mutants))]),
    survivors: survivors.filter((group) => Object.keys(group.mutants).length > 0),
  };
}

export function figuresOf(mutants: readonly Mutant[]): Figures {
  const figures: Record<string, [number, number]> = {};
  for (const { file, isNoticed } of mutants) {
    const figure = (figures[file] ??= [0, 0]);
    figure[0] += Number(isNoticed);
    figure[1]++;
  }
  return figures;
}

/** The percentage that is noticed. */
export function share(figures: Figures): number {
  const [noticed, all] = sum(figures);
  return all === 0 ? 100 : (100 * noticed) / all;
}

/** A line for each file, the worst first, and one for all. */
export function render(figures: Figures): string {
  const lines = Object.entries(figures)
    .map(([file, figure]) => [file, figure, share({ file: figure })] as const)
    .toSorted(([, , one], [, , other]) => one - other);
  const all = ["all", sum(figures), share(figures)] as const;
  return [...lines, all]
    .map(
      ([file, of, percent]) => `${percent.toFixed(1).padStart(5)} %  ${of.join(" of ")}  ${file}\n`,
    )
    .join("");
}

function sum(figures: Figures): readonly [number, number] {
  return Object.values(figures).reduce<[number, number]>(
    ([noticed, all], [more, moreAll]) => [noticed + more, all + moreAll],
    [0, 0],
  );
}

/** Those that survive, by file and text. Mutants with the same text count as one. */
function entriesOf(mutants: readonly Mutant[]): Map<string, { file: string; text: string }> {
  const entries = mutants
    .filter(({ isNoticed }) => !isNoticed)
    .map(({ file, line, from, to }) => {
      const text = `${line} | ${from} -> ${to}`;
      return [`${file}: ${text}`, { file, text }] as const;
    });
  return new Map(entries);
}

function sorted<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
