/** The JSON of a refusal, made of the form that the document's errors have. */
import { byStatus } from "../validate/by-status.js";
import { isPlainObject } from "../validate/objects.js";
import type { Issue } from "../validate/rule.js";
import { type Problem, problemDetails } from "./problem.js";

/**
 * JSON with slots: texts such as `{detail}`. A list with one form in it has an item for each issue, and an
 * object with the name `{place}` a member for each. One with the name `{issues}` is left out where there
 * are no issues. One with the name `{status}` stands for the value of the status, as `4XX` or by itself, or is
 * left out.
 * One with the name `{cut}` is a list or a text of which no more than `{most}` is left. `...` is the name of
 * a slot whose members are meant.
 */
export type RefusalForm =
  | string
  | number
  | boolean
  | null
  | readonly RefusalForm[]
  | { readonly [name: string]: RefusalForm };

/** What a problem says, slot by slot; slots of no value leave their member out. */
export function filledForm(form: RefusalForm, problem: Problem): unknown {
  const { status, title, detail = title, issues } = problem;
  const code = title.toLowerCase().replace(/\W+/g, "_");
  const slots = new Map<string, unknown>([
    ["{problem}", problemDetails(problem)],
    ["{title}", title],
    ["{detail}", detail],
    ["{status}", status],
    ["{statusText}", String(status)],
    ["{code}", code],
    ["{issues}", issues],
    ["{time}", new Date().toISOString()],
  ]);
  // Where nothing is told of single places, the problem itself is the only issue.
  const all = issues ?? [{ path: [], message: detail, keyword: code }];
  const each = all.map((issue) => new Map([...slots, ...issueSlots(issue)]));
  return filled(form, slots, each, status);
}

type Slots = ReadonlyMap<string, unknown>;

function issueSlots({ path, message, keyword }: Issue): readonly (readonly [string, unknown])[] {
  const place = path.join(".");
  const keys = path.slice(1).map((key) => String(key).replace(/~/g, "~0").replace(/\//g, "~1"));
  return [
    ["{message}", message],
    ["{detail}", place === "" ? message : `${place}: ${message}`],
    ["{code}", keyword],
    ["{place}", place],
    ["{path}", path],
    ["{pointer}", keys.map((key) => `/${key}`).join("")],
  ];
}

/** @param each the slots of each issue */
function filled(form: RefusalForm, slots: Slots, each: readonly Slots[], status: number): unknown {
  const inner = (one: RefusalForm) => filled(one, slots, each, status);
  const ofIssues = (one: RefusalForm) => each.map((issue) => filled(one, issue, [issue], status));
  if (typeof form === "string") return slots.has(form) ? slots.get(form) : form;
  if (Array.isArray(form)) return (form as readonly RefusalForm[]).flatMap(ofIssues);
  if (!isPlainObject(form)) return form;
  const members = form as Readonly<Record<string, RefusalForm>>;
  const { "{status}": words, "{place}": ofPlace, "{issues}": list, "{cut}": whole } = members;
  if (whole !== undefined) return cutTo(members["{most}"] as number, inner(whole));
  if (list !== undefined) return slots.get("{issues}") === undefined ? undefined : inner(list);
  if (words !== undefined) {
    const word = byStatus<RefusalForm>(words as never, status);
    return word === undefined ? undefined : inner(word);
  }
  if (ofPlace !== undefined) {
    const values = ofIssues(ofPlace);
    return Object.fromEntries(each.map((issue, at) => [issue.get("{place}"), values[at]]));
  }
  const written = Object.entries(members).flatMap(([name, one]) =>
    name === "..." ? Object.entries(inner(one) as object) : [[name, inner(one)] as const],
  );
  return Object.fromEntries(written.filter(([, value]) => value !== undefined));
}

/** Lengths of texts count characters (code points). */
function cutTo(most: number, whole: unknown): unknown {
  if (Array.isArray(whole)) return (whole as readonly unknown[]).slice(0, most);
  return typeof whole === "string" ? [...whole].slice(0, most).join("") : whole;
}
