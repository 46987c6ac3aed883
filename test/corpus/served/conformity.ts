/** `wireform conform` judges `wireform mock`: the same document, and nothing to complain of. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ServerCheck } from "../../../generator/cli/conform/check-server.js";
import { nodeListener } from "../../../templates/runtime/serve/node-listener.js";
import type { ServedPackage } from "./served-package.js";
import { isOneOfSeveral } from "./twins.js";

export interface ConformityReport {
  readonly requests: number;
  /** Operations that no request was found for: why. */
  readonly skipped: readonly string[];
  readonly violations: readonly string[];
}

/** @param count requests of each operation */
export async function conformityReport(
  { contract, createFake }: ServedPackage,
  count: number,
): Promise<ConformityReport> {
  const fake = createFake({ record: false, onWarning() {} });
  const listener = nodeListener(fake.fetch);
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const check = new ServerCheck(contract, {
    kind: "conform",
    document: "",
    client: null,
    baseUrl: `http://127.0.0.1:${port}`,
    headers: [],
    methods: null,
    count,
    seed: 1,
    rate: Infinity,
    timeout: 60_000,
    format: "json",
  });
  const [skipped, violations]: string[][] = [[], []];
  let requests = 0;
  for (const operation of contract.operations) {
    if (isOneOfSeveral(operation, contract.operations)) continue;
    const { id } = operation.served;
    const checked = await check.check(operation);
    requests += checked.requests;
    if (checked.skipped !== null) skipped!.push(`${id} isn't sent: ${checked.skipped}`);
    for (const { kind, message, pointer } of checked.violations)
      violations!.push(`${id} ${kind}: ${pointer ?? ""} ${message}`);
  }
  server.closeAllConnections();
  server.close();
  return { requests, skipped: skipped!, violations: violations! };
}
