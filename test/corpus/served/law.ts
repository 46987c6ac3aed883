/** The law of decoding: what a client sends is what a handler gets. */
import type { ContractOperation } from "../../../generator/cli/conform/contract.js";
import { InputMaker } from "../../../generator/cli/conform/requests.js";
import { comesBack } from "../../serve/decode/comes-back.js";
import type { ServedPackage } from "./served-package.js";
import { isOneOfSeveral } from "./twins.js";

export interface LawReport {
  readonly requests: number;
  /** What didn't come back, and what couldn't be sent: `getOrder query.limit: ...`. */
  readonly faults: readonly string[];
}

type Values = Readonly<Record<string, unknown>>;

const groups = ["path", "query", "headers", "cookies", "contentType", "body"] as const;

/** @param turns inputs of each operation: of what is required, of all that is declared, and made ones */
export async function lawReport(
  { contract, createFake }: ServedPackage,
  turns: number,
): Promise<LawReport> {
  const fake = createFake({ validate: "report", onWarning() {} });
  const faults: string[] = [];
  let requests = 0;
  for (const operation of contract.operations) {
    if (isOneOfSeveral(operation, contract.operations)) continue;
    for (let turn = 0; turn < turns; turn++) {
      const { id } = operation.served;
      const sent = requestOf(operation, turn, contract.runtime);
      if (typeof sent === "string") {
        faults.push(`${id} isn't sent: ${sent}`);
        continue;
      }
      await fake.fetch(sent.request);
      requests++;
      const { operation: found, issues, input } = fake.requests.at(-1)!;
      if (found !== id) faults.push(`${id}: it went to ${found}`);
      else if (issues.length > 0)
        for (const { path, message } of issues) faults.push(`${id} ${path.join(".")}: ${message}`);
      else
        for (const group of groups) {
          const [left, right] = [sent.input[group], (input as Values)[group]];
          // Of a group that an operation has, no value at all is as good as no group.
          const isNone = left === undefined && JSON.stringify(right) === "{}";
          if (!isNone)
            for (const text of await differences(left, right, group, [group]))
              faults.push(`${id} ${text}`);
        }
      fake.reset();
    }
  }
  return { requests, faults: [...new Set(faults)] };
}

function requestOf(
  operation: ContractOperation,
  turn: number,
  runtime: ServedPackage["contract"]["runtime"],
): { readonly input: Values; readonly request: Request } | string {
  try {
    const input = new InputMaker(operation, turn, 1, runtime).input() as Values;
    const { method, url, headers, body } = operation.build(input);
    const init = { method, headers: headers as HeadersInit, body: body as BodyInit };
    return { input, request: new Request(`https://api.example${url}`, init) };
  } catch (error) {
    return (error as Error).message;
  }
}

/** The places that differ, each with what was sent and what came. A file of a text is that text. */
async function differences(
  sent: unknown,
  back: unknown,
  group: string,
  place: readonly string[],
): Promise<readonly string[]> {
  if (await comesBack(sent, back, group === "body")) return [];
  if (typeof sent === "string" && back instanceof Blob && (await back.text()) === sent) return [];
  if (sent instanceof Uint8Array && back instanceof Uint8Array) return [];
  if (isParts(sent) && isParts(back)) {
    const names = [...new Set([...Object.keys(sent), ...Object.keys(back)])];
    const inner = names.map((name) => differences(sent[name], back[name], group, [...place, name]));
    return (await Promise.all(inner)).flat();
  }
  return [`${place.join(".")}: ${JSON.stringify(sent)} came as ${JSON.stringify(back)}`];
}

function isParts(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !(value instanceof Blob);
}
