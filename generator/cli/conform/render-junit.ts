import { placeText } from "../declared/declared-places.js";
import { textOf } from "./render-report.js";
import type { CheckedOperation, ConformReport, FoundViolation } from "./report.js";

/** JUnit's XML, which most CI services show: a test case for each operation. */
export function renderJunit(report: ConformReport): string {
  const { document, operations } = report;
  const failing = operations.filter(({ violations }) => violations.length > 0).length;
  const skipped = operations.filter((operation) => operation.skipped !== null).length;
  const counts = `tests="${operations.length}" failures="${failing}" errors="0" skipped="${skipped}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites name="wireform conform" ${counts}>\n`,
    `  <testsuite name="${xml(document)}" ${counts}>\n`,
    ...operations.map((operation) => testCase(operation, document)),
    "  </testsuite>\n",
    "</testsuites>\n",
  ].join("");
}

function testCase(
  { method, path, skipped, violations }: CheckedOperation,
  document: string,
): string {
  const head = `    <testcase classname="${xml(document)}" name="${xml(`${method} ${path}`)}"`;
  const inner = [
    ...(skipped === null ? [] : [`      <skipped message="${xml(skipped)}"/>\n`]),
    ...violations.map(failure),
  ];
  return inner.length === 0 ? `${head}/>\n` : `${head}>\n${inner.join("")}    </testcase>\n`;
}

function failure(violation: FoundViolation): string {
  const { kind, url, status, declared } = violation;
  const places = `request: ${url}${status === 0 ? "" : ` -> ${status}`}\ndeclared: ${placeText(declared)}`;
  return `      <failure type="${kind}" message="${xml(textOf(violation))}">${xml(places)}</failure>\n`;
}

/** Text for an attribute or an element; characters that XML 1.0 can't have become `?`. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "?")
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
