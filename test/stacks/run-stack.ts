/** Makes a project of a stack and runs its program, against a server on loopback. */
import { existsSync, readFileSync } from "node:fs";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { packageRoot } from "../../generator/host/package-root.js";
import { install } from "../bench/install.js";
import { document, program, type Stack } from "./stack.js";

const cache = path.join(packageRoot, "node_modules/.cache/wireform-stacks");

/** Some are installed already, as this repository uses the same packages. */
function isHere({ packages }: Stack): boolean {
  return Object.entries(packages).every(([name, version]) => {
    const manifest = path.join(packageRoot, "node_modules", name, "package.json");
    return (
      existsSync(manifest) && readFileSync(manifest, "utf8").includes(`"version": "${version}"`)
    );
  });
}

/** Two stacks with the same packages share them, one after the other. */
function folderOf({ packages }: Stack): string {
  const [[name, version]] = Object.entries(packages) as [[string, string]];
  const others = Object.keys(packages).length;
  const second = Object.keys(packages)[1] ?? "alone";
  return path.join(cache, `${name}-${version}-${second}-${others}`.replaceAll(/[/@]/g, "_"));
}

export function isInstalled(stack: Stack): boolean {
  return isHere(stack) || existsSync(path.join(folderOf(stack), "installed.json"));
}

/** @throws Error if a package can't be installed */
export async function installStack(stack: Stack): Promise<void> {
  if (!isHere(stack)) await install(folderOf(stack), stack.packages);
}

/** @returns what went wrong; `null` if nothing */
export async function runStack(stack: Stack): Promise<string | null> {
  // Not in the cache itself: below a `node_modules`, tools compile nothing.
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "wireform-stack-")));
  const packages = path.join(isHere(stack) ? packageRoot : folderOf(stack), "node_modules");
  await symlink(packages, path.join(folder, "node_modules"));
  const files = { ...stack.files, "prog.ts": program, "shop.yaml": stack.document ?? document };
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  const wireform = path.join(packageRoot, "dist/generator/main.js");
  const generate = [wireform, "generate", "shop.yaml", "--out", "api", "--source-only"];
  const server = createServer((_, answer) => {
    answer.setHeader("content-type", "application/json");
    answer.end(stack.answer ?? '{"total":3}');
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const BASE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const variables = { BASE_URL, SHOP_URL: BASE_URL, SHOP_KEY: "key_1" };
  try {
    let printed = "";
    for (const [file = "", ...args] of [generate, ...stack.commands]) {
      const isOwn = file.startsWith("./") || path.isAbsolute(file);
      const main = isOwn ? file : path.join(folder, "node_modules", file);
      const { code, output } = await runNode(folder, [main, ...args], variables);
      if (code !== 0) return `${[file, ...args].join(" ")} ended with ${code}:\n${output}`;
      printed = output;
    }
    const { told, isSilent, expected = "total 3" } = stack;
    const text = told === null ? printed : await readFile(path.join(folder, told), "utf8");
    return isSilent || text.includes(expected) ? null : `no ${expected} in:\n${text}`;
  } finally {
    await rm(folder, { recursive: true });
    server.closeAllConnections();
    server.close();
  }
}

function runNode(
  cwd: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>>,
) {
  const { NODE_ENV: _, VITEST: __, ...inherited } = process.env;
  const env = { ...inherited, ...variables, NEXT_TELEMETRY_DISABLED: "1", CI: "1" };
  return new Promise<{ code: unknown; output: string }>((resolve) => {
    const options = { cwd, env, maxBuffer: 1 << 26 };
    execFile(process.execPath, [...args], options, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : (error.code ?? error), output: stdout + stderr }),
    );
  });
}
