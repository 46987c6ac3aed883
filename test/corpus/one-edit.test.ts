/** Large documents: after an edit of one line, a run writes only the files that show it. */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { generateTo } from "../../generator/pipeline/programs.js";
import { makeFolder } from "../leftovers.js";
import { readTimes, readTree } from "../package/project.js";
import { describeShared } from "../shared.js";
import { readIndex, unpack } from "./documents.js";

const mark = "Edited in one line.";

describeShared("an edit of one line", () => {
  it.each(["box-2024.0", "adyen-checkout-v72", "lob-bundled"])("of %s", async (id) => {
    const found = (await readIndex()).find((document) => document.id === id)!;
    const { cwd, document } = await unpack(found, await makeFolder());
    const config = { cwd, clients: [{ name: null, document }], package: {}, partial: true };
    const file = path.join(cwd, document);
    const text = await readFile(file, "utf8");
    await generateTo(config, "out");
    const folder = path.join(cwd, "out");
    const [before, times] = [await readTree(folder), await readTimes(folder)];
    expect(Object.keys(before).length).toBeGreaterThan(500);

    await writeFile(file, text.replace(onlySummary(text), mark));
    await generateTo(config, "out");
    const [after, later] = [await readTree(folder), await readTimes(folder)];
    const showing = Object.keys(after).filter((name) => after[name]!.includes(mark));
    const written = Object.keys(later).filter((name) => later[name] !== times[name]);
    expect(showing.length).toBeGreaterThan(0);
    expect(written).toEqual([...showing, "wireform.manifest"].toSorted());
    expect(Object.keys(after)).toEqual(Object.keys(before));
  });
});

/** A summary that is in the document once, on one line. */
function onlySummary(text: string): string {
  const summaries = Array.from(
    text.matchAll(/"?summary"?: "?([A-Z][\w ]{9,60})"?,?\n/g),
    ([, s]) => s!,
  );
  return summaries.find((summary) => text.split(summary).length === 2)!;
}
