import { expect, it } from "vitest";
import { requestDecoder } from "../../../templates/runtime/serve/decode/request.js";
import { describeShared } from "../../shared.js";
import { groupOf, inputOf } from "../../wire/call.js";
import { readWireCases, type WireCase } from "../../wire/wire-case.js";
import ambiguous from "./ambiguous.json" with { type: "json" };
import { comesBack } from "./comes-back.js";
import { requestOf, servedCase } from "./served-case.js";

describeShared("conformance vectors, in reverse", () => {
  const reasons: Readonly<Record<string, string>> = ambiguous;
  const accepted = readWireCases().filter(({ expect: { ...expected } }) => !("error" in expected));

  it("lists no ambiguity that no case has", () => {
    const known = new Set(accepted.map(({ id }) => id));
    expect(Object.keys(reasons).filter((id) => !known.has(id))).toEqual([]);
  });

  it.each(accepted.map((wireCase) => [wireCase.id, wireCase] as const))(
    "%s",
    async (id, wireCase): Promise<void> => {
      const input = inputOf(wireCase);
      const decoded = await decode(wireCase).catch((error: unknown) => error);
      const isSame = await comesBack(input, decoded, groupOf(wireCase.spec) === "body");
      const isClear = reasons[id] === undefined;
      // For the difference that it shows.
      if (isClear && !isSame) expect(decoded).toEqual(input);
      const message = isClear ? id : "it comes back: its entry in ambiguous.json isn't needed";
      expect(isSame, message).toBe(isClear);
    },
  );
});

async function decode(wireCase: WireCase): Promise<unknown> {
  const { request, pathTexts } = requestOf(wireCase, wireOf(wireCase));
  return requestDecoder(servedCase(wireCase))(request, pathTexts);
}

function wireOf({ expect: expected }: WireCase): Uint8Array | null {
  if ("wire" in expected) return Buffer.from(expected.wire);
  return "wireBase64" in expected ? Buffer.from(expected.wireBase64, "base64") : null;
}
