/** Which operation a request is for. */
import { expect, it } from "vitest";
import { makeRouter } from "../../templates/runtime/serve/router.js";

const urlOf = (sent: string) => {
  const [pathname = "", query] = sent.split("?");
  return { pathname, search: query === undefined ? "" : `?${query}` };
};

/** The template that is found, and the texts of its variables. */
function find(templates: readonly string[], sent: string, bases: readonly string[] = []) {
  const operations = templates.map((path) => ({ id: path, method: "GET", path, answers: {} }));
  const found = makeRouter(operations, bases).find("GET", urlOf(sent));
  return found && "operation" in found ? [found.operation.id, found.path] : found;
}

it.each([
  ["a text before a variable", ["/{id}", "/mine"], "/mine", "/mine"],
  ["a text before a text with a variable", ["/{name}.json", "/all.json"], "/all.json", "/all.json"],
  ["a text with a variable before a variable", ["/{name}", "/{n}.json"], "/a.json", "/{n}.json"],
  ["a text with a variable at its end", ["/{name}", "/a{n}"], "/abc", "/a{n}"],
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

it("takes the signs of a template as they are", () => {
  expect(find(["/a.b"], "/axb")).toBe(null);
  expect(find(["/a.b(c)"], "/a.b(c)")).toEqual(["/a.b(c)", {}]);
  expect(find(["/orders"], "/x/orders")).toBe(null);
  expect(find(["/orders"], "/orders/x")).toBe(null);
  expect(find(["/orders/"], "/orders")).toEqual(["/orders/", {}]);
  expect(find(["/a/{id}/b"], "/a/1/b")).toEqual(["/a/{id}/b", { id: "1" }]);
  expect(find(["/a/{id}/b"], "/a//b")).toBe(null);
});

it.each<[what: string, pathname: string, a: string, b: string, template?: string]>([
  ["a sign of one byte", "/ab", "a", "b"],
  ["a sign of two bytes", "/%C3%A9b", "%C3%A9", "b"],
  ["signs of three bytes", "/%E2%82%AC%e2%82%ac", "%E2%82%AC", "%e2%82%ac"],
  ["ASCII after ASCII", "/%41%42", "%41", "%42"],
  ["a percent sign that escapes nothing", "/a%b", "a%", "b"],
  ["signs with a text before them", "/x-%41%42", "%41", "%42", "/{x}-{a}{b}"],
  ["no more than one escape", "/a%4", "a%", "4"],
])("cuts between variables: %s", (_, pathname, a, b, template = "/{a}{b}") => {
  expect(find([template], pathname)).toMatchObject([template, { a, b }]);
});

it("tells the methods that a path has, sorted, whatever its base", () => {
  const operations = ["PUT", "GET", "DELETE"].map((method) => {
    return { id: method, method, path: "/orders/{id}", answers: {} };
  });
  const { find } = makeRouter(operations, ["/v1"]);
  expect(find("POST", urlOf("/v1/orders/1"))).toEqual({ allowed: ["DELETE", "GET", "PUT"] });
  expect(find("DELETE", urlOf("/orders/1"))).toMatchObject({ operation: { id: "DELETE" } });
});

it("tells operations apart by the query that a template has", () => {
  const templates = ["/a", "/a?beta=true", "/a?beta=true&x={x}", "/{id}?kind={kind}"];
  for (const given of [templates, templates.toReversed()]) {
    expect(find(given, "/a")).toEqual(["/a", {}]);
    expect(find(given, "/a?beta=false")).toEqual(["/a", {}]);
    expect(find(given, "/a?y=1&beta=true")).toEqual(["/a?beta=true", {}]);
    expect(find(given, "/a?x=1%20&beta=true")).toEqual(["/a?beta=true&x={x}", { x: "1%20" }]);
    expect(find(given, "/b?kind=new")).toEqual(["/{id}?kind={kind}", { id: "b", kind: "new" }]);
    expect(find(given, "/b")).toBe(null);
  }
});
