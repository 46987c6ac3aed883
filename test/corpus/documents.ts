/** The documents of `shared/corpus`: which there are, and how each of them is handed to the generator. */
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { packageRoot } from "../../generator/host/package-root.js";

/** What `INDEX.json` says of a document, as far as it is needed here. */
export interface CorpusDocument {
  readonly id: string;
  /** From the corpus folder; `.gz` where it is packed, in a folder of its own where it has several files. */
  readonly file: string;
  /** Of the unpacked text. */
  readonly bytes: number;
  /** `yes`: both judges accept it; `no`: both refuse it. */
  readonly valid: Validity;
}

export type Validity = "yes" | "disputed" | "no";

/** A document as a file that can be read, and what else may be read with it. */
export interface UnpackedDocument {
  /** The folder from which diagnostics name files. */
  readonly cwd: string;
  /** From `cwd`. */
  readonly document: string;
  readonly roots: readonly string[];
}

/** Beside the repository, and never copied into it: these are other people's documents. */
export const corpusFolder = path.resolve(packageRoot, "../shared/corpus");

/** Whether it is there: a checkout alone has none. */
export const hasCorpus = existsSync(path.join(corpusFolder, "INDEX.json"));

export async function readIndex(): Promise<readonly CorpusDocument[]> {
  const text = await readFile(path.join(corpusFolder, "INDEX.json"), "utf8");
  return JSON.parse(text) as readonly CorpusDocument[];
}

/** A packed document is written below `work`; the others are read where they lie. */
export async function unpack(
  { id, file }: CorpusDocument,
  work: string,
): Promise<UnpackedDocument> {
  const [folder, ...inside] = file.split("/");
  // Its files may refer to each other through all of the folder, also above the document's own.
  if (inside.length > 0) {
    const cwd = path.join(corpusFolder, folder!);
    return { cwd, document: inside.join("/"), roots: [cwd] };
  }
  if (!file.endsWith(".gz")) return { cwd: corpusFolder, document: file, roots: [] };

  // A folder of its own: what lies beside a document may be read with it.
  const cwd = path.join(work, "documents", id);
  const document = file.slice(0, -".gz".length);
  await mkdir(cwd, { recursive: true });
  await writeFile(
    path.join(cwd, document),
    gunzipSync(await readFile(path.join(corpusFolder, file))),
  );
  return { cwd, document, roots: [] };
}
