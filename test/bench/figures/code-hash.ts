/** A hash of the code that a benchmark measures. Comments, layout and types make no difference to it. */
import { createHash } from "node:crypto";
import { build } from "esbuild";
import { packageRoot } from "../../../generator/host/package-root.js";

/** What is measured, as programs that are bundled with all that they import of this repository. */
const entryPoints: Readonly<Record<string, readonly string[]>> = {
  generate: ["generator/main.ts", "generator/pipeline/worker.ts"],
  encode: ["generated/src/stripe/index.ts"],
  streams: ["templates/runtime/stream/event-stream.ts", "templates/runtime/stream/json-lines.ts"],
  size: ["generated/src/stripe/index.ts"],
  // Types are what the generator prints.
  types: ["generator/main.ts"],
  soak: ["templates/runtime/client/client.ts", "templates/runtime/serve/handler.ts"],
  validate: ["templates/runtime/validate/schema.ts", "templates/runtime/serve/decode/request.ts"],
};

/** @param benchmark its name */
export async function hashCode(benchmark: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: packageRoot,
    entryPoints: [...entryPoints[benchmark]!],
    outdir: "out",
    bundle: true,
    minifyWhitespace: true,
    legalComments: "none",
    platform: "node",
    format: "esm",
    packages: "external",
    write: false,
    logLevel: "silent",
  });
  const hash = createHash("sha256");
  for (const { contents } of outputFiles) hash.update(contents);
  return hash.digest("hex").slice(0, 16);
}
