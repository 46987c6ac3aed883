/** Commands of `postGenerate` as processes: signals reach them, and only they are waited for. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { runCommand } from "../../generator/host/run-command.js";
import { makeFolder } from "../leftovers.js";
import { projectRoot } from "../package/project.js";

async function run(program: string) {
  const cwd = await makeFolder();
  await writeFile(path.join(cwd, "command.cjs"), program);
  let out = "";
  const onOutput = (text: string) => void (out += text);
  const why = await runCommand(["node", "command.cjs"], { cwd, onOutput });
  return { why, out };
}

it.skipIf(process.platform === "win32").each(["SIGINT", "SIGTERM"] as const)(
  "passes %s on, and ends by it when the command has ended",
  async (signal) => {
    const folder = await makeFolder();
    const write = (file: string, text: string) => writeFile(path.join(folder, file), text);
    await write(
      "shop.json",
      '{ "openapi": "3.1.1", "info": { "title": "Shop", "version": "1" }, "paths": {} }',
    );
    const clients = "clients: { '.': { document: shop.json } }";
    await write("wireform.yaml", `output: sdk\npostGenerate: [[node, wait.cjs]]\n${clients}\n`);
    await write(
      "wait.cjs",
      `process.on("${signal}", () => {
         require("node:fs").writeFileSync("ended.txt", "by ${signal}");
         process.exit(1);
       });
       setInterval(() => {}, 1000);
       console.log("ready");`,
    );
    const main = path.join(projectRoot, "dist/generator/main.js");
    const child = spawn(process.execPath, [main, "generate"], {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    const ended = once(child, "exit");
    let printed = "";
    for await (const text of child.stderr.setEncoding("utf8")) {
      printed += String(text);
      if (printed.includes("ready")) break;
    }
    child.kill(signal);
    expect((await ended)[1]).toBe(signal);
    expect(await readFile(path.join(folder, "ended.txt"), "utf8")).toBe(`by ${signal}`);
  },
);

it.skipIf(process.platform === "win32")(
  "leaves a signal to those who listen for it, and listens only while a command runs",
  async () => {
    let calls = 0;
    const listener = () => void calls++;
    process.on("SIGTERM", listener);
    onTestFinished(() => void process.off("SIGTERM", listener));
    const { why } = await run(
      `process.kill(process.ppid, "SIGTERM"); setInterval(() => {}, 1000);`,
    );
    expect([calls, why]).toEqual([1, "ended by SIGTERM"]);
    expect(process.listenerCount("SIGTERM")).toBe(1);
  },
);

it("doesn't wait for what the command has left behind, but for all that it has printed", async () => {
  const { why, out } = await run(`
    const { spawn } = require("node:child_process");
    const rest = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true, stdio: "inherit" });
    rest.unref();
    console.log(rest.pid);
    process.stdout.write("x".repeat(1e6));
    process.stderr.write("the end");
  `);
  process.kill(Number(out.split("\n")[0]), "SIGKILL");
  expect(why).toBe(null);
  expect(out.match(/x/g)).toHaveLength(1e6);
  expect(out).toContain("the end");
});
