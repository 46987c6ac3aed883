/** Paths that are not whole before the request is sent. */
import type { GroupWriter } from "./operation.js";
import { type Parameters, textsWriter } from "./parameter-groups.js";
import { expandPath } from "./path.js";

/** As `pathGroup`, but what is not required may be left to the client: `{tenant}` stays as it is. */
export function openPathGroup(parameters: Parameters): GroupWriter {
  const write = textsWriter(parameters);
  return (values, draft) => {
    draft.url = expandSome(draft.url, write(values));
  };
}

/** Puts these texts into a path; other `{names}` stay. */
export function expandSome(
  path: string,
  texts: readonly (readonly [name: string, text: string])[],
): string {
  const placeholders = Array.from(
    path.matchAll(/\{([^}]*)\}/g),
    ([whole, name]) => [name!, whole] as const,
  );
  return expandPath(path, new Map([...placeholders, ...texts]));
}
