/** Other generators: their packages, how they run, and a call as their users write it. */
import type { Call } from "./calls.js";

export interface Peer {
  readonly name: string;
  /** Exact versions, by package. The first is the generator itself. */
  readonly packages: Readonly<Record<string, string>>;
  /** npm's overrides for their dependencies. */
  readonly overrides?: Readonly<Record<string, string>>;
  /** The command of its package that generates. */
  readonly command: string;
  /** `config` is the text of a file, whose path follows the arguments. */
  readonly invocation: (
    document: string,
    out: string,
  ) => { readonly args: readonly string[]; readonly config?: string };
  /** A program that makes the call; `out` is the path from which it imports what was generated. */
  readonly program: (call: Call, out: string) => string;
}

const quote = (text: string) => JSON.stringify(text);

export const peers: readonly Peer[] = [
  {
    name: "openapi-typescript",
    packages: { "openapi-typescript": "7.13.0", typescript: "5.9.3", "openapi-fetch": "0.17.0" },
    command: "openapi-typescript",
    invocation: (document, out) => ({ args: [document, "--output", `${out}/schema.d.ts`] }),
    program: ({ path, body }, out) => `
import createClient from "openapi-fetch";
import type { paths } from "${out}/schema";
const headers = { "Content-Type": "application/x-www-form-urlencoded" };
const client = createClient<paths>({ baseUrl: "https://api.stripe.com", headers });
const { data } = await client.POST("${path}", { body: ${body} });
console.log(data?.id);`,
  },
  {
    name: "hey-api",
    packages: { "@hey-api/openapi-ts": "0.99.0", typescript: "5.9.3" },
    command: "openapi-ts",
    invocation: (document, out) => ({
      args: ["--file"],
      config: `export default {
        input: ${quote(document)}, output: { path: ${quote(out)} }, logs: { file: false },
        plugins: ["@hey-api/typescript", "@hey-api/sdk", "@hey-api/client-fetch"],
      };`,
    }),
    program: ({ operation, body }, out) => `
import { client } from "${out}/client.gen";
import { ${operation} } from "${out}/sdk.gen";
client.setConfig({ baseUrl: "https://api.stripe.com" });
const { data } = await ${operation}({ body: ${body} });
console.log(data?.id);`,
  },
  {
    name: "orval",
    packages: { orval: "8.38.0", typescript: "5.9.3" },
    // Its newer releases need a validator that isn't available everywhere.
    overrides: { "@scalar/openapi-parser": "0.29.8" },
    command: "orval",
    invocation: (document, out) => ({
      args: ["--config"],
      config: `export default { api: {
        input: { target: ${quote(document)} },
        output: { target: ${quote(`${out}/api.ts`)}, client: "fetch", mode: "single" },
      } };`,
    }),
    program: ({ operation, body }, out) => `
import { ${operation} } from "${out}/api";
const answer = await ${operation}(${body});
if (answer.status === 200) console.log(answer.data.id);`,
  },
  {
    name: "redocly",
    packages: { "@redocly/cli": "2.77.0" },
    command: "redocly",
    invocation: (document, out) => ({
      args: ["generate-client", document, "--output", `${out}/api.ts`],
    }),
    program: ({ operationId, body }, out) => `
import { ${operationId} } from "${out}/api";
const answer = await ${operationId}({ body: ${body} });
console.log(answer.id);`,
  },
  {
    name: "kubb",
    packages: {
      "@kubb/cli": "4.39.3",
      "@kubb/core": "4.39.3",
      "@kubb/plugin-oas": "4.39.3",
      "@kubb/plugin-ts": "4.39.3",
      "@kubb/plugin-client": "4.39.3",
    },
    command: "kubb",
    invocation: (document, out) => ({
      args: ["generate", "--config"],
      config: `import { defineConfig } from "@kubb/core";
import { pluginClient } from "@kubb/plugin-client";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";
export default defineConfig({
  input: { path: ${quote(document)} },
  output: { path: ${quote(out)}, format: false, lint: false },
  plugins: [
    pluginOas({ validate: false, generators: [] }),
    pluginTs({ output: { path: "types" } }),
    pluginClient({ output: { path: "clients" }, client: "fetch", bundle: true, paramsType: "object" }),
  ],
});`,
    }),
    program: ({ operation, body }, out) => `
import { ${operation} } from "${out}/clients/${operation}";
const answer = await ${operation}({ data: ${body} }, { baseURL: "https://api.stripe.com" });
console.log(answer.id);`,
  },
  {
    name: "oazapfts",
    packages: { oazapfts: "7.5.0", "@oazapfts/runtime": "1.2.0" },
    command: "oazapfts",
    invocation: (document, out) => ({ args: [document, `${out}/api.ts`] }),
    program: ({ operation, body }, out) => `
import { defaults, ${operation} } from "${out}/api";
defaults.baseUrl = "https://api.stripe.com";
const answer = await ${operation}(${body});
if (answer.status === 200) console.log(answer.data.id);`,
  },
  {
    name: "swagger-typescript-api",
    packages: { "swagger-typescript-api": "13.13.0" },
    command: "swagger-typescript-api",
    invocation: (document, out) => ({
      args: ["generate", "--path", document, "--output", out, "--name", "Api.ts"],
    }),
    program: ({ operation, body }, out) => `
import { Api } from "${out}/Api";
const api = new Api({ baseUrl: "https://api.stripe.com" });
const answer = await api.v1.${operation}(${body});
console.log(answer.data.id);`,
  },
];
