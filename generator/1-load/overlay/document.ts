import type { Diagnostics, Pointer } from "../../diagnostics/diagnostic.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import type { JsonPath, ParseJsonPath } from "./json-path.js";
import { plainText } from "../plain-text.js";
import { escapeToken, type Source } from "../source.js";

/** One change that an overlay asks for. */
export interface Action {
  readonly at: Pointer;
  readonly target: JsonPath;
  readonly change: Change;
}

export type Change =
  | { readonly kind: "remove" }
  | { readonly kind: "update"; readonly value: unknown }
  | { readonly kind: "copy"; readonly from: JsonPath };

const overlayKeys = ["overlay", "info", "extends", "actions"];
const actionKeys = ["target", "description", "update", "remove", "copy"];

/**
 * The actions of an overlay document, 1.0 or 1.1; what is wrong with them is reported.
 * @see https://spec.openapis.org/overlay/v1.1.0.html
 */
export function parseOverlay(
  { file, value }: Source,
  parsePath: ParseJsonPath,
  diagnostics: Diagnostics,
): readonly Action[] {
  const root = `${file}#`;
  const report = (at: Pointer, message: string, hint?: string, on: "key" | "value" = "value") =>
    diagnostics.report("WF1007", at, message, { hint, on });
  if (!isRecord(value)) {
    report(root, "an overlay is a mapping", "it begins with a line such as `overlay: 1.1.0`");
    return [];
  }
  const checkKeys = (record: Record<string, unknown>, at: Pointer, known: readonly string[]) => {
    for (const key of Object.keys(record))
      if (!known.includes(key) && !key.startsWith("x-")) {
        const hint = didYouMean(key, known) ?? `there are ${known.join(", ")}`;
        report(`${at}/${escapeToken(key)}`, `there is no key \`${key}\` here`, hint, "key");
      }
  };
  checkKeys(value, root, overlayKeys);
  const version = /^1\.([01])(\.\d+)?$/.exec(plainText(value["overlay"]))?.[1];
  if (value["overlay"] === undefined)
    report(root, "this is no overlay: it has no `overlay` field", "`overlay: 1.1.0`, for one");
  else if (version === undefined)
    report(`${root}/overlay`, "this version of overlays isn't supported", "1.0 and 1.1 are");
  const actions: unknown = value["actions"];
  if (!Array.isArray(actions) || actions.length === 0) {
    const at = actions === undefined ? root : `${root}/actions`;
    report(at, "an overlay has a list of `actions`", "each with a `target`", "key");
    return [];
  }
  return actions.flatMap((action: unknown, index): Action | [] => {
    const at = `${root}/actions/${index}`;
    if (!isRecord(action)) {
      report(at, "an action is a mapping");
      return [];
    }
    checkKeys(action, at, actionKeys);
    if (version === "0" && "copy" in action)
      report(`${at}/copy`, "`copy` is new in Overlay 1.1", "`overlay: 1.1.0` allows it", "key");
    const pathAt = (key: "target" | "copy"): JsonPath | undefined => {
      const text = action[key];
      if (typeof text !== "string") {
        const where = text === undefined ? at : `${at}/${key}`;
        report(where, `an action's \`${key}\` is a JSONPath`, "`$.paths['/pets'].get`, for one");
        return undefined;
      }
      const path = parsePath(text);
      if (!("fault" in path)) return path;
      const hint = "RFC 9535: names with other characters are quoted, $.paths['/pets']";
      report(`${at}/${key}`, `this is no JSONPath: ${path.fault}`, hint);
      return undefined;
    };
    const target = pathAt("target");
    const change = changeOf(action, pathAt, (key, message, hint) =>
      report(key === null ? at : `${at}/${key}`, message, hint),
    );
    return target === undefined || change === undefined ? [] : { at, target, change };
  });
}

/** `remove` wins over the others, which exclude each other. */
function changeOf(
  action: Record<string, unknown>,
  pathAt: (key: "copy") => JsonPath | undefined,
  report: (key: string | null, message: string, hint: string) => void,
): Change | undefined {
  if ("remove" in action && typeof action["remove"] !== "boolean")
    report("remove", "`remove` is true or false", "true removes what `target` selects");
  if (action["remove"] === true) return { kind: "remove" };
  if ("update" in action && "copy" in action) {
    report("copy", "`update` and `copy` exclude each other", "make two actions of them");
    return undefined;
  }
  if ("update" in action) return { kind: "update", value: action["update"] };
  if ("copy" in action) {
    const from = pathAt("copy");
    return from && { kind: "copy", from };
  }
  if (!("remove" in action))
    report(null, "an action changes nothing without `update`, `copy` or `remove`", "add one");
  return undefined;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
