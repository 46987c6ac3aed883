/** An output as the previous version left it: with a manifest in JSON, and records in `dist/`. */
import { rmSync } from "node:fs";
import path from "node:path";
import { parseManifest } from "../../generator/7-write/manifest.js";
import { hashOf } from "../../generator/host/content-hash.js";
import type { Repository } from "./branches.js";

const records = ["dist/wireform.documents.json", "dist/wireform.record.json"];

export async function asBefore({ output, read, write, has }: Repository): Promise<void> {
  const { files, derived } = parseManifest(Buffer.from(read("sdk/wireform.manifest")))!;
  const packed = read("sdk/package.json").replace(
    '"dist"',
    records.reduce((all, record) => `${all}, "!${record}"`, '"dist"'),
  );
  write("sdk/package.json", packed);
  const hashes = Array.from(files, ([file, [hash]]) => [file, hash!] as const);
  const own = new Map([...hashes, ["package.json", hashOf(packed)]]);
  own.delete(".gitattributes");
  const inputs = ["shop.yaml", "wireform.yaml"].map((file) => [`../${file}`, hashOf(read(file))]);
  const manifest = {
    wireform: "0.0.9",
    config: hashOf(read("shop.yaml").slice(0, 40)),
    inputs: Object.fromEntries(inputs),
    files: Object.fromEntries(own),
    derived: [...derived, ...records].toSorted(),
  };
  write("sdk/wireform.manifest.json", `${JSON.stringify(manifest, null, 2)}\n`);
  for (const record of records) write(`sdk/${record}`, "{}\n");
  for (const file of ["wireform.manifest", ".gitattributes"])
    if (has(`sdk/${file}`)) rmSync(path.join(output, file));
}
