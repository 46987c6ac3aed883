/** The demo of `npm run demo`, run with a fresh package: its calls work, and it prints them. */
import { execFile } from "node:child_process";
import { cp, symlink } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { copyProject, projectRoot } from "../package/project.js";

let demo: string;
let output: string;

beforeAll(async () => {
  const project = await copyProject({ schema: false });
  await cp(path.join(projectRoot, "test/demo"), path.join(project, "test/demo"), {
    recursive: true,
  });
  await symlink(path.join(projectRoot, "dist"), path.join(project, "dist"));
  demo = path.join(project, "test/demo/demo.mjs");
  output = await runDemo({});
});

test("shows the three calls as they came over the wire", () => {
  const calls = output.split("\n").filter((line) => /^ {2}[<>] /.test(line));
  expect(calls.map((line) => line.replace(/(< \d+ ).*/, "$1..."))).toEqual([
    "  > POST /v1/payment_records/report_payment",
    "  < 200 ...",
    "  > POST /v1/payment_records/pr_1/report_payment_attempt",
    "  < 200 ...",
    "  > POST /payments/00000000-0000-0000-0000-00006fa82d45",
    "  < 200 ...",
  ]);
});

test.each([
  "content-type: application/x-www-form-urlencoded",
  "idempotency-key: order-6735-attempt-2",
  "customer_details[name]=Zo%C3%AB%20%26%20S%C3%B8n",
  'customer_details[name] = "Zoë & Søn"',
  'initiated_at = "1764000000"',
  'metadata[note] = ""',
  'metadata = ""',
  'expand[0] = "customer_details.customer"',
  "app-id: 121212",
  "api-version: 3.2",
  '"capture_at":null',
])("shows %s", (text) => {
  expect(output).toContain(text);
});

test("tests a payment with a fake", () => {
  expect(output).toContain("asked three times under one key, done once");
});

test("shows no secret, no undefined and no member that wasn't given", () => {
  expect(output).toContain("authorization: Bearer ***");
  expect(output).toContain("app-token: ***");
  expect(output).not.toMatch(/sk_test|stage_demo|undefined|\[email\]|\[object/);
});

test("shows what follows: the replay, the cleared value, both kinds of refusal", () => {
  expect(output).toMatch(/sent again: (par_\d+) = \1, idempotent-replayed: true/);
  expect(output).toContain("payment.capture_at is null, was 1764259200");
  expect(output).toContain(
    "EncodeError in reportPaymentAttempt: body.initiated_at: not_seconds, 1764000000000 looks like milliseconds",
  );
  expect(output).toContain("code not_seconds, at body.initiated_at; nothing was sent");
  expect(output).toContain("400: This Payment Record already has funds guaranteed.");
});

test("has colours only where they are wanted", async () => {
  expect(output).not.toContain("\u001b");
  expect(await runDemo({ FORCE_COLOR: "1" })).toContain("\u001b[1m");
  // Node warns that it would prefer FORCE_COLOR.
  const both = { FORCE_COLOR: "1", NO_COLOR: "1", NODE_NO_WARNINGS: "1" };
  expect(await runDemo(both)).not.toContain("\u001b");
});

/** The demo's output; rejects if it exits with another code than 0, or doesn't end. */
async function runDemo(colours: Record<string, string>): Promise<string> {
  const { PATH = "" } = process.env;
  const options = { env: { PATH, ...colours }, timeout: 20_000 };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [demo], options);
  expect(stderr).toBe("");
  return stdout;
}
