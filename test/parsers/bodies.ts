/** Random bodies of any shape, with names that parsers are known to misread. */
import * as fc from "fast-check";

const plainNames = ["a", "b", "c", "a.b", "x y", "key"];
const oddNames =
  "__proto__ toString constructor 0 1 5 20 21 01 -1 \0 a\0b [ ] a[b] a[] . %5B + & = ;"
    .split(" ")
    .concat(" ", "\t", "", " a");

const scalar = fc.oneof(
  fc.string({ unit: "binary", maxLength: 4 }),
  fc.string({ unit: "grapheme-ascii", maxLength: 5 }),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, "", 0, 1.5, -0.25),
);

function values(name: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  return fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: "small" }, scalar, tie("list"), tie("object"), tie("rows")),
    list: fc.array(fc.oneof({ weight: 9, arbitrary: scalar }, tie("value")), { maxLength: 23 }),
    object: fc.dictionary(name, tie("value"), { minKeys: 1, maxKeys: 4 }),
    // Few names, so that some are in each row.
    rows: fc.array(
      fc.dictionary(fc.constantFrom("a", "b", "c"), tie("value"), { minKeys: 1, maxKeys: 3 }),
      { maxLength: 4 },
    ),
  })).value;
}

function bodiesOf(name: fc.Arbitrary<string>): fc.Arbitrary<Body> {
  return fc.dictionary(name, values(name), { maxKeys: 4 });
}

export type Body = Readonly<Record<string, unknown>>;

const plainName = fc.constantFrom(...plainNames);
const anyName = fc.oneof(
  { weight: 4, arbitrary: plainName },
  fc.string({ unit: "binary", maxLength: 3 }),
  fc.constantFrom(...oddNames),
);

export const bodies: fc.Arbitrary<Body> = fc.oneof(bodiesOf(plainName), bodiesOf(anyName));
