/** Other generators, installed when a benchmark first needs them: below `node_modules/.cache`. */
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { packageRoot } from "../../generator/host/package-root.js";
import { type Ran, runNode } from "./child.js";
import { install } from "./install.js";
import { type Peer, peers } from "./peers.js";
import type { BenchOptions } from "./report.js";

/** A peer that can be run. */
export interface InstalledPeer {
  readonly peer: Peer;
  readonly folder: string;
  /** The Node that runs it. */
  readonly node: string;
}

const cache = path.join(packageRoot, "node_modules/.cache/wireform-bench");

/** In the folder of each peer. */
const outputs = "out";

/** Some of them need a newer Node than we do: all run on this one, which npm has as a package. */
const newerNode = { [`node-${process.platform}-${process.arch}`]: "24.21.0" };

/** Installs what isn't there yet. `missing` tells of the peers that can't be had, and why. */
export async function installPeers(
  { progress, hasPeers }: BenchOptions,
  names: readonly string[] = peers.map(({ name }) => name),
): Promise<{ readonly peers: readonly InstalledPeer[]; readonly missing: readonly string[] }> {
  if (!hasPeers) return { peers: [], missing: ["peers are left out: --own"] };
  const [nodePackage] = Object.keys(newerNode);
  const node = path.join(cache, "node/node_modules", nodePackage!, "bin/node");
  const installed: InstalledPeer[] = [];
  const missing: string[] = [];
  for (const peer of peers.filter(({ name }) => names.includes(name))) {
    const folder = path.join(cache, peer.name);
    progress(`installing ${peer.name}`);
    try {
      await install(path.join(cache, "node"), newerNode, {});
      await install(folder, peer.packages, peer.overrides ?? {});
      installed.push({ peer, folder, node });
    } catch (error) {
      const reason = /^npm error code (.*)$/m.exec((error as Error).message)?.[1];
      missing.push(`${peer.name} is left out: ${reason ?? (error as Error).message}`);
    }
  }
  return { peers: installed, missing };
}

/** A `node_modules` folder with one package, and what it needs. */
export async function installPackages(packages: Readonly<Record<string, string>>): Promise<string> {
  const folder = path.join(cache, Object.keys(packages)[0]!.replace("/", "-"));
  await install(folder, packages);
  return path.join(folder, "node_modules");
}

/**
 * Generates into a new folder below the peer's own, so that what it wrote finds its packages.
 *
 * Nothing is deleted before all is measured: for minutes, a file system (ext4) keeps away from inodes
 * that were just freed, and whoever writes many files next pays for that.
 */
export async function generateWithPeer(
  { peer, folder, node }: InstalledPeer,
  document: string,
  title: string,
): Promise<Ran & { readonly out: string }> {
  await mkdir(path.join(folder, outputs), { recursive: true });
  const out = await mkdtemp(path.join(folder, outputs, `${title}-`));
  const { args, config } = peer.invocation(document, out);
  const configFile = path.join(folder, `${title}.config.mjs`);
  if (config !== undefined) await writeFile(configFile, config);
  const command = await realpath(path.join(folder, "node_modules/.bin", peer.command));
  const all = [command, ...args, ...(config === undefined ? [] : [configFile])];
  return { out, ...(await runNode(all, { cwd: folder, node })) };
}

/** What peers generated, now and before. */
export async function removeOutputs(): Promise<void> {
  const removed = peers.map(({ name }) =>
    rm(path.join(cache, name, outputs), { recursive: true, force: true }),
  );
  await Promise.all(removed);
}
