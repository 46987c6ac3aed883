/** The documents of `shared/corpus`, and how each is passed to the generator. */
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { packageRoot } from "../../generator/host/package-root.js";

/** The facts about a document in `INDEX.json` that are needed here. */
export interface CorpusDocument {
  readonly id: string;
  /** From the corpus folder; `.gz` if packed, in its own folder if it has several files. */
  readonly file: string;
  /** Of the unpacked text. */
  readonly bytes: number;
  /** `yes`: both validators accept it; `no`: both refuse it. */
  readonly valid: Validity;
}

export type Validity = "yes" | "disputed" | "no";

/** A readable document, and what else may be read with it. */
export interface UnpackedDocument {
  /** The folder from which diagnostics name files. */
  readonly cwd: string;
  /** From `cwd`. */
  readonly document: string;
  readonly roots: readonly string[];
}

/** Beside the repository, and never copied into it: the documents belong to others. */
export const corpusFolder = path.resolve(packageRoot, "../shared/corpus");

/** Whether it exists: a plain checkout has none. */
export const hasCorpus = existsSync(path.join(corpusFolder, "INDEX.json"));

export async function readIndex(): Promise<readonly CorpusDocument[]> {
  const text = await readFile(path.join(corpusFolder, "INDEX.json"), "utf8");
  return JSON.parse(text) as readonly CorpusDocument[];
}

/** Unpacks a document below `work`; others are read where they are. */
export async function unpack(
  { id, file }: CorpusDocument,
  work: string,
): Promise<UnpackedDocument> {
  const [folder, ...inside] = file.split("/");
  // Its files may refer to each other in the whole folder, even above the document's own.
  if (inside.length > 0) {
    const cwd = path.join(corpusFolder, folder!);
    return { cwd, document: inside.join("/"), roots: [cwd] };
  }
  if (!file.endsWith(".gz")) return { cwd: corpusFolder, document: file, roots: [] };

  // A folder of its own, because files beside a document may be read with it.
  const cwd = path.join(work, "documents", id);
  const document = file.slice(0, -".gz".length);
  await mkdir(cwd, { recursive: true });
  await writeFile(
    path.join(cwd, document),
    gunzipSync(await readFile(path.join(corpusFolder, file))),
  );
  return { cwd, document, roots: [] };
}
