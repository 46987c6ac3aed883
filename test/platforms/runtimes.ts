/** Runtimes beside this Node, as npm packages, fetched on demand into a folder that git ignores. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { Missing, type Platform, type Run } from "./platform.js";

const cache = path.resolve("node_modules/.cache/platforms");

export const runtimes: readonly Platform[] = [
  runtime("Node", "node", "24.21.0", []),
  runtime("Deno", "deno", "2.9.6", ["run", "--allow-net"]),
  runtime("Bun", "bun", "1.4.5", ["run"]),
];

/** @param name the name of the npm package and of its command */
function runtime(title: string, name: string, version: string, words: string[]): Platform {
  return {
    name: title,
    async run(script, server) {
      const folder = path.join(cache, `${name}-${version}`);
      const command = path.join(folder, "node_modules/.bin", name);
      await mkdir(folder, { recursive: true });
      if (!existsSync(command)) await install(`${name}@${version}`, folder);
      await writeFile(path.join(folder, "checks.mjs"), script);
      const main = path.join(folder, "main.mjs");
      await writeFile(
        main,
        `import { runChecks } from "./checks.mjs";\n` +
          `console.log(JSON.stringify(await runChecks(${JSON.stringify(server)})));\n`,
      );
      const { stdout } = await execute(command, [...words, main], { timeout: 120_000 });
      return { version, results: JSON.parse(stdout) as Run["results"] };
    },
  };
}

/** Each in its own folder: if one can't be installed, the others still run. */
async function install(name: string, folder: string): Promise<void> {
  const words = ["install", "--prefix", folder, "--no-audit", "--no-fund", name];
  try {
    await execute("npm", words, { timeout: 300_000 });
  } catch (error) {
    const { stderr = "" } = error as { stderr?: string };
    const told = stderr.split("\n").find((line) => /error .*(fail|not found)/i.test(line));
    throw new Missing(`npm ${words.join(" ")}: ${told ?? error}`);
  }
}

const execute = promisify(execFile);
