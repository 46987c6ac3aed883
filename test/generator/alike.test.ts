/** Warnings that differ in nothing but the member that they start with are told once. */
import { expect, test } from "vitest";
import type { LocatedDiagnostic } from "../../generator/diagnostics/locate.js";
import { render } from "../../generator/diagnostics/render.js";

const warning = (line: number, message: string, severity: "warning" | "error" = "warning") =>
  ({
    code: "WF3006",
    severity,
    message,
    hint: null,
    file: "openapi.yaml",
    line,
    column: 1,
    pointer: null,
    related: [],
    frame: null,
  }) as unknown as LocatedDiagnostic;

const empty = (name: string) => `"${name}": an empty list sends nothing`;

test("with the places and the names of the others", () => {
  const found = [
    warning(1, empty("a")),
    warning(2, empty("b")),
    warning(3, empty("a")),
    warning(4, 'another: "c"'),
  ];
  const text = render(found, "human");
  expect(text.match(/warning WF3006/g)).toHaveLength(2);
  expect(text).toContain('"a": an empty list sends nothing\n');
  expect(text).toContain('and at 2 more places: lines 2 ("b"), 3\n');
});

test("but errors each at its place", () => {
  const found = [warning(1, empty("a"), "error"), warning(2, empty("b"), "error")];
  expect(render(found, "human").match(/error WF3006/g)).toHaveLength(2);
});
