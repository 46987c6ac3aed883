/** What is wrong with a configuration that a program passes: JavaScript doesn't check its types. */
import { isRecord } from "../2-resolve/node.js";
import { typeName } from "../2-resolve/reader.js";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import {
  findClientFaults,
  findPackageFaults,
  findRunFaults,
  type MemberFault,
} from "./program-client.js";
import { locateAll, type LocatedDiagnostic } from "../diagnostics/locate.js";

/** What a run can't begin without, and settings of wrong types. */
export function programFaults(config: unknown): readonly LocatedDiagnostic[] {
  const faults = new Faults();
  if (faults.isObject("the configuration", config, "`{ cwd, clients, package }`")) {
    faults.text("`cwd`", config["cwd"], "`cwd: process.cwd()`: the folder that paths start from");
    const hint = "`package: {}` names it after the document";
    const { clients, package: given } = config;
    if (faults.isObject("`package`", given, hint)) faults.members("", findPackageFaults(given));
    faults.members("", findRunFaults(config));
    if (Array.isArray(clients))
      clients.forEach((client, index) => clientFaults(`clients[${index}]`, client, faults));
    else faults.add("`clients`", clients, "a list", clientForm);
  }
  return faults.located;
}

/** The same for `generateTo` and `check`, which have a folder to write. */
export function outputFaults(config: unknown, folder: unknown): readonly LocatedDiagnostic[] {
  const faults = new Faults();
  faults.text("the folder", folder, "the second argument: the folder to write, from `cwd`");
  return [...programFaults(config), ...faults.located];
}

/** The same for `diff`. */
export function diffFaults(
  oldDocument: unknown,
  newDocument: unknown,
): readonly LocatedDiagnostic[] {
  const faults = new Faults();
  const hint = 'two paths: `diff("old.yaml", "new.yaml")`';
  faults.text("the old document", oldDocument, hint);
  faults.text("the new document", newDocument, hint);
  return faults.located;
}

const clientForm = '`clients: [{ name: null, document: "openapi.yaml" }]`';

function clientFaults(at: string, client: unknown, faults: Faults): void {
  if (!faults.isObject(`\`${at}\``, client, clientForm)) return;
  const { name, document } = client;
  const hint = '`null` for the package itself, or a subpath such as "shop"';
  if (name !== null) faults.text(`\`${at}.name\``, name, hint);
  faults.text(`\`${at}.document\``, document, "the path of a file, from `cwd`");
  if (typeof document === "string") faults.members(`${at}.`, findClientFaults(client));
}

class Faults {
  readonly #found = new Diagnostics();

  get located(): readonly LocatedDiagnostic[] {
    return locateAll(this.#found.all, new Map());
  }

  isObject(what: string, value: unknown, hint: string): value is Record<string, unknown> {
    const isRight = isRecord(value);
    if (!isRight) this.add(what, value, "an object", hint);
    return isRight;
  }

  text(what: string, value: unknown, hint: string): void {
    if (typeof value !== "string") this.add(what, value, "a string", hint);
  }

  /** @param before the path of what has these members */
  members(before: string, found: readonly MemberFault[]): void {
    for (const { path, message, hint } of found)
      this.#found.add("WF8002", `\`${before}${path}\`: ${message}`, null, { hint });
  }

  add(what: string, value: unknown, wanted: string, hint: string): void {
    const message =
      value === undefined
        ? `${what} is missing`
        : `${what} must be ${wanted}, not ${typeName(value)}`;
    this.#found.add("WF8002", message, null, { hint });
  }
}
