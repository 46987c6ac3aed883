/** What is wrong with filters and rules of pagination, which programs give as they are after reading. */
import { isRecord } from "../2-resolve/node.js";
import { typeName } from "../2-resolve/reader.js";
import { filterKeys, pageKinds } from "../3-lower/operations/pagination-rule.js";
import type { PageStep } from "../model/pagination.js";
import type { MemberFault } from "./program-client.js";

type Kind = PageStep["kind"];

interface Form {
  readonly what: string;
  readonly fits: (value: unknown) => boolean;
}

const isText = (value: unknown) => typeof value === "string";
const text: Form = { what: "a string", fits: isText };
const textOrNull: Form = { what: "a string or null", fits: (v) => v === null || isText(v) };
const areTexts = (value: unknown) => Array.isArray(value) && value.every(isText);
const path: Form = { what: "a list of names", fits: areTexts };
const pathOrNull: Form = {
  ...path,
  what: "a list of names or null",
  fits: (v) => v === null || areTexts(v),
};

const page = { parameter: text, more: pathOrNull };

/** The members of each kind of step: one that is added doesn't compile without them. */
const steps = {
  cursor: {
    ...page,
    of: { what: '"page" or "item"', fits: (value) => value === "page" || value === "item" },
    cursor: path,
  },
  offset: { ...page, size: textOrNull },
  page: { ...page, size: textOrNull, first: { what: "a number", fits: Number.isFinite } },
  link: {},
  url: { next: path },
} satisfies {
  readonly [K in Kind]: Readonly<
    Record<Exclude<keyof Extract<PageStep, { readonly kind: K }>, "kind">, Form>
  >;
};

const ruleHint =
  '`{ at: null, for: undefined, items: ["data"], step: { kind: "link" } }`; readProject reads the form of wireform.yaml';
const filterHint = "`{ tags: [], paths: [], operations: [], methods: [] }`";

interface Given {
  readonly include: unknown;
  readonly exclude: unknown;
  readonly pagination: unknown;
}

export function findPaginationFaults({
  include,
  exclude,
  pagination,
}: Given): readonly MemberFault[] {
  const found: MemberFault[] = [];
  const check = (at: string, value: unknown, { what, fits }: Form, hint: string): boolean => {
    if (fits(value)) return true;
    const message =
      value === undefined ? "it is missing" : `it must be ${what}, not ${typeName(value)}`;
    found.push({ path: at, message, hint });
    return false;
  };
  const object: Form = { what: "an object", fits: isRecord };
  const filter = (at: string, value: unknown) => {
    if (value === undefined || !check(at, value, object, filterHint)) return;
    for (const key of filterKeys) check(`${at}.${key}`, memberOf(value, key), path, filterHint);
  };
  filter("include", include);
  filter("exclude", exclude);
  if (pagination === undefined) return found;
  const list: Form = { what: "a list", fits: Array.isArray };
  if (!check("pagination", pagination, list, ruleHint)) return found;
  for (const [index, rule] of (pagination as readonly unknown[]).entries()) {
    const at = `pagination[${index}]`;
    if (!check(at, rule, object, ruleHint)) continue;
    filter(`${at}.for`, memberOf(rule, "for"));
    check(`${at}.items`, memberOf(rule, "items"), path, ruleHint);
    const step = memberOf(rule, "step");
    if (!check(`${at}.step`, step, object, ruleHint)) continue;
    const given = memberOf(step, "kind");
    const kind = pageKinds.find((one) => one === given);
    const kinds: Form = { what: `one of ${pageKinds.join(", ")}`, fits: () => kind !== undefined };
    if (!check(`${at}.step.kind`, given, kinds, ruleHint) || kind === undefined) continue;
    for (const [key, form] of Object.entries<Form>(steps[kind]))
      check(`${at}.step.${key}`, memberOf(step, key), form, ruleHint);
  }
  return found;
}

function memberOf(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined;
}
