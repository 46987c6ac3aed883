/** A folder with a `wireform.yaml` that asks for a changelog, for several runs. */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { run } from "../../generator/cli/run.js";
import { makeFolder } from "../leftovers.js";
import { readDocument } from "./proof.js";

/** A package of `documents/shop.yaml` with a changelog, before its first run. */
export async function makeProject(version: string): Promise<Project> {
  const project = new Project(await makeFolder());
  await project.configure(version);
  await project.write("shop.yaml", await readDocument("shop"));
  return project;
}

export class Project {
  constructor(readonly folder: string) {}

  /** @param settings further settings of the client: members of a YAML mapping */
  configure(version: string, settings = ""): Promise<void> {
    const text = `output: out\npackage: { name: shop, version: ${version}, changelog: true }\n`;
    const client = `{ document: shop.yaml, ${settings} }`;
    return this.write("wireform.yaml", `${text}clients: { shop: ${client} }\n`);
  }

  write(file: string, text: string): Promise<void> {
    return writeFile(path.join(this.folder, file), text);
  }

  read(file: string): Promise<string> {
    return readFile(path.join(this.folder, file), "utf8");
  }

  /** Changes the original document. */
  async edit(from: string, to: string): Promise<void> {
    await this.write("shop.yaml", (await readDocument("shop")).replace(from, to));
  }

  /** Changes the current document. */
  async editFurther(from: string, to: string): Promise<void> {
    await this.write("shop.yaml", (await this.read("shop.yaml")).replace(from, to));
  }

  /** The command's output, on both streams. */
  async run(...args: readonly string[]) {
    let printed = "";
    const print = (text: string) => void (printed += text);
    const terminal = { out: print, err: print, colour: false, progress: () => {} };
    const code = await run(["generate", "--source-only", ...args], this.folder, terminal);
    return { code, printed };
  }

  async generate(...args: readonly string[]) {
    const { code, printed } = await this.run(...args);
    const { version } = JSON.parse(await this.read("out/package.json")) as { version: string };
    return { code, printed, version, changelog: await this.read("out/CHANGELOG.md") };
  }
}
