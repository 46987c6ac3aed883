/** The documents of `shared/corpus` that a command is run for. */
import { parseArgs } from "node:util";
import { type CorpusDocument, corpusFolder, hasCorpus, readIndex } from "./documents.js";

export interface Chosen {
  readonly documents: readonly CorpusDocument[];
  /** Whether they are all. */
  readonly isWhole: boolean;
  readonly count: number;
  readonly record: boolean;
}

/**
 * `[ID...] [--count N]`, and `--record` where results can be; without ids all documents.
 * @param count the usual one
 * @returns a text: what is wrong with the arguments
 */
export async function chosenDocuments(
  args: readonly string[],
  count: number,
  canRecord: boolean,
): Promise<Chosen | string> {
  if (!hasCorpus) return `there is no ${corpusFolder}`;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      count: { type: "string", default: String(count) },
      ...(canRecord && { record: { type: "boolean" } as const }),
    },
    allowPositionals: true,
  });
  const index = await readIndex();
  const unknown = positionals.filter((id) => !index.some((document) => document.id === id));
  if (unknown.length > 0) return `no such document: ${unknown.join(", ")}`;
  const isWhole = positionals.length === 0;
  return {
    documents: index.filter(({ id }) => isWhole || positionals.includes(id)),
    isWhole,
    count: Number(values.count),
    record: values.record === true,
  };
}
