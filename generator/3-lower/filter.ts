import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/suggest.js";
import { configKey, configPlace, type Written } from "../1-load/config-place.js";

/** Operations that any of these lists names. */
export interface Filter {
  readonly tags: readonly string[];
  /** `*` stands for anything inside a segment, `**` for any segments. */
  readonly paths: readonly string[];
  /** By `operationId`. */
  readonly operations: readonly string[];
  readonly methods: readonly string[];
}

/** Which operations a client has, and where that is written. */
export interface Filters {
  readonly include?: Filter | undefined;
  readonly exclude?: Filter | undefined;
  readonly written?: Written | undefined;
}

/** The part of an operation that filters look at. */
export interface Candidate {
  readonly path: string;
  readonly method: string;
  readonly id: string | null;
  readonly tags: readonly string[];
}

/** The operations that `include` names (without it, all) and `exclude` doesn't. */
export function isSelected(
  candidate: Candidate,
  include: Filter | undefined,
  exclude: Filter | undefined,
): boolean {
  if (exclude !== undefined && matches(candidate, exclude)) return false;
  return include === undefined || matches(candidate, include);
}

/** Warns of filter entries that match nothing: mostly misspelt ones. */
export function warnOfUnusedFilters(
  candidates: readonly Candidate[],
  config: Filters,
  diagnostics: Diagnostics,
): void {
  const known = {
    tags: candidates.flatMap(({ tags }) => tags),
    paths: candidates.map(({ path }) => path),
    operations: candidates.flatMap(({ id }) => id ?? []),
    methods: candidates.map(({ method }) => method),
  };
  for (const which of ["include", "exclude"] as const)
    for (const key of ["tags", "paths", "operations", "methods"] as const)
      for (const [index, word] of (config[which]?.[key] ?? []).entries()) {
        const only = { tags: [], paths: [], operations: [], methods: [], [key]: [word] };
        if (candidates.some((candidate) => matches(candidate, only))) continue;
        const message = `no operation has ${JSON.stringify(word)} among its ${key}`;
        const place = configPlace(config, which, key, index);
        diagnostics.add("WF3012", message, place, { hint: didYouMean(word, new Set(known[key])) });
      }
}

/** Warns where the filters leave nothing to call of a document that has operations. */
export function warnOfEmptySelection(
  candidates: readonly Candidate[],
  selected: readonly Candidate[],
  config: Filters,
  diagnostics: Diagnostics,
): void {
  if (candidates.length === 0 || selected.length > 0) return;
  const which = config.include === undefined ? "exclude" : "include";
  const { length } = candidates;
  const all =
    length === 1 ? "the document's operation" : `all of the document's ${length} operations`;
  const message = `the filters leave out ${all}: this client has no operations now`;
  const hint = "correct `include` and `exclude`";
  diagnostics.add("WF3012", message, configKey(config, which), { hint });
}

function matches({ path, method, id, tags }: Candidate, filter: Filter): boolean {
  return (
    filter.tags.some((tag) => tags.includes(tag)) ||
    filter.paths.some((pattern) => patternOf(pattern).test(path)) ||
    (id !== null && filter.operations.includes(id)) ||
    filter.methods.some((name) => name.toUpperCase() === method)
  );
}

function patternOf(pattern: string): RegExp {
  const parts = pattern.split(/(\*\*|\*)/).map((part) => {
    if (part === "**") return ".*";
    return part === "*" ? "[^/]*" : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`);
}
