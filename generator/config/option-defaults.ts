import { child, type Node } from "../2-resolve/node.js";
import type { Reader } from "../2-resolve/reader.js";
import { readRetry } from "../3-lower/operations/retry.js";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { OptionDefaults, RetryPolicy } from "../model/api.js";
import { checkKeys, isText, readText } from "./members.js";
import { defaultsSchema } from "./schema/defaults-schema.js";

const { baseUrl: urlSchema, headers: headersSchema } = defaultsSchema.properties;

/** What `defaults` of a client has, and the `retry` that stands in it or beside it. */
interface ReadDefaults {
  readonly defaults: OptionDefaults | undefined;
  readonly retry: RetryPolicy | false | undefined;
}

/** Options of `createClient` that the package sets unless a caller does. */
export function readOptionDefaults(
  client: Node,
  read: Reader,
  diagnostics: Diagnostics,
): ReadDefaults {
  const beside = readRetry(client, read, diagnostics, "WF8002");
  const node = read.mapping(client, "defaults", "`defaults: { timeout: 30000 }`");
  if (node === undefined) return { defaults: undefined, retry: beside };
  checkKeys(node, defaultsSchema, diagnostics);
  const again = child(node, "retry");
  if (again !== undefined && child(client, "retry") !== undefined)
    diagnostics.report("WF8002", again.at, "`retry` stands beside `defaults`, too", {
      on: "key",
      hint: "say it once",
    });
  const hint = "an absolute URL without a query, such as https://api.example.com/v2";
  const defaults: OptionDefaults = {
    baseUrl: readText(node, "baseUrl", urlSchema, hint, read, diagnostics),
    headers: readHeaders(node, read, diagnostics),
    timeout: readLimit(node, "timeout", diagnostics),
    totalTimeout: readLimit(node, "totalTimeout", diagnostics),
  };
  return { defaults, retry: beside ?? readRetry(node, read, diagnostics, "WF8002") };
}

function readLimit(
  parent: Node,
  key: "timeout" | "totalTimeout",
  diagnostics: Diagnostics,
): number | false | undefined {
  const node = child(parent, key);
  if (node === undefined) return undefined;
  const { value } = node;
  if (value === false) return false;
  if (typeof value === "number" && Number.isFinite(value) && value > 0) return value;
  const message = `\`${key}\` can't be ${JSON.stringify(value)}`;
  diagnostics.report("WF8002", node.at, message, { hint: "milliseconds, or false for no limit" });
  return undefined;
}

function readHeaders(
  defaults: Node,
  read: Reader,
  diagnostics: Diagnostics,
): OptionDefaults["headers"] {
  const node = read.mapping(defaults, "headers", "`headers: { X-Client: my-api }`");
  if (node === undefined) return undefined;
  const headers = Object.keys(node.value as object).flatMap((name) => {
    const value = read.string(node, name);
    if (value === undefined) return [];
    const refusal = whyNoHeader(name, value);
    if (refusal === null) return [[name, value] as const];
    const { on, message, hint } = refusal;
    diagnostics.report("WF8002", child(node, name)!.at, message, { on, hint });
    return [];
  });
  return Object.fromEntries(headers);
}

/** Messages don't show values: one may be a secret. */
function whyNoHeader(name: string, value: string) {
  const { propertyNames, additionalProperties } = headersSchema;
  if (!isText(name, propertyNames))
    return {
      on: "key",
      message: `a header can't be called ${JSON.stringify(name)}`,
      hint: "use letters, digits and !#$%&'*+-.^_`|~",
    } as const;
  if (isText(name, propertyNames.not) || isText(value, additionalProperties.not))
    return {
      on: "key",
      message: `${name} holds a credential: all users of the package would send it`,
      hint: "callers give their own: `createClient({ auth })`",
    } as const;
  if (!isText(value, additionalProperties))
    return {
      on: "value",
      message: `the value of ${name} can't be sent in a header`,
      hint: "visible ASCII, without line breaks and without blanks at its ends",
    } as const;
  return null;
}
