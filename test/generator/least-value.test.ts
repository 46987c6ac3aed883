/** The least values of members that errors of a document have to have. */
import { expect, it } from "vitest";
import { leastText } from "../../generator/4-plan/refusals/least-value.js";

it.each([
  ["^(([a-z])+.)+[A-Z]([a-z])+$", 90, undefined],
  ["^(a+)+b$", 40, undefined],
  [".*.*.*.*.*.*.*.*x", 90, undefined],
  ["^(a+)+$", 3, "aaa"],
  ["^[a-z]+$", 90, "a".repeat(90)],
])(
  "no pattern takes long to find a text for: %s",
  (pattern, minLength, expected) => {
    const examples = [`${"a".repeat(minLength)}!`];
    expect(leastText({ pattern, minLength, examples })).toBe(expected);
  },
  5_000,
);
