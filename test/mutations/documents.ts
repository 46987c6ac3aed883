/** Valid documents: the repository's own, and those of the corpus if it exists. */
import { readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "yaml";
import { packageRoot } from "../../generator/host/package-root.js";
import { hasCorpus, readIndex, unpack } from "../corpus/documents.js";
import { judgeOf, versionOf, type Version } from "./judge.js";

export interface ValidDocument {
  readonly name: string;
  readonly version: Version;
  readonly value: unknown;
}

/** `specs/` and `test/cases/`: documents of one file that their official schema accepts. */
export async function ownDocuments(): Promise<readonly ValidDocument[]> {
  const cases = path.join(packageRoot, "test/cases");
  const folders = (await readdir(cases)).toSorted().map((name) => path.join(cases, name));
  const specs = path.join(packageRoot, "specs");
  const documents: ValidDocument[] = [];
  for (const folder of [specs, ...folders]) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((name) => /^(openapi|stripe|wepay)\.(yaml|json)$/.test(name)))
      documents.push(...(await readValid(path.join(folder, name), packageRoot)));
  }
  return documents;
}

/** Those of the corpus that the official schema accepts, up to some size. */
export async function corpusDocuments(): Promise<readonly ValidDocument[]> {
  if (!hasCorpus) return [];
  const documents: ValidDocument[] = [];
  for (const entry of await readIndex()) {
    if (entry.bytes > largest || entry.file.includes("/")) continue;
    const { cwd, document } = await unpack(entry, path.join(tmpdir(), "wireform-mutations"));
    documents.push(...(await readValid(path.join(cwd, document), cwd)));
  }
  return documents;
}

/** Larger ones find nothing new, and take a second each. */
const largest = 400_000;

async function readValid(file: string, from: string): Promise<readonly ValidDocument[]> {
  const value = tryParse(await readFile(file, "utf8"));
  if (value === null || typeof value !== "object") return [];
  // In memory, other files don't exist: the original document would have errors.
  if (/"\$ref":"[^#"]/.test(JSON.stringify(value))) return [];
  const version = versionOf(value);
  if (version === undefined || !judgeOf(version)(value)) return [];
  return [{ name: path.relative(from, file), version, value }];
}

function tryParse(text: string): unknown {
  try {
    // As JSON: dates and the like are text, aliases are copies.
    return JSON.parse(JSON.stringify(parse(text, { merge: true, logLevel: "silent" }))) as unknown;
  } catch {
    return null;
  }
}
