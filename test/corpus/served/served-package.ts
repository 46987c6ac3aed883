/** A document of the corpus as a package that serves it, with what the document means. */
import { DeclaredPlaces } from "../../../generator/cli/declared/declared-places.js";
import { loadServed } from "../../../generator/cli/declared/served-operations.js";
import type {
  Contract,
  ContractOperation,
  Runtime,
} from "../../../generator/cli/conform/contract.js";
import { withGenerated } from "../../../generator/cli/generated-modules.js";
import type { ClientConfig } from "../../../generator/config/generate-config.js";
import type { Client } from "../../../templates/runtime/client/client.js";
import type { Fake, FakeOptions } from "../../../templates/runtime/fake/fake.js";
import { type CorpusDocument, unpack } from "../documents.js";

export interface ServedPackage {
  readonly contract: Contract;
  createFake(options: FakeOptions): Fake<object>;
  readonly createClient: (options: object) => Client;
  /** The functions of operations, and of their pages. */
  readonly index: Readonly<Record<string, unknown>>;
}

/** @returns `null`: nothing is made of the document */
export async function servedPackage(
  document: CorpusDocument,
  work: string,
  config: Partial<ClientConfig> = {},
): Promise<ServedPackage | null> {
  const { cwd, document: file, roots } = await unpack(document, work);
  const quiet = { out() {}, err() {}, colour: false, progress() {} };
  const wanted = { ...config, document: file, roots, handler: true, fake: true, partial: true };
  const { used } = await withGenerated(wanted, cwd, quiet, async (load, read) => {
    const index = (await load("index")) as Readonly<Record<string, ContractOperation["build"]>>;
    const { createFake } = (await load("fake")) as Pick<ServedPackage, "createFake">;
    const operations = (await loadServed(load, read)).map((one): ContractOperation => {
      return { ...one, build: index[one.served.id]! };
    });
    const places = new DeclaredPlaces(read.openapi, read.sources);
    const runtime = (await load("runtime")) as Runtime;
    const contract = { operations, places, schemes: read.client.api.security, runtime };
    const { createClient } = index as unknown as Pick<ServedPackage, "createClient">;
    return { contract, createFake, createClient, index };
  });
  return used;
}
