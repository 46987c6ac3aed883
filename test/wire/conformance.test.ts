import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { EncodeError } from "../../generated/src/stripe/index.js";
import { expectedParts, groupOf, inputOf, latin1, partsOf } from "./call.js";
import { generateCases, type GeneratedCases } from "./generated-cases.js";
import knownGaps from "./known-gaps.json" with { type: "json" };
import { describeShared } from "../shared.js";
import { readWireCases, type WireCase } from "./wire-case.js";

/** Why a case may fail: its own entry, or one for its whole file (`multipart/*`). */
function gapOf({ id }: WireCase): string | undefined {
  const gaps: Readonly<Record<string, string>> = knownGaps;
  return gaps[id] ?? gaps[`${id.split("/")[0]}/*`];
}

describeShared("conformance vectors", () => {
  const wireCases = readWireCases();
  let folder: string;
  let generated: GeneratedCases;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "wireform-conformance-"));
    generated = await generateCases(wireCases, folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("has the cases of all files", () => {
    expect(wireCases.length).toBeGreaterThanOrEqual(928);
    expect(new Set(wireCases.map(({ id }) => id)).size).toBe(wireCases.length);
  });

  it("lists no gap that no case has", () => {
    const known = new Set(wireCases.flatMap(({ id }) => [id, `${id.split("/")[0]}/*`]));
    expect(Object.keys(knownGaps).filter((id) => !known.has(id))).toEqual([]);
  });

  it.each(wireCases.map((wireCase) => [wireCase.id, wireCase] as const))(
    "%s",
    async (_, wireCase) => {
      const gap = gapOf(wireCase);
      if (gap === undefined) return await check(wireCase);
      const message = `it passes: its entry in known-gaps.json is no longer needed (${gap})`;
      await expect(check(wireCase), message).rejects.toThrow();
    },
  );

  async function check(wireCase: WireCase): Promise<void> {
    const { expect: expected } = wireCase;
    const build = generated.builderOf(wireCase);
    if (build === undefined) {
      const isStyle = "error" in expected && expected.error === "style_not_allowed";
      expect(generated.refusalsOf(wireCase)).toEqual(isStyle ? ["WF3004"] : []);
      expect(isStyle, "the operation was left out").toBe(true);
      return;
    }
    expect(generated.refusalsOf(wireCase)).toEqual([]);
    if ("error" in expected) return checkRefusal(wireCase, build, expected.error);
    const parts = await partsOf(build(inputOf(wireCase)), wireCase);
    expect(parts).toEqual(expectedParts(wireCase, wireOf(wireCase)));
  }

  function checkRefusal(wireCase: WireCase, build: (input: unknown) => unknown, code: string) {
    const error = thrownBy(() => build(inputOf(wireCase)));
    expect(error).toBeInstanceOf(generated.errorClassOf(wireCase));
    const refusal = error as EncodeError;
    const { operationId: operation, spec } = wireCase;
    const place = { code: refusal.code, operation: refusal.operation, group: refusal.path[0] };
    expect(place).toEqual({ code, operation, group: groupOf(spec) });
  }
});

/** The expected text, one character a byte; `null`: nothing is sent. */
function wireOf({ expect: expected }: WireCase): string | null {
  if ("wire" in expected) return latin1(Buffer.from(expected.wire));
  if ("wireBase64" in expected) return latin1(Buffer.from(expected.wireBase64, "base64"));
  return null;
}

function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was refused");
}
