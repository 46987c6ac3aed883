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
 * The actions of an overlay document, 1.0 or 1.1. What is wrong with them is reported.
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
    report(root, "an overlay must be a mapping", "start it with a line such as `overlay: 1.1.0`");
    return [];
  }
  const checkKeys = (record: Record<string, unknown>, at: Pointer, known: readonly string[]) => {
    for (const key of Object.keys(record))
      if (!known.includes(key) && !key.startsWith("x-")) {
        const hint = didYouMean(key, known) ?? `known keys: ${known.join(", ")}`;
        report(`${at}/${escapeToken(key)}`, `unknown key \`${key}\``, hint, "key");
      }
  };
  checkKeys(value, root, overlayKeys);
  const version = /^1\.([01])(\.\d+)?$/.exec(plainText(value["overlay"]))?.[1];
  if (value["overlay"] === undefined)
    report(
      root,
      "this is not an overlay: it has no `overlay` field",
      "add a line such as `overlay: 1.1.0`",
    );
  else if (version === undefined)
    report(`${root}/overlay`, "this version of overlays isn't supported", "supported: 1.0 and 1.1");
  const actions: unknown = value["actions"];
  if (!Array.isArray(actions) || actions.length === 0) {
    const at = actions === undefined ? root : `${root}/actions`;
    report(at, "an overlay needs a list of `actions`", "each with a `target`", "key");
    return [];
  }
  return actions.flatMap((action: unknown, index): Action | [] => {
    const at = `${root}/actions/${index}`;
    if (!isRecord(action)) {
      report(at, "an action must be a mapping");
      return [];
    }
    checkKeys(action, at, actionKeys);
    if (version === "0" && "copy" in action)
      report(`${at}/copy`, "`copy` is new in Overlay 1.1", "set `overlay: 1.1.0` to use it", "key");
    const pathAt = (key: "target" | "copy"): JsonPath | undefined => {
      const text = action[key];
      if (typeof text !== "string") {
        const where = text === undefined ? at : `${at}/${key}`;
        report(
          where,
          `an action's \`${key}\` must be a JSONPath`,
          "such as `$.paths['/pets'].get`",
        );
        return undefined;
      }
      const path = parsePath(text);
      if (!("error" in path)) return path;
      const hint = "quote names with special characters (RFC 9535): $.paths['/pets']";
      report(`${at}/${key}`, `this is not a JSONPath: ${path.error}`, hint);
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
    report("remove", "`remove` must be true or false", "true removes what `target` selects");
  if (action["remove"] === true) return { kind: "remove" };
  if ("update" in action && "copy" in action) {
    report("copy", "`update` and `copy` exclude each other", "split it into two actions");
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
