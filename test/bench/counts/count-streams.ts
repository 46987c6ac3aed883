/** Calls of functions for one item more of a stream; what comes before the first isn't counted. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { packageRoot } from "../../../generator/host/package-root.js";
import { callsIn, countRun } from "./counted-run.js";
import type { Counts } from "./counts.js";

const runtime = "templates/runtime/stream";

export async function countStreams(work: string): Promise<Counts> {
  const outfile = path.join(work, "streams.mjs");
  const contents = `export { textEvents } from "./${runtime}/event-stream.ts";
export { jsonLines } from "./${runtime}/json-lines.ts";`;
  await build({
    stdin: { contents, resolveDir: packageRoot, loader: "ts" },
    bundle: true,
    format: "esm",
    outfile,
    logLevel: "silent",
  });
  const callsOf = async (reader: string, item: string) => {
    const few = await callsFor(reader, item, 10, work);
    return ((await callsFor(reader, item, 110, work)) - few) / 100;
  };
  return {
    "calls for an event": await callsOf("textEvents", "data: a\n\n"),
    "calls for a JSON line": await callsOf("jsonLines()", "{}\n"),
  };
}

async function callsFor(reader: string, item: string, items: number, work: string) {
  const file = path.join(work, "read-stream.mjs");
  await writeFile(
    file,
    `import { jsonLines, textEvents } from "./streams.mjs";
const response = new Response(${JSON.stringify(item)}.repeat(${items}), { headers: { "content-type": "" } });
const request = { operation: {}, headers: {} };
for await (const item of ${reader}.stream(response, request)) item;`,
  );
  return callsIn(await countRun([file], work), (url) => url.endsWith("/streams.mjs"));
}
