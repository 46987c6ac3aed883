/** The record of the last whole run: what was compared, and why some of it differs. */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { packageRoot } from "../../../generator/host/package-root.js";
import { type Comparison, type Other, others } from "./compare.js";
import { readings } from "./readings.js";

export interface Summary {
  readonly documents: number;
  readonly schemas: number;
  /** Schemas that ajv can't compile as their documents have them. */
  readonly uncompiled: number;
  readonly pairs: Readonly<Record<Other, number>>;
  readonly fitting: number;
  /** Differences from the documents' own schemas, by the readings that explain them. */
  readonly explained: Readonly<Record<string, number>>;
  readonly unexplained: number;
}

export interface RecordedRun extends Summary {
  /** Why validators read documents this way, by the name of the reading. */
  readonly reasons: Readonly<Record<string, string>>;
}

const file = path.join(packageRoot, "test/corpus/validators/record.json");

export function summaryOf(comparisons: readonly Comparison[]): Summary {
  const sum = (count: (one: Comparison) => number) =>
    comparisons.reduce((total, one) => total + count(one), 0);
  const kinds = [...new Set(comparisons.flatMap(({ explained }) => Object.keys(explained)))];
  return {
    documents: comparisons.length,
    schemas: sum(({ schemas }) => schemas),
    uncompiled: sum(({ uncompiled }) => uncompiled.length),
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
    unexplained: sum(({ unexplained }) => unexplained.length),
  };
}

/** Readings that explain no difference: their entries have to go. */
export function needlessReadings({ explained }: Summary): readonly string[] {
  const needed = new Set(Object.keys(explained).flatMap((kind) => kind.split(" + ")));
  return readings.map(({ name }) => name).filter((name) => !needed.has(name));
}

export async function readRecord(): Promise<RecordedRun> {
  return JSON.parse(await readFile(file, "utf8")) as RecordedRun;
}

export async function writeRecord(summary: Summary): Promise<void> {
  const reasons = Object.fromEntries(readings.map(({ name, reason }) => [name, reason]));
  const record: RecordedRun = { ...summary, reasons };
  await writeFile(file, `${JSON.stringify(record, null, 2)}\n`);
}

/** For people. */
export function render(summary: Summary): string {
  const { documents, schemas, uncompiled, pairs, fitting, explained, unexplained } = summary;
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
