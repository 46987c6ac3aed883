/** Which word of an error's enum says a status best. */
import { STATUS_CODES } from "node:http";
import { expect, it } from "vitest";
import { wordForm } from "../../generator/4-plan/refusals/status-words.js";
import { problemOfStatus } from "../../templates/runtime/fake/faults.js";

it.each([
  [402, "payment_required"],
  [405, "methodNotAllowed"],
  [408, "timeout"],
  [410, "gone"],
  [412, "precondition_failed"],
  [502, "bad_gateway"],
])("%i is %s", (status, word) => {
  const form = wordForm(["invalid_request", "internal_error", word]);
  expect(form).toMatchObject({ "{status}": { [status]: word, "4XX": "invalid_request" } });
});

it("statuses have the phrases that are registered", () => {
  // RFC 9110 has renamed them.
  const renamed = { 413: "Content Too Large", 422: "Unprocessable Content" };
  const rare = new Set([418, 425, 506, 507, 508, 509, 510, 511]);
  for (const [text, phrase] of Object.entries({ ...STATUS_CODES, ...renamed })) {
    const status = Number(text);
    if (status < 400) continue;
    const { title } = problemOfStatus(status, {});
    expect(title).toBe(rare.has(status) ? `Status ${status}` : phrase);
  }
});
