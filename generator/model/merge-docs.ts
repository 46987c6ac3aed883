/** Merges the documentation of one thing from several places. */
import type { Docs } from "./docs.js";

export const noDocs: Docs = {
  summary: null,
  description: null,
  deprecated: false,
  facts: [],
  values: [],
  examples: [],
  inner: [],
  externalDocs: null,
};

/** `over` where it has something, else `under`: a `$ref`'s siblings before its target. */
export function mergeDocs(over: Docs, under: Docs): Docs {
  return {
    summary: over.summary ?? under.summary,
    description: over.description ?? under.description,
    deprecated: over.deprecated || under.deprecated,
    facts: over.facts.length > 0 ? over.facts : under.facts,
    values: over.values.length > 0 ? over.values : under.values,
    examples: over.examples.length > 0 ? over.examples : under.examples,
    inner: over.inner.length > 0 ? over.inner : under.inner,
    externalDocs: over.externalDocs ?? under.externalDocs,
  };
}
