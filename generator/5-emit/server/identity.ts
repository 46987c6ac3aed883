/** The type of what `authenticate` makes known of a caller, where the document asks for credentials. */
import type { ClientPlan } from "../../4-plan/plan.js";
import type { Operation } from "../../model/operation.js";
import { keyword, union } from "../seam/build.js";
import type { TypeNode, TypeParameter } from "../seam/draft.js";
import { asksForCredentials, isClosed } from "./security.js";

/** Of what is made for callers of all operations. None: nobody is asked for credentials. */
export function identityParameters(client: ClientPlan): readonly TypeParameter[] {
  if (!asksForCredentials(client)) return [];
  return [{ name: identityName(client), extends: null, default: keyword("unknown") }];
}

/** The same as arguments. */
export function identityArguments(client: ClientPlan): readonly TypeNode[] {
  return identityParameters(client).map(({ name }) => ({ kind: "parameter", name }));
}

/** What is known of the caller of an operation; `undefined`: it asks for no credentials. */
export function identityIn(operation: Operation, client: ClientPlan): TypeNode | undefined {
  const [identity] = operation.security.length === 0 ? [] : identityArguments(client);
  if (identity === undefined || isClosed(operation)) return identity;
  return union([identity, keyword("null"), keyword("undefined")]);
}

/** One that no type of the document has. */
function identityName({ names }: ClientPlan): string {
  let name = "Identity";
  while (names.has(name)) name += "_";
  return name;
}
