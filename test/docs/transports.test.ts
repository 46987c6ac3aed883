/** `docs/transports.md`: clients that send with axios, ky, undici and Node's https. */
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { closeAfterTest } from "../leftovers.js";
import { makeCertificates, strictServerOf } from "./certificates.js";
import type { PageProject } from "./page-project.js";
import { programNames } from "./pages.js";
import { shopProjectOf } from "./shop-project.js";
import { type ShopServer, startShop } from "./shop-server.js";

const key = "key_0123456789";
const throughHttp = ["via-axios.ts", "via-axios-fetch.ts", "via-ky.ts"];
const throughTls = ["via-certificate.ts", "via-https.ts"];
let project: PageProject;

beforeAll(async () => {
  project = await shopProjectOf("docs/transports.md", ["axios", "ky", "undici"]);
  await makeCertificates(project.folder);
});

describe.each([...throughHttp, "via-proxy.ts", ...throughTls])("%s", (program) => {
  const isTls = throughTls.includes(program);
  let shop: ShopServer;
  let tried: unknown;

  beforeAll(async () => {
    shop = await startShop(isTls ? await strictServerOf(project.folder) : undefined);
    const proxy = await startProxy();
    vi.stubEnv("PROXY_URL", proxy.url);
    const script = await project.compile(program);
    const { stdout, stderr } = await project.run("try-client.ts", `./${script}`, shop.url, key);
    expect(stderr).toBe("");
    tried = JSON.parse(stdout);
    const host = new URL(shop.url).host;
    expect(proxy.targets.filter((target) => target === host).length > 0).toBe(
      program === "via-proxy.ts",
    );
    return shop.close;
  });

  it("gives outcomes, streams and errors as fetch does", () => {
    expect(tried).toEqual({
      ids: ["o1", "o1", "o1", "o2"],
      photos: [true, true],
      invoice: "%PDF",
      missing: [404, "no such order"],
      moved: [302, "/orders/o1"],
      lost: [true, 2, ["a=1", "b=2"]],
      slow: "AbortError",
      refused: true,
    });
    expect(shop.left()).toBe(1);
  });

  it("sends exactly what the client says", () => {
    const [created, odd, list, bytes, file, csv] = shop.arrived;
    expect(created).toMatchObject({
      method: "POST",
      url: "/orders",
      headers: {
        authorization: `Bearer ${key}`,
        accept: "application/json, application/problem+json",
        "content-type": "application/json",
        "idempotency-key": "k1",
      },
    });
    expect(`${created!.body}`).toBe('{"lines":[{"sku":"tee & käse","count":2}]}');
    expect(odd).toMatchObject({ method: "GET", url: "/orders/a%2Fb%20%C3%BC%27%3F" });
    expect(odd!.headers).not.toHaveProperty("content-type");
    expect(list!.url).toBe("/orders?limit=2&starting_after=o%200");
    for (const { headers, body } of [bytes!, file!]) {
      const boundary = /^multipart\/form-data; boundary="?([^"]+)/.exec(
        headers["content-type"]!,
      )![1];
      expect(body.toString("latin1").startsWith(`--${boundary}\r\n`)).toBe(true);
      expect(body.includes(Buffer.from([13, 10, 137, 80, 255, 13, 10]))).toBe(true);
    }
    expect(csv).toMatchObject({ method: "PUT", headers: { "content-type": "text/csv" } });
    expect(`${csv!.body}`).toBe("total\n3\n");
  });

  it.runIf(isTls)("shows its certificate", () => {
    expect(new Set(shop.arrived.map(({ certificate }) => certificate))).toEqual(
      new Set(["client"]),
    );
  });
});

it("sends options of fetch as they are", async () => {
  const shop = await startShop();
  closeAfterTest(shop.close);
  vi.stubEnv("SHOP_URL", shop.url);
  const { code, stderr } = await project.run("options.ts");
  expect([code, stderr]).toEqual([0, ""]);
});

it("is mocked by undici's MockAgent", async () => {
  expect(await project.run("mocked.ts")).toEqual({ code: 0, stdout: "3\n", stderr: "" });
});

it("has programs with types, all of them with names", async () => {
  const names = await programNames("docs/transports.md");
  expect(await project.complaints(...names, "try-client.ts")).toEqual([]);
});

/** A proxy that only makes tunnels, as undici asks for them. */
async function startProxy(): Promise<{ readonly url: string; readonly targets: string[] }> {
  const targets: string[] = [];
  const server = createServer((_, response) => response.writeHead(501).end());
  server.on("connect", ({ url = "" }, socket) => {
    targets.push(url);
    const [host, port] = url.split(":");
    const target = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      socket.pipe(target).pipe(socket);
    });
    for (const end of [socket, target])
      end.on("error", () => [socket, target].map((one) => one.destroy()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closeAfterTest(() => new Promise((resolve) => server.close(resolve)));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, targets };
}
