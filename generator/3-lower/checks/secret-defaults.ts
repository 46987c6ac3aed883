import { configKey } from "../../1-load/config-place.js";
import type { Diagnostics } from "../../diagnostics/diagnostic.js";
import type { SecurityScheme } from "../../model/security.js";
import type { LowerConfig } from "../lowering.js";

/** Words in the names of headers that hold credentials. */
const secretWords =
  /^(auth|authentication|authorization|cookie|credentials?|(api|access)?key|(access|api)?token|pass(word|phrase)|secret|session|signature)$/i;

/**
 * Warns of headers in `defaults` that look like credentials: whoever installs the package could read
 * them. The reader of the configuration refuses those that can be nothing else.
 */
export function warnOfSecretDefaults(
  config: Pick<LowerConfig, "defaults" | "written">,
  security: readonly SecurityScheme[],
  diagnostics: Diagnostics,
): void {
  for (const name of Object.keys(config.defaults?.headers ?? {})) {
    const scheme = security.find(
      (one) =>
        one.kind === "apiKey" &&
        one.in === "header" &&
        one.key.toLowerCase() === name.toLowerCase(),
    );
    const sounds = name
      .split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/)
      .some((word) => secretWords.test(word));
    if (scheme === undefined && !sounds) continue;
    const message =
      scheme === undefined
        ? `${name} looks like a credential: all users of the package would send it`
        : `${name} is the credential \`${scheme.name}\`: all users of the package would send it`;
    diagnostics.add("WF3014", message, configKey(config, "defaults", "headers", name), {
      hint: "callers give their own: `createClient({ auth })`",
    });
  }
}
