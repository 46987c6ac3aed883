/** How fast and how large validators are, compared with popular ones; and decoders of forms. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { hasCorpus } from "../../corpus/documents.js";
import { missingCorpus } from "../documents.js";
import { race } from "../race.js";
import { atLeast, atMost, type BenchOptions, type Report, type Row } from "../report.js";
import {
  ajvCode,
  contendersOf,
  loadTypeBox,
  ours,
  oursParse,
  type Validator,
  zodParse,
} from "./contenders.js";
import { loadSchemas, type RacedSchema } from "./documents.js";
import { raceForms } from "./forms.js";
import { sizesOf } from "./sizes.js";

type Speeds = Readonly<Record<string, number>>;

export async function measureValidate(options: BenchOptions): Promise<Report> {
  const { progress, hasPeers } = options;
  const work = await mkdtemp(path.join(tmpdir(), "wireform-bench-"));
  try {
    progress("forms");
    const forms = await raceForms(work);
    const formGoals = forms.map(({ title, ratio }) =>
      atMost(`${title}, time beside qs.parse`, 3, "x", ratio),
    );
    const formTables = forms.map(({ title, speeds }) => ({ title, rows: speedRows(speeds, 1) }));
    if (!hasCorpus)
      return { name: "validate", goals: formGoals, tables: formTables, notes: [missingCorpus] };
    const schemas = await loadSchemas(work, progress);
    const compileTypeBox = hasPeers ? await loadTypeBox() : null;
    const raced: (readonly [RacedSchema, Speeds])[] = [];
    for (const schema of schemas) {
      progress(schema.title);
      raced.push([schema, await raceSchema(schema, contendersOf(schema, compileTypeBox))]);
    }
    const sizes = await Promise.all(schemas.map(sizesOf));
    const ratios = (own: string, other: string) =>
      raced.map(([, speeds]) => speeds[own]! / speeds[other]!);
    const byAjv = ratios(ours, ajvCode);
    return {
      name: "validate",
      goals: [
        atLeast(
          "five schemas, parse beside Zod's, mean",
          1,
          "x",
          mean(ratios(oursParse, zodParse)),
        ),
        atLeast("the slowest of them", 1, "x", Math.min(...ratios(oursParse, zodParse))),
        atLeast("five schemas, is beside ajv's code, mean", 1 / 3, "x", mean(byAjv)),
        atLeast("the slowest of them, beside ajv's code", 1 / 3, "x", Math.min(...byAjv)),
        atMost("one schema in a bundle, gzip", 2, "KB", sizes[0]!.ours / 1000),
        ...formGoals,
      ],
      tables: [
        ...raced.map(([schema, speeds]) => ({
          title: `${schema.title}: ${JSON.stringify(schema.values[0]).length} bytes of JSON`,
          rows: speedRows(speeds, schema.values.length),
        })),
        {
          title: "gzip, in bytes",
          rows: sizes.map(({ ours, ajv, zod }, at): Row => ({
            wireform: ours,
            "ajv's code": ajv,
            "Zod, an object with one text": zod,
            schema: schemas[at]!.title,
          })),
        },
        ...formTables,
      ],
      notes: [],
    };
  } finally {
    await rm(work, { recursive: true });
  }
}

/** @throws Error if a validator refuses a value that fits */
function raceSchema(
  { title, values }: RacedSchema,
  validators: Readonly<Record<string, Validator>>,
): Promise<Speeds> {
  const runs = Object.entries(validators).map(([name, validate]) => {
    const run = () => (values.every((value) => validate(value)) ? "fits" : "");
    if (run() === "") throw new Error(`${name} refuses a value of ${title}`);
    return [name, run] as const;
  });
  return race(Object.fromEntries(runs), { rounds: 7, turn: 80 });
}

function speedRows(speeds: Speeds, values: number): readonly Row[] {
  const [first] = Object.values(speeds);
  return Object.entries(speeds).map(([name, speed]) => ({
    "x wireform": speed / first!,
    "values/s": Math.round(speed * values),
    validator: name,
  }));
}

/** Of ratios: the geometric one. */
function mean(ratios: readonly number[]): number {
  return ratios.reduce((product, ratio) => product * ratio, 1) ** (1 / ratios.length);
}
