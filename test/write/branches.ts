/** A repository with one document and its committed output, and two branches that change it. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { runIn } from "../generator/run-in.js";
import { makeFolder } from "../leftovers.js";
import { readTree } from "../package/project.js";

/** Whether the machine has git. */
export const hasGit = (() => {
  try {
    return execFileSync("git", ["--version"], { encoding: "utf8" }).startsWith("git version");
  } catch {
    return false;
  }
})();

/** Far apart, so that git can merge the changes of two branches. */
const property = (name: string) => `        ${name}: { type: string }\n`;
const schema = (name: string, ...properties: readonly string[]) =>
  `    ${name}:\n      type: object\n      properties:\n${properties.map(property).join("")}`;
const operation = (name: string, of: string) =>
  `  /${name}:\n    post:\n      operationId: ${name}\n      requestBody:\n        content:\n` +
  `          application/json:\n            schema: { $ref: "#/components/schemas/${of}" }\n` +
  '      responses:\n        "200":\n          description: Done.\n          content:\n' +
  `            application/json:\n              schema: { $ref: "#/components/schemas/${of}" }\n`;

const letters = ["a", "b", "c", "d", "e", "f", "g", "h"];
export const document = [
  'openapi: 3.1.1\ninfo: { title: Shop, version: "1" }\npaths:\n',
  ...["makeBox", "makeCart", "makeDoor"].map((name) => operation(name, name.slice(4))),
  "components:\n  schemas:\n",
  ...["Box", "Cart", "Door"].map((name) => schema(name, ...letters)),
].join("");

/** How a branch changes the document. */
export type Edit = (text: string) => string;

export const addProperty =
  (name: string, of: string, behind: string): Edit =>
  (text) => {
    const [head, tail] = text.split(`    ${of}:\n`) as [string, string];
    const changed = tail.replace(property(behind), property(behind) + property(name));
    if (changed === tail) throw new Error(`${of} has no ${behind}`);
    return `${head}    ${of}:\n${changed}`;
  };

export const addOperation =
  (name: string, of: string, behind: string): Edit =>
  (text) =>
    text.replace(operation(behind, behind.slice(4)), (found) => found + operation(name, of));

export const addSchema =
  (name: string, before: string): Edit =>
  (text) =>
    text.replace(`    ${before}:\n`, `${schema(name, "x")}    ${before}:\n`);

/** And what only it uses. */
export const removeOperation =
  (name: string): Edit =>
  (text) =>
    text.replace(operation(name, name.slice(4)), "");

/** With the operation that uses it. */
export const removeSchema =
  (name: string): Edit =>
  (text) =>
    text.replace(operation(`make${name}`, name), "").replace(schema(name, ...letters), "");

export interface Repository {
  readonly folder: string;
  /** The output folder's name. */
  readonly output: string;
  git(...args: readonly string[]): string;
  /** Like `git`, but it may end with a conflict. */
  tryGit(...args: readonly string[]): boolean;
  read(file: string): string;
  write(file: string, text: string): void;
  has(file: string): boolean;
  edit(edit: Edit): void;
  generate(...flags: readonly string[]): Promise<{ readonly code: number; readonly err: string }>;
  commit(message: string): void;
  /** The files that git couldn't merge. */
  conflicts(): readonly string[];
  outputTree(): Promise<Readonly<Record<string, string>>>;
}

const settings = {
  "user.name": "Example",
  "user.email": "example@example.com",
  "commit.gpgSign": "false",
  "core.hooksPath": "/dev/null",
  "core.editor": "true",
};

/** @param ignored lines of `.gitignore` besides `node_modules/` */
export async function makeRepository(
  text: string,
  ignored = "sdk/dist/\n",
  config: Readonly<Record<string, string>> = {},
): Promise<Repository> {
  const folder = await makeFolder();
  await mkdir(path.join(folder, "node_modules"));
  const at = (file: string) => path.join(folder, file);
  const git = (...args: readonly string[]) =>
    execFileSync("git", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const read = (file: string) => readFileSync(at(file), "utf8");
  const write = (file: string, content: string) => writeFileSync(at(file), content);
  git("init", "--quiet", "--initial-branch=main");
  for (const [key, value] of Object.entries({ ...settings, ...config })) git("config", key, value);
  write(".gitignore", `node_modules/\n${ignored}`);
  write("shop.yaml", text);
  write("wireform.yaml", "output: sdk\nclients: { shop: { document: shop.yaml } }\n");
  return {
    folder,
    output: at("sdk"),
    git,
    tryGit(...args) {
      try {
        git(...args);
        return true;
      } catch {
        return false;
      }
    },
    read,
    write,
    has: (file) => existsSync(at(file)),
    edit: (edit) => write("shop.yaml", edit(read("shop.yaml").replaceAll("\r\n", "\n"))),
    generate: (...flags) => runIn(folder, ["generate", ...flags]),
    commit(message) {
      git("add", "--all");
      git("commit", "--quiet", "--message", message);
    },
    conflicts: () => git("diff", "--name-only", "--diff-filter=U").split("\n").filter(Boolean),
    outputTree: () => readTree(at("sdk")),
  };
}
