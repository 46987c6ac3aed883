/** Which word of an error's enum says a status best. */
import { STATUS_CODES } from "node:http";
import { expect, it } from "vitest";
import { wordForm } from "../../generator/4-plan/refusals/status-words.js";
import { filledForm } from "../../templates/runtime/serve/filled-form.js";
import { problemOfStatus } from "../../templates/runtime/fake/faults.js";

it.each([
  [402, "payment_required"],
  [405, "methodNotAllowed"],
  [408, "timeout"],
  [410, "gone"],
  [412, "precondition_failed"],
  [502, "bad_gateway"],
])("%i is %s", (status, word) => {
  const form = wordForm(["invalid_request", "internal_error", word], true);
  expect(form).toMatchObject({ "{status}": { [status]: word, "4XX": "invalid_request" } });
});

it("a member that may be left out is, where no value says what a status means", () => {
  const words = ["slot_taken", "not_found", "conflict"];
  const told = { 404: "not_found", 409: "conflict", 410: "not_found", 412: "conflict" };
  const form = wordForm(words, false);
  expect(form).toEqual({ "{status}": told });
  const problem = (status: number) => ({ status, title: "Title" });
  expect(filledForm({ code: form! }, problem(404))).toEqual({ code: "not_found" });
  expect(filledForm({ code: form! }, problem(500))).toEqual({});
  expect(wordForm(["slot_taken", "closed"], false)).toBe(undefined);
  const needed = { ...told, "4XX": "slot_taken", "5XX": "slot_taken" };
  expect(wordForm(words, true)).toEqual({ "{status}": needed });
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
