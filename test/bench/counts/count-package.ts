/** What the package of our own documents costs its users: in a bundle, in a call, in their compiler. */
import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { packageRoot } from "../../../generator/host/package-root.js";
import { reportPayment } from "../calls.js";
import { fullBody, sortMembers } from "../encode/bodies.js";
import { generateOwn } from "../own-package.js";
import { checkProgram } from "../type-cost.js";
import { weighOwn } from "../weigh.js";
import { callsIn, countRun } from "./counted-run.js";
import type { Counts } from "./counts.js";

/** Generates the package: a checkout has none with JavaScript. @returns its folder */
export async function makePackage(work: string): Promise<string> {
  const project = path.join(work, "project");
  await cp(path.join(packageRoot, "specs"), path.join(project, "specs"), { recursive: true });
  const config = await readFile(path.join(packageRoot, "wireform.yaml"), "utf8");
  await writeFile(path.join(project, "wireform.yaml"), config.replace(/^schema:.*$/m, ""));
  await generateOwn(project);
  return path.join(project, "generated");
}

function indexOf(generated: string): string {
  return path.join(generated, "dist/stripe/index.js");
}

/** @param generated the folder of the package */
export async function countBundle(generated: string): Promise<Counts> {
  const [builder, client] = await weighOwn(reportPayment, indexOf(generated));
  return {
    "builder and encoder, bytes minified": builder.bundle.minified,
    "builder and encoder, bytes of gzip": builder.bundle.gzip,
    "with the client, bytes minified": client.bundle.minified,
    "with the client, bytes of gzip": client.bundle.gzip,
  };
}

/** Calls of functions for one request more; what comes before the first isn't counted. */
export async function countEncode(generated: string, work: string): Promise<Counts> {
  const outfile = path.join(work, "stripe.mjs");
  await build({
    entryPoints: [indexOf(generated)],
    bundle: true,
    format: "esm",
    outfile,
    logLevel: "silent",
  });
  const callsOf = async (body: object) => {
    const few = await callsFor(body, 10, work);
    return ((await callsFor(body, 110, work)) - few) / 100;
  };
  return {
    "calls for a request": await callsOf(fullBody),
    "calls for its members in another order": await callsOf(sortMembers(fullBody)),
  };
}

async function callsFor(body: object, requests: number, work: string): Promise<number> {
  const file = path.join(work, "encode.mjs");
  await writeFile(
    file,
    `import { reportPayment } from "./stripe.mjs";
const body = ${JSON.stringify(body)};
for (let i = 0; i < ${requests}; i++) reportPayment({ body }).body;`,
  );
  return callsIn(await countRun([file], work), (url) => url.endsWith("/stripe.mjs"));
}

/** What the compiler makes of one call, beyond an empty program. */
export async function countTypes(generated: string, work: string): Promise<Counts> {
  const folder = path.join(work, "types");
  await mkdir(path.join(folder, "node_modules"), { recursive: true });
  await symlink(generated, path.join(folder, "node_modules/wireform-payments"));
  const call = `reportPayment({ body: ${reportPayment.body} })`;
  const empty = await checkProgram(folder, "export {};");
  const { types, instantiations, files, errors } = await checkProgram(
    folder,
    `import { reportPayment } from "wireform-payments/stripe";\nexport const made = ${call};`,
  );
  if (errors > 0) throw new Error(`the program of one call has ${errors} errors`);
  return {
    "files in tsc": files - empty.files,
    types: types - empty.types,
    instantiations: instantiations - empty.instantiations,
  };
}
