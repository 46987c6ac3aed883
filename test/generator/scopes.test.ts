import { describe, expect, it } from "vitest";
import { SchemaStore } from "../../generator/3-lower/schema-store.js";
import { Diagnostics } from "../../generator/diagnostics/diagnostic.js";
import type { NamedSchema } from "../../generator/model/api.js";

const schema = (id: string): NamedSchema => {
  const docs = { summary: null, description: null, deprecated: false, facts: [], values: [] };
  return {
    id,
    name: id,
    isConfigured: false,
    docs: { ...docs, examples: [], inner: [], externalDocs: null },
    shape: { kind: "null" },
  };
};

describe("a scope of diagnostics", () => {
  it("has failed where an error was found in it, or in a scope inside", () => {
    const all = new Diagnostics();
    const outer = all.scope();
    const [first, second] = [outer.scope(), outer.scope()];
    first.report("WF2005", "a#/x", "no");
    second.report("WF2008", "a#/y", "a warning");
    expect([first.hasFailed, second.hasFailed, outer.hasFailed]).toEqual([true, false, true]);
    expect(all.all.map(({ code }) => code)).toEqual(["WF2005", "WF2008"]);
  });

  it("fails by an error that is reported elsewhere, without reporting it again", () => {
    const all = new Diagnostics();
    const outer = all.scope();
    outer.scope().fail();
    expect(outer.hasFailed).toBe(true);
    expect([all.hasErrors, all.all.length]).toEqual([false, 0]);
  });

  it("reports once what another scope has reported once", () => {
    const all = new Diagnostics();
    all.scope().reportOnce("WF3005", "a#/x", "no effect");
    all.scope().reportOnce("WF3005", "a#/x", "no effect");
    all.scope().reportOnce("WF3005", "a#/y", "no effect");
    expect(all.all).toHaveLength(2);
    expect(all.scope().has("WF3005", "a#/x")).toBe(true);
  });
});

describe("the schema store", () => {
  it("begins a schema once, until it is rolled back", () => {
    const store = new SchemaStore();
    expect(store.begin("a")).toBe(true);
    expect(store.begin("a")).toBe(false);
    expect(store.isInWork("a")).toBe(true);
    store.rollback("a");
    expect([store.isInWork("a"), store.begin("a")]).toEqual([false, true]);
  });

  it("has what is committed, and knows which of it is faulty", () => {
    const store = new SchemaStore();
    store.begin("a");
    expect(store.committed.has("a")).toBe(false);
    store.commit(schema("a"), true);
    store.commit(schema("b"));
    expect([...store.committed.keys()]).toEqual(["a", "b"]);
    expect([...store.withErrors]).toEqual(["a"]);
    expect(store.begin("a")).toBe(false);
  });
});
