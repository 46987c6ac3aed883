/** The real parsers that dialects are named after. */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import qs from "qs";

export type ParserName = "qs" | "php" | "rails";

export interface RealParser {
  /** Its name and version; `null` if it isn't on this machine. */
  readonly version: () => string | null;
  /** What it reads from each text. */
  readonly readAll: (texts: readonly string[]) => readonly unknown[];
}

export const parsers: Readonly<Record<ParserName, RealParser>> = {
  qs: {
    version: () => {
      const { version } = createRequire(import.meta.url)("qs/package.json") as { version: string };
      return `qs ${version}`;
    },
    // With its defaults, and as JSON, like the others.
    readAll: (texts) => texts.map((text) => JSON.parse(JSON.stringify(qs.parse(text))) as unknown),
  },
  php: program(
    ["php", "-r"],
    'echo "PHP " . PHP_VERSION;',
    `$all = [];
     foreach (json_decode(stream_get_contents(STDIN)) as $text) {
       parse_str($text, $read);
       $all[] = (object) $read;
     }
     echo json_encode($all, JSON_THROW_ON_ERROR);`,
  ),
  rails: program(
    ["ruby", "-e"],
    'require "rack"; puts "Rack #{Rack.release}"',
    `require "rack"; require "json"
     texts = JSON.parse($stdin.read)
     puts JSON.generate(texts.map { |text| Rack::Utils.parse_nested_query(text) })`,
  ),
};

/**
 * A program in the parser's language: it reads a JSON list of texts, and prints the result for
 * each.
 */
function program(
  [command, flag]: readonly [string, string],
  version: string,
  source: string,
): RealParser {
  const run = (code: string, input = "") =>
    spawnSync(command, [flag, code], { input, encoding: "utf8", maxBuffer: 2 ** 28 });
  return {
    version: () => {
      const { status, stdout } = run(version);
      return status === 0 ? stdout.trim() : null;
    },
    readAll(texts) {
      const { status, stdout, stderr } = run(source, JSON.stringify(texts));
      if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
      return JSON.parse(stdout) as unknown[];
    },
  };
}
