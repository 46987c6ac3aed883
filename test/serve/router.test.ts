/** Which operation a request is for. */
import { expect, it } from "vitest";
import { makeRouter } from "../../templates/runtime/serve/router.js";

/** The template that is found, and the texts of its variables. */
function find(templates: readonly string[], pathname: string, bases: readonly string[] = []) {
  const operations = templates.map((path) => ({ id: path, method: "GET", path, answers: {} }));
  const found = makeRouter(operations, bases).find("GET", pathname);
  return found && "operation" in found ? [found.operation.id, found.path] : found;
}

it.each([
  ["a text before a variable", ["/{id}", "/mine"], "/mine", "/mine"],
  ["a text before a text with a variable", ["/{name}.json", "/all.json"], "/all.json", "/all.json"],
  ["a text with a variable before a variable", ["/{name}", "/{n}.json"], "/a.json", "/{n}.json"],
  ["the first segment that differs", ["/{longest}/{b}", "/{a}/x"], "/1/x", "/{a}/x"],
])("%s", (_, templates, pathname, expected) => {
  expect(find(templates, pathname)).toMatchObject([expected, {}]);
  expect(find(templates.toReversed(), pathname)).toMatchObject([expected, {}]);
});

it("takes the longest base, and none that isn't there", () => {
  const templates = ["/{region}/orders", "/orders", "/"];
  const bases = ["/v1", "/v1/eu"];
  expect(find(templates, "/v1/eu/orders", bases)).toEqual(["/orders", {}]);
  expect(find(templates, "/v1/us/orders", bases)).toEqual(["/{region}/orders", { region: "us" }]);
  expect(find(templates, "/v1", bases)).toEqual(["/", {}]);
  expect(find(["/orders"], "/v2/orders", bases)).toBe(null);
  expect(find(["/orders"], "/orders/", bases)).toEqual(["/orders", {}]);
});
