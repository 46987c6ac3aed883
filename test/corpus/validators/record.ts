/** The record of what was compared, by document, and why some of it differs. */
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { packageRoot } from "../../../generator/host/package-root.js";
import { type Comparison, type Other, others } from "./compare.js";
import { readings } from "./readings.js";

/** The result for one document, or for several. */
export interface Summary {
  readonly schemas: number;
  /** Schemas that ajv can't compile as the document has them. */
  readonly uncompiled: number;
  readonly pairs: Readonly<Record<Other, number>>;
  /** Values that fit. */
  readonly fitting: number;
  /** Differences from the document's own schemas, by the readings that explain them. */
  readonly explained: Readonly<Record<string, number>>;
  readonly unexplained: number;
}

export interface RecordedRuns {
  /** Why validators read documents this way, by the name of the reading. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly documents: Readonly<Record<string, Summary>>;
}

const file = path.join(packageRoot, "test/corpus/validators/record.json");

export function summaryOf({ uncompiled, unexplained, ...others }: Comparison): Summary {
  return { ...others, uncompiled: uncompiled.length, unexplained: unexplained.length };
}

export function sumOf(summaries: readonly Summary[]): Summary {
  const sum = (count: (one: Summary) => number) =>
    summaries.reduce((total, one) => total + count(one), 0);
  const kinds = [...new Set(summaries.flatMap(({ explained }) => Object.keys(explained)))];
  return {
    schemas: sum(({ schemas }) => schemas),
    uncompiled: sum(({ uncompiled }) => uncompiled),
    pairs: {
      document: sum(({ pairs }) => pairs.document),
      schema: sum(({ pairs }) => pairs.schema),
      cfworker: sum(({ pairs }) => pairs.cfworker),
      zod: sum(({ pairs }) => pairs.zod),
    },
    fitting: sum(({ fitting }) => fitting),
    explained: Object.fromEntries(
      kinds.toSorted().map((kind) => [kind, sum(({ explained }) => explained[kind] ?? 0)]),
    ),
    unexplained: sum(({ unexplained }) => unexplained),
  };
}

/** Readings that explain no difference: their entries have to go. */
export function needlessReadings({ explained }: Summary): readonly string[] {
  const needed = new Set(Object.keys(explained).flatMap((kind) => kind.split(" + ")));
  return readings.map(({ name }) => name).filter((name) => !needed.has(name));
}

export async function readRecord(): Promise<RecordedRuns> {
  return JSON.parse(await readFile(file, "utf8")) as RecordedRuns;
}

/** @param documents replace what the record says of the same documents */
export async function writeRecord(documents: RecordedRuns["documents"]): Promise<void> {
  const known = existsSync(file) ? (await readRecord()).documents : {};
  const entries = Object.entries({ ...known, ...documents });
  const record: RecordedRuns = {
    reasons: Object.fromEntries(readings.map(({ name, reason }) => [name, reason])),
    documents: Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
  await writeFile(file, `${JSON.stringify(record, null, 2)}\n`);
}

/** For people. */
export function render(documents: number, summary: Summary): string {
  const { schemas, uncompiled, pairs, fitting, explained, unexplained } = summary;
  const different = Object.values(explained).reduce((sum, count) => sum + count, 0);
  const lines = [
    `${documents} documents, ${schemas} schemas (ajv can't compile ${uncompiled}), ${fitting} values fit`,
    ...others.map((other) => `${pairs[other]} pairs with ${names[other]}`),
    `${pairs.document - different} agreements with the documents, ${different} explained differences:`,
    ...Object.entries(explained).map(([kind, count]) => `  ${count}  ${kind}`),
    `${unexplained} differences without an explanation`,
  ];
  return `${lines.join("\n")}\n`;
}

const names: Readonly<Record<Other, string>> = {
  document: "ajv and the document's own schemas",
  schema: "ajv and our JSON Schemas",
  cfworker: "@cfworker/json-schema and our JSON Schemas",
  zod: "our schemas of Zod",
};
