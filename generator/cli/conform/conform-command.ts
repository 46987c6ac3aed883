import type { ConformCommand } from "../arguments/conform-arguments.js";
import { chooseClient } from "../declared/chosen-client.js";
import type { ExitCode } from "../run.js";
import type { Terminal } from "../terminal.js";
import { ServerCheck } from "./check-server.js";
import { type Contract, loadContract } from "./contract.js";
import { withRefusal } from "./credentials.js";
import { renderReport } from "./render-report.js";
import { type CheckedOperation, type ConformReport, countViolations } from "./report.js";
import { renderJunit } from "./render-junit.js";

/** `wireform conform`: calls a server, and judges its answers by a document. */
export async function conformCommand(
  command: ConformCommand,
  cwd: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const client = await chooseClient(command, cwd, terminal);
  if (typeof client === "number") return client;
  const contract = await loadContract(client, cwd, terminal);
  const named = { ...command, document: client.document };
  return contract === null ? 1 : await conformTo(contract, named, terminal);
}

/** @param contract of the command's document */
export async function conformTo(
  contract: Contract,
  command: ConformCommand & { readonly document: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const { document, baseUrl } = command;
  const check = new ServerCheck(contract, command);
  const checked: CheckedOperation[] = [];
  for (const [at, operation] of contract.operations.entries()) {
    const path = contract.places.pathOf(operation.meaning);
    const { method } = operation.meaning;
    terminal.progress(`${at + 1}/${contract.operations.length} ${method} ${path}`);
    checked.push(await check.check(operation));
  }
  const operations = withRefusal(checked, contract, command);
  const report: ConformReport = { document, baseUrl, operations };
  terminal.out(render(report, command, terminal.outColour === true));
  if (operations.every(({ skipped }) => skipped !== null)) {
    terminal.err("error WF8001: nothing was called\n      --methods all calls all operations\n");
    return 2;
  }
  return countViolations(report) > 0 ? 1 : 0;
}

function render(report: ConformReport, { format }: ConformCommand, colour: boolean): string {
  switch (format) {
    case "human":
      return renderReport(report, colour);
    case "json":
      return `${JSON.stringify(report, null, 2)}\n`;
    case "junit":
      return renderJunit(report);
  }
}
