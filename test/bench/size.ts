/** What one Stripe call costs in a bundle, and whether it is right on the wire. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { packageRoot } from "../../generator/host/package-root.js";
import { type Call, paymentIntents, reportPayment } from "./calls.js";
import { findDocument, missingCorpus, ownDocument } from "./documents.js";
import { generateOwn, makeProject } from "./own-package.js";
import { type InstalledPeer, installPeers } from "./peer-cache.js";
import { formatFigure } from "./render.js";
import { atMost, type BenchOptions, type Report, type Row, type Table } from "./report.js";
import {
  type Unweighed,
  weighBare,
  weighOwn,
  weighPeer,
  weighVendor,
  type Weighed,
} from "./weigh.js";
import { judgeBody } from "./wire-verdict.js";

export async function measureSize(options: BenchOptions): Promise<Report> {
  const work = await mkdtemp(path.join(tmpdir(), "wireform-bench-"));
  try {
    const { peers, missing } = await installPeers(options);
    const index = path.join(packageRoot, "generated/dist/stripe/index.js");
    const small = await weighAll(reportPayment, index, ownDocument, peers, options);
    const document = await findDocument("stripe", work);
    const whole = document && (await weighWhole(document, work, peers, options));
    const bare = await weighBare(reportPayment, await makeBare(work));
    if (judgeBody(bare, small.vendor) !== "exact") throw new Error(`${bare.name}: ${bare.body}`);
    const kilobytes = (own: 0 | 1) => small.own[own].bundle.gzip / 1000;
    const beside = besideOf(small);
    return {
      name: "size",
      goals: [
        { ...atMost("report_payment, builder and encoder, gzip", 2, "KB", kilobytes(0)), beside },
        { ...atMost("report_payment, with the client, gzip", 5, "KB", kilobytes(1)), beside },
        atMost(
          "the same without retries, keys and credentials",
          4.5,
          "KB",
          bare.bundle.gzip / 1000,
        ),
      ],
      tables: [
        sizeTable("report_payment of specs/stripe.yaml", small),
        ...(whole ? [sizeTable("payment_intents of whole Stripe", whole)] : []),
        ...(options.verbose ? small.own.map(modulesTable) : []),
        ...(options.verbose ? [bodiesTable(small)] : []),
      ],
      notes: [...missing, ...(document === undefined ? [missingCorpus] : [])],
    };
  } finally {
    await rm(work, { recursive: true });
  }
}

/** A package of a document that has no retries, idempotency keys and security schemes. @returns its index */
async function makeBare(work: string): Promise<string> {
  const project = path.join(work, "bare");
  const overlay = {
    overlay: "1.1.0",
    info: { title: "Nothing but the calls", version: "1" },
    actions: [
      { target: "$.security", remove: true },
      { target: "$.components.securitySchemes", remove: true },
      { target: "$.x-wireform.idempotencyHeader", remove: true },
      { target: "$.x-wireform.retry", remove: true },
      { target: "$.x-wireform", update: { retry: false } },
    ],
  };
  await mkdir(project, { recursive: true });
  await writeFile(path.join(project, "bare.json"), JSON.stringify(overlay));
  await makeProject(project, ownDocument, { dialect: "stripe", overlays: ["bare.json"] });
  await generateOwn(project);
  return path.join(project, "out/dist/api/index.js");
}

/** The vendor's client, and the peers whose body isn't wrong. */
function besideOf({ vendor, peers }: Comparison): string {
  const right = peers.flatMap((one) => {
    return "fault" in one || judgeBody(one, vendor).startsWith("wrong") ? [] : [one];
  });
  const texts = [vendor, ...right].map(({ name, bundle }) => {
    return `${name}: ${formatFigure(bundle.gzip / 1000)} KB`;
  });
  const others = peers.length > 0 && right.length === 0 ? ["each peer sends a wrong body"] : [];
  return [...texts, ...others].join("; ");
}

interface Comparison {
  readonly own: readonly [builder: Weighed, client: Weighed];
  readonly vendor: Weighed;
  readonly peers: readonly (Weighed | Unweighed)[];
}

async function weighAll(
  call: Call,
  index: string,
  document: string,
  installed: readonly InstalledPeer[],
  { progress }: BenchOptions,
): Promise<Comparison> {
  progress(`${call.title} with wireform and stripe`);
  const own = await weighOwn(call, index);
  const vendor = await weighVendor(call);
  const peers: (Weighed | Unweighed)[] = [];
  for (const one of installed) {
    progress(`${call.title} with ${one.peer.name}`);
    peers.push(await weighPeer(one, call, document));
  }
  return { own, vendor, peers };
}

async function weighWhole(
  document: string,
  work: string,
  peers: readonly InstalledPeer[],
  options: BenchOptions,
): Promise<Comparison> {
  const project = path.join(work, "project");
  await makeProject(project, document, { dialect: "stripe" });
  options.progress("generating whole Stripe");
  await generateOwn(project);
  const index = path.join(project, "out/dist/api/index.js");
  return weighAll(paymentIntents, index, document, peers, options);
}

function sizeTable(title: string, { own, vendor, peers }: Comparison): Table {
  const rows = [...own, vendor, ...peers].map((one): Row => {
    if ("fault" in one) return { "": one.name, "on the wire": one.fault };
    return {
      "gzip, stripe = 1": one.bundle.gzip / vendor.bundle.gzip,
      "gzip bytes": one.bundle.gzip,
      "minified bytes": one.bundle.minified,
      "": one.name,
      "on the wire": judgeBody(one, vendor),
    };
  });
  return { title, rows };
}

function modulesTable({ name, bundle: { modules, minified } }: Weighed): Table {
  const rows = modules.map((module) => ({
    "minified bytes": module.bytes,
    "% of all": (100 * module.bytes) / minified,
    module: module.path.replace(/^generated\/dist\//, ""),
  }));
  return { title: `${name}, module by module`, rows };
}

function bodiesTable({ own, vendor, peers }: Comparison): Table {
  const rows = [...own, vendor, ...peers].map((one) => ({
    "": one.name,
    body: "fault" in one ? one.fault : one.body,
  }));
  return { title: "What is sent", rows };
}
