import type { ContractOperation } from "../../../generator/cli/conform/contract.js";

/**
 * Whether another operation has the same method and path: what tells them apart stands behind a `#`,
 * which is never sent. The first of them gets all requests.
 */
export function isOneOfSeveral(
  operation: ContractOperation,
  operations: readonly ContractOperation[],
): boolean {
  const { method, path } = operation.served;
  return operations.some(
    ({ served }) => served !== operation.served && served.method === method && served.path === path,
  );
}
