/** A folder with the shop's document, for several runs of `wireform generate`. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "vitest";
import { runIn } from "../generator/run-in.js";
import { makeFolder } from "../leftovers.js";
import { readDocument } from "./proof.js";

/** The command that generates it. */
export const whole = ["generate", "shop.yaml", "--out", "out"];

/** An edit of it, and what is reported for it. */
export const breaking = ["required: [width]", "required: [width, lid]"] as const;
export const told = `\
since the last run: 1 major change for callers
major property-required (types): Box (replacePet): \`Box.lid\` is now required.
  --> shop.yaml:267 -> shop.yaml:267
`;

export interface ShopRuns {
  readonly folder: string;
  /** The original document. */
  readonly shop: string;
  write(file: string, text: string): Promise<void>;
  read(file: string): Promise<string>;
  /** What a run reports to callers, if anything; it must exit with 0. */
  generate(...flags: readonly string[]): Promise<string>;
  /** The same with `wireform.yaml`, whatever the exit code is. */
  generateProject(): Promise<string>;
}

export async function makeShop(): Promise<ShopRuns> {
  const folder = await makeFolder();
  const shop = await readDocument("shop");
  const write = (file: string, text: string) => writeFile(path.join(folder, file), text);
  await write("shop.yaml", shop);
  await mkdir(path.join(folder, "node_modules"));
  return {
    folder,
    shop,
    write,
    read: (file) => readFile(path.join(folder, file), "utf8"),
    async generate(...flags) {
      const { code, out, err } = await runIn(folder, [...whole, ...flags]);
      expect([code, out]).toEqual([0, ""]);
      return sinceIn(err);
    },
    generateProject: async () => sinceIn((await runIn(folder, ["generate"])).err),
  };
}

/** The part of a run's output for callers: a line with counts, and findings with their places. */
export function sinceIn(printed: string): string {
  const findings = "(?:(?:major|minor|patch|and \\d+ more:) .*\\n|  --> .*\\n)*";
  return new RegExp(`^since the last run:.*\\n${findings}`, "m").exec(printed)?.[0] ?? "";
}
