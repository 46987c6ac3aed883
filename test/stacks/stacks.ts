/** The stacks of `docs/stacks.md`, with the tested versions. */
import { next } from "../types/settings.js";
import type { Stack } from "./stack.js";

export const typescript = { typescript: "5.9.3" };
const babel = {
  "@babel/core": "7.29.13",
  "@babel/preset-env": "7.29.14",
  "@babel/preset-typescript": "7.29.7",
};
/** The one line that Babel 7 needs. */
const babelPreset = `["@babel/preset-typescript", { allowDeclareFields: true }]`;

export const bundlerOptions = {
  target: "es2017",
  module: "esnext",
  moduleResolution: "bundler",
  lib: ["es2017", "dom"],
  types: [],
  strict: true,
};
export const tsconfig = (compilerOptions: object, include: readonly string[] = ["*.ts"]) =>
  JSON.stringify({ compilerOptions, include });

const jestConfig = (transform: string) =>
  `module.exports = { testEnvironment: "node", transform: { "\\\\.ts$": ${transform} } };`;

const jestTest = `
const { run } = require("./prog");
test("sends", async () => expect(await run(process.env.BASE_URL)).toBe("total 3"));
console.log("total 3");
`;

export const stacks: readonly Stack[] = [
  webpackWith("ts-loader", { "ts-loader": "9.6.2", ...typescript }, `{ loader: "ts-loader" }`),
  webpackWith(
    "swc-loader",
    { "swc-loader": "0.2.7", "@swc/core": "1.16.22" },
    `{ loader: "swc-loader", options: { jsc: { parser: { syntax: "typescript" } } } }`,
  ),
  webpackWith("esbuild-loader", { "esbuild-loader": "4.5.0" }, `{ loader: "esbuild-loader" }`),
  webpackWith(
    "babel-loader",
    { "babel-loader": "10.1.1", ...babel },
    `{ loader: "babel-loader", options: { presets: [${babelPreset}] } }`,
  ),
  jestWith("ts-jest", { "ts-jest": "29.4.15", ...typescript }, `["ts-jest", {}]`),
  jestWith(
    "babel-jest",
    { "babel-jest": "30.5.2", ...babel },
    `["babel-jest", { presets: [["@babel/preset-env", { targets: { node: "current" } }], ${babelPreset}] }]`,
  ),
  nextWith("turbopack"),
  nextWith("webpack"),
  {
    name: "Vite",
    packages: { vite: "8.3.8" },
    files: {
      "vite.config.mjs": `export default { build: { ssr: "prog.ts", minify: true } };`,
      "run.mjs": `
import { run } from "./dist/prog.mjs";
console.log(await run(process.env.BASE_URL));`,
    },
    commands: [["vite/bin/vite.js", "build"], ["./run.mjs"]],
    told: null,
  },
  {
    name: "tsc in CommonJS",
    packages: typescript,
    files: {
      "tsconfig.json": tsconfig({
        ...bundlerOptions,
        module: "commonjs",
        moduleResolution: "node10",
        strict: false,
        outDir: "out",
      }),
      "run.cjs": `require("./out/prog.js").run(process.env.BASE_URL).then(console.log);`,
    },
    commands: [["typescript/bin/tsc"], ["./run.cjs"]],
    told: null,
  },
  {
    name: "typescript-eslint",
    packages: { eslint: "9.39.5", "typescript-eslint": "8.74.0", ...typescript },
    files: {
      "eslint.config.mjs": `
import ts from "typescript-eslint";
export default ts.config(ts.configs.recommended, ts.configs.stylistic);`,
    },
    commands: [["eslint/bin/eslint.js", "--max-warnings", "0", "api/src"]],
    told: null,
    isSilent: true,
  },
  {
    name: "Cloudflare Workers' types",
    packages: { "@cloudflare/workers-types": "5.20261117.1", ...typescript },
    files: {
      "tsconfig.json": tsconfig(
        { ...bundlerOptions, lib: ["es2022"], types: ["@cloudflare/workers-types"], noEmit: true },
        ["api/src/**/*.ts", "prog.ts"],
      ),
    },
    commands: [["typescript/bin/tsc"]],
    told: null,
    isSilent: true,
  },
];

function webpackWith(loader: string, packages: Stack["packages"], use: string): Stack {
  return {
    name: `webpack with ${loader}`,
    packages: { webpack: "5.113.0", ...packages },
    files: {
      "tsconfig.json": tsconfig(bundlerOptions),
      "build.cjs": `
const rules = [{ test: /\\.ts$/, use: ${use} }];
const output = { path: __dirname + "/out", filename: "main.cjs", library: { type: "commonjs2" } };
require("webpack")(
  { mode: "production", context: __dirname, target: "node", entry: "./prog.ts", output,
    module: { rules }, resolve: { extensions: [".ts", ".js"] } },
  (error, stats) => {
    if (error) throw error;
    if (stats.hasErrors()) throw new Error(stats.toString("errors-only"));
    require("./out/main.cjs").run(process.env.BASE_URL).then(console.log);
  },
);`,
    },
    commands: [["./build.cjs"]],
    told: null,
  };
}

function jestWith(transformer: string, packages: Stack["packages"], transform: string): Stack {
  return {
    name: `Jest with ${transformer}`,
    packages: { jest: "30.5.2", ...packages },
    files: {
      "tsconfig.json": tsconfig({
        ...bundlerOptions,
        module: "commonjs",
        moduleResolution: "node10",
      }),
      "jest.config.cjs": jestConfig(transform),
      "prog.test.js": jestTest,
    },
    commands: [["jest/bin/jest.js", "--ci"]],
    told: null,
  };
}

/** A page that calls the server during the build; its `tsconfig.json` is create-next-app's. */
export function nextWith(bundler: "turbopack" | "webpack"): Stack {
  return {
    name: `Next with ${bundler}`,
    packages: {
      next: "16.4.3",
      react: "19.3.0",
      "react-dom": "19.3.0",
      "@types/react": "19.3.3",
      "@types/node": "20.19.43",
      ...typescript,
    },
    files: {
      "tsconfig.json": JSON.stringify({
        compilerOptions: next,
        include: ["next-env.d.ts", "**/*.ts", "**/*.tsx", ".next/types/**/*.ts"],
        exclude: ["node_modules"],
      }),
      "next.config.mjs": `export default { turbopack: { root: "/" } };`,
      "app/layout.tsx": `
export default function Layout({ children }: { children: React.ReactNode }) {
  return <html><body>{children}</body></html>;
}`,
      "app/page.tsx": `
import { run } from "../prog";
export default async function Page() {
  return <p>{await run(process.env.BASE_URL ?? "")}</p>;
}`,
    },
    commands: [["next/dist/bin/next", "build", `--${bundler}`]],
    told: ".next/server/app/index.html",
  };
}
