import type { ClientPlan } from "../../generator/4-plan/plan.js";
import type { Sample } from "../../generator/4-plan/samples/sample.js";
import { functionName, inputExample } from "../../generator/5-emit/samples/call-samples.js";
import { operationKey } from "../../generator/5-emit/keys.js";
import type { Emitter } from "../../generator/5-emit/seam/emitter.js";
import type { Operation } from "../../generator/model/operation.js";
import type { SampleOperation } from "../messages.js";

/** An operation in the model, and what the package calls it. */
export interface PlannedOperation extends SampleOperation {
  readonly operation: Operation;
}

/** An emitter that writes nothing: it tells what the package calls each operation. */
export function observePlan(found: PlannedOperation[]): Emitter {
  return {
    name: "playground",
    version: "1",
    emit({ clients }) {
      for (const client of clients)
        found.push(...client.api.operations.map((operation) => planned(operation, client)));
      return [];
    },
  };
}

function planned(operation: Operation, client: ClientPlan): PlannedOperation {
  const sample = inputExample(operation, client);
  const { method, path } = operation;
  const { file } = client.symbol(operationKey(operation, "function"));
  return {
    operation,
    name: functionName(operation, client),
    file: `src/${file}.ts`,
    method,
    path,
    input: JSON.stringify(sample === null ? {} : valueOf(sample), null, 2),
  };
}

/** As `read-input.ts` reads it: what JSON lacks is an object with one key. */
function valueOf(sample: Sample): unknown {
  switch (sample.kind) {
    case "literal":
    case "example":
      return sample.value;
    case "bigint":
      return { $bigint: sample.digits };
    case "now":
      return { $date: "2026-01-31T12:00:00Z" };
    case "bytes":
    case "file":
      return { $bytes: "bytes" };
    case "list":
      return sample.items.map(valueOf);
    case "object":
      return Object.fromEntries(sample.members.map(([name, value]) => [name, valueOf(value)]));
    case "impossible":
    case "deep":
      return null;
  }
}
