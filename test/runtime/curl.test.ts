import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { toCurl } from "../../templates/runtime/tools/curl.js";
import { multipart } from "../../templates/runtime/encode/multipart/multipart.js";
import type { MultipartBody } from "../../templates/runtime/encode/multipart/parts.js";
import { anyNode } from "../../templates/runtime/encode/codecs/resolve.js";
import { operation, requestOf } from "./client-server.js";

const post = operation({ idempotencyHeader: "Idempotency-Key" });

/** The words that a shell makes of a command. */
function wordsOf(command: string, name = /^curl/): readonly string[] {
  const script = command.replace(name, 'printf "%s\\0"');
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
      "-g", // else curl reads brackets as a range of URLs
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

  test("asks the shell for the server where none is known", () => {
    const words = wordsOf(`BASE_URL=https://a.test; ${toCurl(requestOf(operation()))}`, /curl/);
    expect(words[2]).toBe("https://a.test/pay/p1");
    const own = requestOf(operation({ servers: ["https://b.test"] }));
    expect(wordsOf(toCurl(own))[2]).toBe("https://b.test/pay/p1");
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

  test("hides all that is below a secret name, and shows the rest as it is sent", () => {
    const body = String.raw`{"keys":["s1",{"a":"s2]"}],"card":{"p\u0069n":1234,"otp": 99,
      "passphrase":"s3\"}","shipping":"by sea"},"session":{"id":{"x":[]}}, "token":[],"ids":[12345678901234567890,1.0],"z":"{\"key\":1}"}`;
    const text = toCurl(requestOf(post, { body }));
    expect(text).toContain(
      String.raw`'{"keys":"[redacted]","card":{"p\u0069n":"[redacted]","otp": "[redacted]",
      "passphrase":"[redacted]","shipping":"by sea"},"session":"[redacted]", "token":"[redacted]","ids":[12345678901234567890,1.0],"z":"{\"key\":1}"}'`,
    );
    const lines = requestOf(post, { body: '{"cvc":1}\n{"cvc":2,"a":3}\n' });
    expect(toCurl(lines)).toContain('\'{"cvc":"[redacted]"}\n{"cvc":"[redacted]","a":3}\n\'');
  });

  test("hides the keys that an operation has in its query, and no other's", () => {
    const url = "/pay?app%69d=s1&x=2";
    const keyed = operation({ keyParameters: ["appid"] });
    expect(toCurl(requestOf(keyed, { url }))).toContain("/pay?app%69d=[redacted]&x=2");
    expect(toCurl(requestOf(post, { url }))).toContain(url);
  });

  test("hides private values in a URL, however their names are written", () => {
    const query = "card%5Bnumber%5D=1&p%61ssword=2&cvc=3&pin=4&loginPin=5&x_otp=6&%=7";
    const url = `/a?${query}&page_number=8&page%5Bnumber%5D=9&shipping=10&idempotency-key=11`;
    expect(toCurl(requestOf(post, { url }))).toContain(
      "/a?card%5Bnumber%5D=[redacted]&p%61ssword=[redacted]&cvc=[redacted]&pin=[redacted]" +
        "&loginPin=[redacted]&x_otp=[redacted]&%=7&page_number=8&page%5Bnumber%5D=9" +
        "&shipping=10&idempotency-key=11",
    );
    const form = requestOf(post, { body: "p%61ssword=1&a=2" });
    expect(toCurl(form)).toContain("'p%61ssword=[redacted]&a=2'");
  });

  test("hides what the document calls a secret in the path, and shows no other path so", () => {
    const url = "/tokens/s3cret?page=2";
    const secret = operation({ path: "/tokens/{token}" });
    expect(toCurl(requestOf(secret, { url }))).toContain("'/tokens/{token}?page=2'");
    const shown = operation({ path: "/tokens/{id}" });
    expect(toCurl(requestOf(shown, { url }))).toContain("'/tokens/s3cret?page=2'");
  });

  test("hides JSON with a secret in it, in a query or a form, and shows other JSON", () => {
    const json = (value: unknown): string => encodeURIComponent(JSON.stringify(value));
    const pairs = `a=${json([{ b: { token: "s1" } }])}&c=${json({ key: 1 })}&d=${json({ e: "token" })}`;
    const hidden = `a=[redacted]&c=[redacted]&d=${json({ e: "token" })}`;
    expect(toCurl(requestOf(post, { url: `/a?${pairs}` }))).toContain(`/a?${hidden}'`);
    expect(toCurl(requestOf(post, { body: pairs }))).toContain(`'${hidden}'`);
  });

  test("hides secret parts of a multipart body, nested ones too, and shows the others", () => {
    const inner = '--in\r\nContent-Disposition: form-data; name="pin"\r\n\r\ns1\r\n--in--\r\n';
    const parts = [
      ['Content-Disposition: form-data; name="password"', "s2\r\n\r\ns2"],
      ['Content-Disposition: form-data; filename="a"; name="card[number]"', "s3"],
      [
        'Content-Disposition: form-data; name="note"\r\nX-Api-Token: s4\r\nX-Kind: k',
        "hi --\r\nAnn",
      ],
      [
        'Content-Disposition: form-data; name="data"\r\nContent-Type: application/json',
        '{"cvc":"s5","a":1}',
      ],
      ["Content-Type: multipart/mixed; boundary=in", inner],
    ].map(([head, content]) => `--out\r\n${head}\r\n\r\n${content}\r\n`);
    const headers = { "content-type": 'multipart/form-data; boundary="out"' };
    const text = toCurl(requestOf(post, { headers, body: `${parts.join("")}--out--\r\n` }));
    expect(text).not.toMatch(/s[1-5]/);
    expect(text.match(/\[redacted\]/g)).toHaveLength(5);
    for (const shown of [
      "hi --\r\nAnn\r\n--out\r\n",
      "X-Kind: k\r\n\r\n",
      '"a":1}\r\n',
      "\r\n--in--\r\n",
    ])
      expect(text).toContain(shown);
    expect(text.endsWith("--out--\r\n'")).toBe(true);
  });

  test("hides nothing of a multipart body that has no secrets, as the writer writes it", () => {
    const value = { name: "Ann", note: "a=1\r\n\r\n--b", tags: ["x", "y"] };
    const requestWith = (given: object) => {
      const { body, contentType } = multipart(anyNode).write(given) as MultipartBody;
      return requestOf(post, { headers: { "content-type": contentType }, body });
    };
    const request = requestWith(value);
    expect(wordsOf(toCurl(request, { baseUrl: "https://a.test" })).at(-1)).toBe(request.body);
    const hidden = requestWith({ ...value, password: "hunter2" });
    expect(toCurl(hidden)).not.toContain("hunter2");
  });

  test("asks for the headers alone where the method is HEAD: curl would wait for a body", () => {
    const words = wordsOf(
      toCurl(requestOf(operation({ method: "HEAD" })), { baseUrl: "http://a" }),
    );
    expect(words).toEqual(["--head", "http://a/pay/p1"]);
  });

  test("says so where curl would take a URL for a pattern, or an empty header for none", () => {
    const url = "/a?b={1,2}";
    expect(wordsOf(toCurl(requestOf(post, { url })))).toContain("-g");
    const plain = requestOf(post, { url: "/a?b=%7B1%7D", headers: { "x-empty": "" } });
    expect(wordsOf(toCurl(plain))).not.toContain("-g");
    expect(wordsOf(toCurl(plain))).toContain("x-empty;");
  });

  test("leaves bodies that are no text to a file", () => {
    const request = requestOf(post, { body: new Uint8Array([0]) });
    expect(toCurl(request)).toContain("--data-binary @body");
    expect(toCurl(requestOf(post, { body: null }))).not.toContain("--data");
  });
});
