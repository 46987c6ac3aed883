import { pathRules } from "./paths.js";
import { isMapping } from "./kinds.js";
import type { Check, Rule } from "./rules.js";
import { object } from "./rule-builders.js";

export const methods30 = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

export const methodRules: Readonly<Record<string, Rule>> = Object.fromEntries(
  methods30.map((method) => [method, object("operation")]),
);

export const pathNames = {
  pattern: /^\//,
  what: "a path must start with a slash",
  extensions: true,
  checks: [pathRules],
};

export const statusNames = {
  pattern: /^([1-5](\d\d|XX)|default)$/,
  what: "a status is 100 to 599, a range such as 4XX, or default",
  extensions: true,
  least: 1,
};

/** OpenAPI 3.1: the names of components. */
export const componentNames = {
  pattern: /^[\w.-]+$/,
  what: "use letters, digits, `.`, `-` and `_`",
};

/** RFC 9110: the names of headers and methods. */
export const token = /^[!#$%&'*+.^_`|~\w-]+$/;

/** OpenAPI 3.2: the name of a parameter, where it goes into a path or a header line. */
export const parameterNames: Check = ({ in: where, name }, report) => {
  if (typeof name !== "string") return;
  if (where === "path" && !/^[^{}]+$/.test(name)) report("name", "a path parameter has no braces");
  if (where === "header" && !token.test(name)) report("name", "a header's name is a token");
};

/** OpenAPI 3.2: the whole query is one parameter, or each part of it. */
export const oneQuery: Check = (list, report) => {
  let whole: string | undefined;
  for (const index in list) {
    const item = list[index];
    if (!isMapping(item) || item["in"] !== "querystring") continue;
    if (whole !== undefined) report(index, "this is a second parameter `in: querystring`");
    whole = index;
  }
  if (whole === undefined) return;
  const isPart = (item: unknown) => isMapping(item) && item["in"] === "query";
  if (Object.values(list).some(isPart))
    report(whole, "`in: querystring` can't be used with `in: query`");
};
