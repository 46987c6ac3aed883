/** How fast forms are encoded, compared with popular encoders and one written by hand. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import qs from "qs";
import { packageRoot } from "../../generator/host/package-root.js";
import type { BodyWriter, HttpRequest } from "../../templates/runtime/encode/operation.js";
import { stripeNodeForm } from "../wire/stripe-node-encoder.js";
import { fullBody, rowsBody, rowsDocument, sortMembers } from "./encode-bodies.js";
import { encodeFullBody } from "./hand-encoder.js";
import { encodeRowsBody } from "./hand-rows-encoder.js";
import { generateOwn, makeProject } from "./own-package.js";
import { race } from "./race.js";
import { atLeast, type BenchOptions, type Report, type Row, type Table } from "./report.js";

type Builder = (input: { readonly body: unknown }) => HttpRequest;
type Contenders = Readonly<Record<string, () => string>>;
type Speeds = Readonly<Record<string, number>>;

const ours = "wireform";
const unordered = "wireform, members in another order";
const request = "wireform, the whole request";
const limit = "by hand (the limit)";

/** Goals that nothing measures yet. */
const unmeasured = ["JSON bodies, URLs, headers and multipart aren't measured yet"];

export async function measureEncode({ progress }: BenchOptions): Promise<Report> {
  const work = await mkdtemp(path.join(tmpdir(), "wireform-bench-"));
  try {
    const full = await raceFullBody(work, progress);
    const rows = await raceRows(work, progress);
    const ratio = (one: string) => full[ours]! / full[one]!;
    const percent = (speeds: Speeds, one: string) => (100 * speeds[one]!) / speeds[limit]!;
    return {
      name: "encode",
      goals: [
        atLeast("report_payment, beside qs", 12, "x", ratio("qs")),
        atLeast("report_payment, beside stripe-node", 9, "x", ratio("stripe-node")),
        atLeast("report_payment, by hand = 100 %", 90, "%", percent(full, ours)),
        atLeast("its members in another order", 90, "%", percent(full, unordered)),
        atLeast("the whole request", 80, "%", percent(full, request)),
        atLeast("1,000 rows", 95, "%", percent(rows, ours)),
      ],
      tables: [
        speedTable("report_payment, all fields", encodeFullBody(fullBody), full),
        speedTable("1,000 rows with nested members", encodeRowsBody(rowsBody), rows),
      ],
      notes: unmeasured,
    };
  } finally {
    await rm(work, { recursive: true });
  }
}

async function raceFullBody(work: string, progress: BenchOptions["progress"]): Promise<Speeds> {
  const index = path.join(packageRoot, "generated/dist/stripe/index.js");
  // Encoders adapt to the order of members, so each order has its own package.
  const [inOrder, inAnother] = await Promise.all(
    ["ordered", "unordered"].map((name) => loadBuilder(index, "reportPayment", work, name)),
  );
  const writeOrdered = writerOf(inOrder!({ body: fullBody }));
  const otherBody = sortMembers(fullBody);
  const writeUnordered = writerOf(inAnother!({ body: otherBody }));
  progress("report_payment");
  return raceEqual({
    [ours]: () => writeOrdered(fullBody),
    [unordered]: () => writeUnordered(otherBody),
    [request]: () => inOrder!({ body: fullBody }).body as string,
    [limit]: () => encodeFullBody(fullBody),
    ...othersWith(fullBody),
  });
}

async function raceRows(work: string, progress: BenchOptions["progress"]): Promise<Speeds> {
  const document = path.join(work, "rows.json");
  await writeFile(document, JSON.stringify(rowsDocument));
  const project = path.join(work, "rows");
  await makeProject(project, document, { dialect: "stripe" });
  await generateOwn(project);
  const index = path.join(project, "out/dist/api/index.js");
  const write = writerOf((await loadBuilder(index, "sendRows", work, "rows"))({ body: rowsBody }));
  progress("1,000 rows");
  return raceEqual({
    [ours]: () => write(rowsBody),
    [limit]: () => encodeRowsBody(rowsBody),
    ...othersWith(rowsBody),
  });
}

/** How others encode a body; stripe-node's bytes are the reference. */
function othersWith(body: object): Contenders {
  return {
    "stripe-node": () => stripeNodeForm(body),
    qs: () => qs.stringify(body),
    "flattened, URLSearchParams": () => new URLSearchParams(flatten("", body)).toString(),
    "JSON.stringify (another format)": () => JSON.stringify(body),
  };
}

function flatten(prefix: string, value: unknown): [string, string][] {
  if (typeof value !== "object" || value === null) return [[prefix, String(value)]];
  return Object.entries(value).flatMap(([key, member]) =>
    flatten(prefix === "" ? key : `${prefix}[${key}]`, member),
  );
}

/**
 * Compares only correct encoders: ours and the one by hand write the vendor's fields, byte for
 * byte.
 */
async function raceEqual(contenders: Contenders): Promise<Speeds> {
  const expected = sortFields(contenders["stripe-node"]!());
  for (const [name, contender] of Object.entries(contenders))
    if ((name.startsWith(ours) || name === limit) && sortFields(contender()) !== expected)
      throw new Error(`${name} differs from stripe-node:\n${contender()}`);
  return race(contenders, { rounds: 9, turn: 150 });
}

/** Declared members are in the document's order, whatever the caller's: order doesn't matter. */
function sortFields(body: string): string {
  return body.split("&").sort().join("&");
}

/** A function of a generated package, as an instance of its own that shares nothing. */
async function loadBuilder(
  index: string,
  name: string,
  work: string,
  instance: string,
): Promise<Builder> {
  const outfile = path.join(work, `${instance}.mjs`);
  await build({ entryPoints: [index], bundle: true, format: "esm", outfile, logLevel: "silent" });
  const module = (await import(pathToFileURL(outfile).href)) as Readonly<Record<string, Builder>>;
  return module[name]!;
}

/** The encoder alone, without the rest of the request. */
function writerOf({ operation }: HttpRequest): (body: unknown) => string {
  const writer = operation.body as BodyWriter;
  return (body) => writer.write(body) as string;
}

function speedTable(title: string, body: string, speeds: Speeds): Table {
  const rows = Object.entries(speeds).map(([name, speed]): Row => ({
    "x qs": speed / speeds["qs"]!,
    "x stripe-node": speed / speeds["stripe-node"]!,
    "% of the limit": (100 * speed) / speeds[limit]!,
    "runs/s": Math.round(speed),
    encoder: name,
  }));
  return { title: `${title}: ${body.length.toLocaleString("en-US")} bytes`, rows };
}
