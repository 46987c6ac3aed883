/** The commands and the configuration of the pages are ones that wireform takes. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { parseCommand } from "../../generator/cli/arguments/arguments.js";
import { clientSchema } from "../../generator/config/schema/client-schema.js";
import { configSchema } from "../../generator/config/schema/config-schema.js";
import { blocksOf } from "./blocks.js";
import { readUserPages } from "./pages.js";

const blocks = (await readUserPages()).flatMap(blocksOf);
const of = (language: string) => blocks.filter((block) => block.language === language);

const commands = of("sh").flatMap(({ file, text }) =>
  text
    .replace(/\\\n\s*/g, "")
    .split("\n")
    .map((line) => /^(?:npx )?(?:--no-install )?wireform ([^#|>]*)/.exec(line)?.[1]?.trim())
    .filter((line) => line !== undefined)
    .map((line) => [file, line] as const),
);

describe("commands", () => {
  it.each(commands)("%s: wireform %s", (_, line) => {
    const [command] = line.split(" ");
    expect(parseCommand(wordsOf(line)).kind).toBe(command);
  });
});

/** As a shell would; a variable stands for a URL, which all options take that take a variable. */
function wordsOf(line: string): readonly string[] {
  const words = line.match(/"[^"]*"|\S+/g) ?? [];
  return words.map((word) => word.replaceAll('"', "").replace(/\$\w+/, "https://shop.example"));
}

const isConfig = new Ajv2020({ strict: false }).compile(configSchema);

/** A part of `wireform.yaml` as a whole one: keys of a client stand alone on a page. */
function whole(part: Readonly<Record<string, unknown>>): object {
  const least = { output: "sdk", clients: { shop: { document: "shop.yaml" } } };
  const isOfFile = Object.keys(part).every((key) => key in configSchema.properties);
  return isOfFile
    ? { ...least, ...part }
    : { ...least, clients: { shop: { ...least.clients.shop, ...part } } };
}

describe("configuration", () => {
  const known = new Set([
    ...Object.keys(configSchema.properties),
    ...Object.keys(clientSchema.properties),
  ]);
  const parts = of("yaml")
    .map((block) => ({ ...block, value: parse(block.text) as Readonly<Record<string, unknown>> }))
    .filter(({ value }) => Object.keys(value).every((key) => known.has(key)));

  it.each(parts)("of $file, line $line", ({ value }) => {
    expect(isConfig(whole(value)), JSON.stringify(isConfig.errors)).toBe(true);
  });

  it("is on several pages", () => {
    expect(parts.length).toBeGreaterThan(5);
  });
});
