/** Refusals fit what real documents declare for them. */
import path from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../generator/host/package-root.js";
import { refusalResponse } from "../../templates/runtime/serve/declared-problem.js";
import type { Served } from "../../templates/runtime/serve/handler.js";
import type { Problem } from "../../templates/runtime/serve/problem.js";
import type { ServedOperation } from "../../templates/runtime/serve/served.js";
import { byStatus } from "../../templates/runtime/validate/by-status.js";
import { misfits } from "../../templates/runtime/validate/rule.js";
import { corpusFolder, hasCorpus } from "../corpus/documents.js";
import { modulesOf } from "../validate/packages.js";

const issues = [
  { path: ["query", "limit"], message: "expected at most 100", keyword: "maximum" },
  { path: ["body", "lines", 0, "sku"], message: "missing", keyword: "required" },
];
const problems: readonly Problem[] = [
  ...[400, 413, 415, 422].map((status) => ({ status, title: "No", detail: "why", issues })),
  ...[401, 403, 404, 409, 429, 500, 501, 503].map((status) => ({ status, title: "Not Now" })),
];

const request = new Request("https://x.example/");

/** What is declared as JSON and refused as something else, and what doesn't fit its schema. */
async function gapsOf(
  operation: ServedOperation,
  { refusals }: Served,
): Promise<readonly string[]> {
  const found = problems.map(async (problem) => {
    const { status } = problem;
    const declared = byStatus(operation.answers, status);
    const contents = Object.entries(declared?.contents ?? {});
    const hasJson = contents.some(([type]) => /[/+]json$/.test(type));
    if (!hasJson) return [];
    const response = refusalResponse(problem, request, operation, refusals);
    const place = `${operation.id} ${status}`;
    expect(response.status).toBe(status);
    const content = declared!.contents![response.headers.get("content-type")!];
    if (content === undefined) return [place];
    const body = (await response.json()) as unknown;
    return misfits(body, content.rule, 1, true).map(({ message }) => `${place}: ${message}`);
  });
  return (await Promise.all(found)).flat();
}

async function check(document: string): Promise<readonly string[]> {
  const { served } = (await modulesOf(document, ["served"]))["served"] as { served: Served };
  const { operations } = served;
  expect(operations.length).toBeGreaterThan(0);
  return (await Promise.all(operations.map((one) => gapsOf(one, served)))).flat();
}

it.each(["specs/stripe.yaml", "specs/wepay.yaml", "test/cases/stateful-fake/openapi.yaml"])(
  "%s",
  async (document) => {
    expect(await check(path.join(packageRoot, document))).toEqual([]);
  },
);

describe.skipIf(!hasCorpus)("of the corpus", () => {
  it.each([
    "ably-control.yaml",
    "burgershop.yaml",
    "museum.yaml",
    "netlify.yaml",
    "ogen-sample.json",
    "sendgrid-mail-v3.json",
    "stripe-payment-records-2026-03.json",
    "xero-files.yaml",
    "zulip-invites.yaml",
  ])("%s", async (document) => {
    expect(await check(path.join(corpusFolder, document))).toEqual([]);
  });
});
