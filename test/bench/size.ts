/** What one Stripe call costs in a bundle, and whether it is right on the wire. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { packageRoot } from "../../generator/host/package-root.js";
import { type Call, paymentIntents, reportPayment } from "./calls.js";
import { findDocument, missingCorpus, ownDocument } from "./documents.js";
import { generateOwn, makeProject } from "./own-package.js";
import { type InstalledPeer, installPeers } from "./peer-cache.js";
import { atMost, type BenchOptions, type Report, type Row, type Table } from "./report.js";
import { type Unweighed, weighOwn, weighPeer, weighVendor, type Weighed } from "./weigh.js";
import { judgeBody } from "./wire-verdict.js";

export async function measureSize(options: BenchOptions): Promise<Report> {
  const work = await mkdtemp(path.join(tmpdir(), "wireform-bench-"));
  try {
    const { peers, missing } = await installPeers(options);
    const index = path.join(packageRoot, "generated/dist/stripe/index.js");
    const small = await weighAll(reportPayment, index, ownDocument, peers, options);
    const document = await findDocument("stripe", work);
    const whole = document && (await weighWhole(document, work, peers, options));
    return {
      name: "size",
      goals: [
        atMost("builder and encoder, gzip", 1.5, "KB", small.own[0].bundle.gzip / 1000),
        atMost("with the client, gzip", 3.5, "KB", small.own[1].bundle.gzip / 1000),
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
