/** `docs/eject.md`: the edit that it shows, in the package and in what runs. */
import { expect, it } from "vitest";
import { projectOf } from "./page-project.js";
import { readPage } from "./pages.js";

const file = "shop/src/runtime/send/retry-reasons.ts";

it("does what the page says", async () => {
  const project = await projectOf("docs/eject.md");
  const run = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await project.wireform(...args);
    return [code, stdout + stderr] as const;
  };
  await run("generate");
  expect(await run("eject")).toEqual([0, expect.stringMatching(/^send\/retry-reasons /m)]);
  expect(await run("eject", "send/retry-reasons")).toEqual([
    0,
    expect.stringContaining(`${file} is yours`),
  ]);

  const { text: page } = await readPage("docs/eject.md");
  const [, older, newer] = /```diff\n-(.*\n)\+(.*\n)```/.exec(page)!;
  const before = await project.read(file);
  expect(before).toContain(older);
  await project.write(file, before.replace(older!, newer!));
  expect((await run("generate"))[0]).toBe(0);
  expect(await project.complaints("program.ts")).toEqual([]);
  expect(await project.run("program.ts")).toMatchObject({ stdout: "2\n", stderr: "" });

  expect((await run("eject", "--merge", "send/retry-reasons"))[1]).toContain(
    "has all of this version",
  );
  expect((await run("eject", "--undo", "send/retry-reasons"))[0]).toBe(1);
  expect((await run("eject", "--undo", "send/retry-reasons", "--force"))[0]).toBe(0);
  expect((await run("generate"))[0]).toBe(0);
  expect(await project.read(file)).toContain(older);
});
