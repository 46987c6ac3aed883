import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { toCurl } from "../../templates/runtime/curl.js";
import { operation, requestOf } from "./client-server.js";

const post = operation({ idempotencyHeader: "Idempotency-Key" });

/** The words that a shell makes of a command. */
function wordsOf(command: string): readonly string[] {
  const script = command.replace(/^curl/, 'printf "%s\\0"');
  return execFileSync("sh", ["-c", script]).toString().split("\0").slice(0, -1);
}

describe("toCurl", () => {
  test("gives a command that a shell reads as it was meant", () => {
    const body = 'name=it\'s%20$HOME `ls` "x"\n&a=1';
    const request = requestOf(post, {
      url: "/pay/p1?expand[0]=a",
      headers: { accept: "application/json", "idempotency-key": "k'1" },
      body,
    });
    expect(wordsOf(toCurl(request, { baseUrl: "https://api.example.com/" }))).toEqual([
      "-X",
      "POST",
      "https://api.example.com/pay/p1?expand[0]=a",
      "-H",
      "accept: application/json",
      "-H",
      "idempotency-key: k'1",
      "--data-raw",
      body,
    ]);
  });

  test("hides what sounds like a secret: in query, headers and members", () => {
    const text = toCurl(
      requestOf(post, {
        url: "/pay?api_key=s1&page=2",
        headers: { "x-api-token": "s2", cookie: "session=s3", "stripe-version": "2026" },
        body: JSON.stringify({
          card: { number: "s4", cvc: "s5", name: "Ann" },
          client_secret: "s6",
          amount: 5,
          key: null,
        }),
      }),
    );
    expect(text).not.toMatch(/s[1-6]\b/);
    for (const shown of ["page=2", "2026", "Ann", '"amount":5', '"key":null'])
      expect(text).toContain(shown);
    const form = requestOf(post, { body: "card[number]=s7&password=s8&name=Ann" });
    expect(toCurl(form)).toContain("'card[number]=[redacted]&password=[redacted]&name=Ann'");
  });

  test("leaves bodies that are no text to a file", () => {
    const request = requestOf(post, { body: new Uint8Array([0]) });
    expect(toCurl(request)).toContain("--data-binary @body");
    expect(toCurl(requestOf(post, { body: null }))).not.toContain("--data");
  });
});
