import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

/** The result of importing every module below a folder. */
export interface Loaded {
  readonly modules: number;
  /** `operations/get-pet.js: SyntaxError: ...` */
  readonly faults: readonly string[];
}

/** Imports the modules of packages, one package after the other, in one process for all of them. */
export class PackageLoader {
  readonly #process = fork(path.join(import.meta.dirname, "load-packages.mjs"));
  #last: Promise<unknown> = Promise.resolve();

  load(folder: string): Promise<Loaded> {
    const loaded = this.#last.then(async () => {
      this.#process.send(folder);
      const [answer] = (await once(this.#process, "message")) as [Loaded];
      return answer;
    });
    this.#last = loaded;
    return loaded;
  }

  stop(): void {
    this.#process.disconnect();
  }
}
