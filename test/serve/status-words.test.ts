/** Which word of an error's enum says a status best. */
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
  const titles = [402, 405, 408, 410, 416, 451].map((status) => problemOfStatus(status, {}).title);
  expect(titles).toEqual([
    "Payment Required",
    "Method Not Allowed",
    "Request Timeout",
    "Gone",
    "Range Not Satisfiable",
    "Unavailable For Legal Reasons",
  ]);
  expect(problemOfStatus(499, {}).title).toBe("Status 499");
});
