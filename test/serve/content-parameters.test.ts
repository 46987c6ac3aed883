/** Parameters with `content`: what the client writes of them comes back, whatever their media type. */
import { expect, it } from "vitest";
import { packageOf, sent } from "./from-document.js";

const string = { type: "string" };
const object = {
  type: "object",
  properties: { a: { type: "integer" }, b: { type: "array", items: string } },
};

type Place = "path" | "query" | "header" | "cookie" | "querystring";

function parameter(place: Place, mediaType: string, schema: object) {
  const content = { [mediaType]: { schema } };
  return { name: "p", in: place, required: place === "path", content };
}

const groups = { path: "path", query: "query", header: "headers", cookie: "cookies" } as const;

const texts = ["text/plain", "text/csv", "application/xml", "application/octet-stream"];
const places = Object.keys(groups) as readonly (keyof typeof groups)[];

const cases: readonly (readonly [Place, string, object, unknown])[] = [
  ...places.flatMap((place) =>
    texts.map((type) => [place, type, string, "a,b;c=d&e 1%20[f]"] as const),
  ),
  // The structure isn't used: what callers give is the text.
  ...places.flatMap((place) =>
    ["text/csv", "application/xml", "multipart/form-data"].map(
      (type) => [place, type, object, "<a b='c'>7</a>"] as const,
    ),
  ),
  ...places.map((place) => [place, "text/csv", { type: "array", items: string }, "a,b"] as const),
  ...places.map((place) => [place, "text/plain", { type: "integer" }, 7] as const),
  ...places.map((place) => [place, "text/plain", string, "true"] as const),
  ...places.map((place) => [place, "application/json", object, { a: 1, b: ["x", "y"] }] as const),
  ...places.map((place) => {
    const value = { a: 1, b: ["x y", "z&=+"] };
    return [place, "application/x-www-form-urlencoded", object, value] as const;
  }),
  ["querystring", "text/plain", string, "a=1&b +%20"],
  ["querystring", "application/json", object, { a: 1, b: ["x&y"] }],
  ["querystring", "application/x-www-form-urlencoded", object, { a: 1, b: ["x&y", "z"] }],
];

const paths = Object.fromEntries(
  cases.map(([place, mediaType, schema], at) => [
    `/${at}${place === "path" ? "/{p}" : ""}`,
    {
      get: {
        operationId: `get${at}`,
        parameters: [parameter(place, mediaType, schema)],
        responses: { 204: { description: "Done." } },
      },
    },
  ]),
);

const { index, fake: fakes } = await packageOf({ openapi: "3.2.0", paths });

it.each(cases.map((one, at) => [...one, at] as const))(
  "in: %s, %s, %j: %j",
  async (place, _, __, value, at) => {
    const fake = fakes.createFake();
    const input = place === "querystring" ? { query: value } : { [groups[place]]: { p: value } };
    await fake.fetch(sent(index[`get${at}`]!(input)));
    expect(fake.requests).toMatchObject([{ operation: `get${at}`, status: 204, input }]);
  },
);

it("refuses a content that is sent twice", async () => {
  const at = cases.findIndex(([place, type]) => place === "query" && type === "text/plain");
  const fake = fakes.createFake();
  await fake.fetch(`https://shop.example/${at}?p=a&p=b`);
  const issues = [{ path: ["query", "p"], message: "sent more than once" }];
  expect(fake.requests).toMatchObject([{ status: 400, issues }]);
});
