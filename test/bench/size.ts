/** What one Stripe call costs in a bundle, and whether it is right on the wire. */
import path from "node:path";
import { packageRoot } from "../../generator/package-root.js";
import { bundleProgram, type Bundle } from "./bundle.js";
import { ownBuilderProgram, ownClientProgram, ownPackage, stripeProgram } from "./programs.js";
import { atMost, type Report, type Row, type Table } from "./report.js";
import { runProgram } from "./sent.js";

const generated = { [ownPackage]: path.join(packageRoot, "generated/dist/stripe/index.js") };

/** @param verbose Also what each module of our bundles takes. */
export async function measureSize({ verbose }: { readonly verbose: boolean }): Promise<Report> {
  const stripe = await bundleProgram(stripeProgram);
  const right = (await runProgram(stripe.code)).sent[0]!.body;
  const builder = await bundleProgram(ownBuilderProgram, packageRoot, generated);
  const client = await bundleProgram(ownClientProgram, packageRoot, generated);
  const built = (await runProgram(builder.code)).printed.trimEnd();
  const sent = (await runProgram(client.code)).sent[0]!.body;
  const row = (name: string, bundle: Bundle, body: string): Row => ({
    "": name,
    "gzip, stripe = 1": bundle.gzip / stripe.gzip,
    "gzip bytes": bundle.gzip,
    "minified bytes": bundle.minified,
    "on the wire": body === right ? "exact" : "wrong",
  });
  return {
    name: "size",
    goals: [
      atMost("builder and encoder, gzip", 1.5, "KB", builder.gzip / 1000),
      atMost("with the client, gzip", 3.5, "KB", client.gzip / 1000),
    ],
    tables: [
      {
        title: "One call of report_payment, bundled by esbuild",
        rows: [
          row("wireform, builder and encoder", builder, built),
          row("wireform, with the client", client, sent),
          row("stripe 23.1.0", stripe, right),
        ],
      },
      ...(verbose
        ? [
            modulesTable("builder and encoder, per module", builder),
            modulesTable("with the client, per module", client),
          ]
        : []),
    ],
    notes: [],
  };
}

function modulesTable(title: string, { modules, minified }: Bundle): Table {
  const rows = modules.map((module) => ({
    "minified bytes": module.bytes,
    "% of all": (100 * module.bytes) / minified,
    module: module.path.replace(/^generated\/dist\//, ""),
  }));
  return { title, rows };
}
