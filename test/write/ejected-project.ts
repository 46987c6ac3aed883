import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { hashOf } from "../../generator/host/content-hash.js";
import { runIn } from "../generator/run-in.js";
import { makeFolder } from "../leftovers.js";
import { readTree } from "../package/project.js";
import { petShop } from "./pet-shop.js";

/** The module that these tests take over. */
export const source = "sdk/src/runtime/send/retry.ts";
export const base = "sdk/wireform.ejected/send/retry.ts.base";

/** A package in which `send/retry` may be a user's. */
export class EjectedProject {
  private constructor(readonly folder: string) {}

  /** @param more further lines of `wireform.yaml` */
  static async make(more = ""): Promise<EjectedProject> {
    const project = new EjectedProject(await makeFolder());
    await project.write("shop.json", petShop());
    await project.write(
      "wireform.yaml",
      `output: sdk\n${more}clients: { ".": { document: shop.json } }\n`,
    );
    await project.run("generate");
    return project;
  }

  /** The same, with the module taken over. */
  static async ejected(more = ""): Promise<EjectedProject> {
    const project = await EjectedProject.make(more);
    await project.run("eject", "send/retry");
    await project.run("generate");
    return project;
  }

  /** The exit code, and all that was printed. */
  async run(...args: readonly string[]): Promise<readonly [code: number, told: string]> {
    const { code, out, err } = await runIn(this.folder, args);
    return [code, out + err];
  }

  write(file: string, text: string): Promise<void> {
    return writeFile(path.join(this.folder, file), text);
  }

  read(file: string): Promise<string> {
    return readFile(path.join(this.folder, file), "utf8");
  }

  async edit(file: string, change: (text: string) => string): Promise<void> {
    const before = await this.read(file);
    const after = change(before);
    if (after === before) throw new Error(`nothing to change in ${file}`);
    await this.write(file, after);
  }

  /**
   * Makes it a package in which an earlier version of wireform, with another text of the module, was
   * the last to merge.
   * @param older from the present text to that one
   */
  async pretendOlder(older: (text: string) => string): Promise<void> {
    const before = hashOf(await this.read(base));
    await this.edit(base, older);
    await this.edit(source, older);
    const after = hashOf(await this.read(base));
    await this.edit("sdk/wireform.manifest", (text) => text.replace(before, after));
  }

  tree() {
    return readTree(path.join(this.folder, "sdk"));
  }
}

/** What the tests change: lines of `send/retry` that are far from each other, and one that is near. */
export const attempts = (text: string) => text.replace("attempts = 3,", "attempts = 7,");
export const delay = (text: string) => text.replace("baseDelay = 500,", "baseDelay = 400,");
export const comment = (text: string) => text.replace("after which pause.", "after how long.");
