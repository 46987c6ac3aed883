/** The programs of `docs/frameworks.md`, in their frameworks. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { packageRoot } from "../../generator/host/package-root.js";
import { filesIn } from "../docs/page-project.js";
import { next } from "../types/settings.js";
import { angularProgram } from "./angular-program.js";
import type { Stack } from "./stack.js";
import { bundlerOptions, nextWith, tsconfig, typescript } from "./stacks.js";

const read = (file: string) => readFileSync(path.join(packageRoot, file), "utf8");
const page = new Map(filesIn(read("docs/frameworks.md")));

const order = { id: "o1", status: "open", lines: [], created: "2024-10-30T01:57:05Z" };
const shop = {
  document: read("test/docs/shop/openapi.yaml"),
  answer: JSON.stringify({ ...order, data: [order, order, order], has_more: false }),
};

/** The package by its name, though it is sources. */
const paths = {
  "my-api": ["./api/src/index.ts"],
  "my-api/runtime": ["./api/src/runtime/index.ts"],
};
const options = { ...bundlerOptions, target: "es2022", noEmit: true, skipLibCheck: true, paths };
const compile = ["typescript/bin/tsc"];

const build = (entry: string, ...external: readonly string[]) => `
import { build } from "esbuild";
await build({ entryPoints: ["${entry}"], bundle: true, format: "esm", outfile: "out.mjs",
  tsconfig: "tsconfig.json", external: ${JSON.stringify(external)} });
`;
const esbuild = { esbuild: "0.28.2" };
const angular = "20.3.35";

export const frameworks: readonly Stack[] = [
  {
    ...nextWith("turbopack"),
    ...shop,
    name: "Next's options of fetch",
    files: {
      ...nextWith("turbopack").files,
      "app/page.tsx": "export default function Home() { return <p>Shop</p>; }",
      "app/orders/page.tsx": page.get("app/orders/page.tsx")!,
      "tsconfig.json": JSON.stringify({
        compilerOptions: { ...next, paths },
        include: ["next-env.d.ts", "app/**/*.tsx", ".next/types/**/*.ts"],
      }),
    },
    // The page is made anew after the time that its call's `revalidate` says.
    told: ".next/prerender-manifest.json",
    expected: '"initialRevalidateSeconds": 60',
  },
  {
    ...shop,
    name: "Angular's HttpClient",
    packages: {
      "@angular/common": angular,
      "@angular/core": angular,
      "@angular/compiler": angular,
      rxjs: "7.8.2",
      ...typescript,
      ...esbuild,
    },
    files: {
      "shop.ts": page.get("shop.ts")!,
      "tsconfig.json": tsconfig({ ...options, lib: ["es2022", "dom", "dom.iterable"] }, [
        "shop.ts",
      ]),
      "build.mjs": build("main.ts", "@angular/*", "rxjs", "node:*"),
      "main.ts": angularProgram,
    },
    commands: [compile, ["./build.mjs"], ["./out.mjs"]],
    told: null,
  },
  {
    ...shop,
    name: "Cloudflare's workerd",
    packages: {
      miniflare: "3.20250718.3",
      "@cloudflare/workers-types": "5.20261117.1",
      ...typescript,
      ...esbuild,
    },
    files: {
      "worker.ts": page.get("worker.ts")!,
      "tsconfig.json": tsconfig(
        { ...options, lib: ["es2022"], types: ["@cloudflare/workers-types"] },
        ["worker.ts"],
      ),
      "build.mjs": build("worker.ts"),
      "run.mjs": `
import { readFileSync } from "node:fs";
import { Miniflare } from "miniflare";
const bindings = { SHOP_KEY: "key_1", SHOP_URL: process.env.SHOP_URL };
const script = readFileSync("out.mjs", "utf8");
const options = { modules: true, compatibilityDate: "2025-07-01", script, bindings };
const server = new Miniflare(options);
console.log(await (await server.dispatchFetch("http://worker/o1")).text());
await server.dispose();`,
    },
    commands: [compile, ["./build.mjs"], ["./run.mjs"]],
    told: null,
    expected: '{"status":"open"}',
  },
  {
    ...shop,
    name: "Electron's types",
    packages: { electron: "45.5.0", "@types/node": "20.19.43", ...typescript },
    files: {
      "main.ts": page.get("main.ts")!,
      "tsconfig.json": tsconfig(
        { ...options, lib: ["es2022", "dom", "dom.iterable"], types: ["node"] },
        ["main.ts"],
      ),
    },
    commands: [compile],
    told: null,
    isSilent: true,
  },
];
