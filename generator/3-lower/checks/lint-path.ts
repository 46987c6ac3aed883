import type { Diagnostics } from "../../diagnostics/diagnostic.js";
import type { Api } from "../../model/api.js";
import type { Operation } from "../../model/operation.js";
import { constraintsOf } from "../../model/constrain.js";
import type { Shape } from "../../model/schema.js";
import { resolveShape } from "../../model/walk.js";

/**
 * Warns of several parameters in one segment, `/{name}.{ext}`, whose values a server can't tell apart:
 * `a.tar.gz` is cut at the last text that stands between them, as Spring and ASP.NET do it.
 */
export function lintPath(operation: Operation, api: Api, diagnostics: Diagnostics): void {
  const warned = new Set<string>();
  for (const segment of operation.path.split("/"))
    for (const { between, name } of followers(segment)) {
      const parameter = operation.parameters.find((one) => one.in === "path" && one.name === name);
      if (parameter === undefined || warned.has(name) || isEncoded(between)) continue;
      if (between !== "" && !mayHave(parameter.shape, between, api)) continue;
      warned.add(name);
      const message =
        between === ""
          ? `${JSON.stringify(name)} follows another parameter without a text between them: nobody can tell where it begins`
          : `${JSON.stringify(name)} may have ${JSON.stringify(between)} in it, which separates it from the parameter before it: nobody can tell where it begins`;
      const hint = "say by `enum` or `pattern` what it may be, or give it a segment of its own";
      diagnostics.report("WF3006", parameter.at, message, { hint });
    }
}

/** The parameters of a segment but for the first, and what stands before each. */
function followers(segment: string) {
  const found = segment.matchAll(/\}([^{}]*)\{([^{}]*)(?=\})/g);
  return Array.from(found, ([, between = "", name = ""]) => ({ between, name }));
}

/** Whether values are percent-encoded where they have such a text. */
function isEncoded(text: string): boolean {
  return /[^\w.~-]/.test(text);
}

/** Whether the text of a value may have the separator in it, or begin so that it seems to be earlier. */
function mayHave(shape: Shape, separator: string, api: Api): boolean {
  const target = resolveShape(shape, api.schemas);
  const hasIt = (value: unknown) => `${separator}${String(value)}`.lastIndexOf(separator) > 0;
  switch (target.kind) {
    case "enum":
      return target.values.some(({ value }) => hasIt(value));
    case "boolean":
      return [true, false].some(hasIt);
    case "integer":
      return /^[\d-]+$/.test(separator);
    case "number":
      return /^[\d.e+-]+$/.test(separator);
    case "string": {
      const { pattern, format } = constraintsOf(target);
      if (pattern !== undefined) return false;
      return format !== "uuid" || /^[\da-f-]+$/i.test(separator);
    }
    default:
      return true;
  }
}
