/** `wireform eject`: a module of the runtime as a user's own, from version to version. */
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { sectionsIn } from "../../generator/6-print/section.js";
import { projectRoot, readTree, run } from "../package/project.js";
import { statementsOf } from "../package/statements.js";
import { strict } from "../types/settings.js";
import { attempts, base, comment, delay, EjectedProject, source } from "./ejected-project.js";
import { petShop } from "./pet-shop.js";

const script = "sdk/dist/runtime.js";

describe("a module that a user takes over", () => {
  it("is listed, handed over with its base, and the package stays up to date", async () => {
    const project = await EjectedProject.make();
    const before = await project.tree();
    expect((await project.run("eject"))[1]).toMatch(
      /^send\/retry +When a request is sent again, and after which pause\.$/m,
    );
    const said = "is yours: edit it, then run npx wireform generate";
    expect(await project.run("eject", source)).toEqual([0, expect.stringContaining(said)]);
    expect((await project.run("eject"))[1]).toMatch(/^send\/retry +\(yours\) When a request/m);
    const { [source.slice(4)]: text, ...others } = await project.tree();
    expect(text).toBe(await project.read(base));
    expect(text).toContain("// The runtime of wireform, ejected: this file is yours to edit.");
    const changed = Object.keys(others).filter((file) => others[file] !== before[file]);
    expect(changed).toEqual([".gitattributes", base.slice(4), "wireform.manifest"]);
    expect(await project.read("sdk/.gitattributes")).toContain(
      "src/runtime/send/retry.ts -linguist-generated",
    );
    expect((await project.run("generate", "--check"))[0]).toBe(0);
    expect((await project.run("generate"))[1]).toContain("nothing to do");
    expect((await project.run("eject", "send/retry"))[1]).toContain("is yours already");
  });

  it("keeps edits, of which dist/ is made, with and without a cache", async () => {
    const project = await EjectedProject.ejected();
    await project.edit(source, attempts);
    const check = () => project.run("generate", "--check");
    expect(await check()).toEqual([
      1,
      expect.stringMatching(/WF7005: .*send\/retry\.ts has changed[^]*dist\/runtime\.js is stale/),
    ]);
    await rm(path.join(project.folder, "node_modules"), { recursive: true, force: true });
    expect(await check()).toEqual([1, expect.stringContaining("sdk/dist/runtime.js is stale")]);
    expect((await project.run("generate"))[1]).toContain("1 changed in sdk");
    expect(await project.read(script)).toContain("attempts = 7");
    expect(await project.read(source)).toBe(attempts(await project.read(base)));
    expect((await project.run("generate"))[1]).toContain("nothing to do");
    expect((await project.run("generate", "--force"))[1]).toContain("nothing to do");
    // In a fresh checkout, `dist/` may be missing.
    await rm(path.join(project.folder, "sdk/dist"), { recursive: true });
    expect((await check())[0]).toBe(0);
    await project.run("generate");
    expect(await project.read(script)).toContain("attempts = 7");
  });

  it("is the same after an edit of the document alone as after a whole run", async () => {
    const project = await EjectedProject.ejected();
    await project.edit(source, attempts);
    await project.run("generate");
    const files: string[] = [];
    for (const summary of ["Some pets.", "Few pets."]) {
      await project.write("shop.json", petShop(summary));
      files.push((await project.run("generate", "--verbose"))[1]);
    }
    expect(files.join()).toContain("reading what changed in shop.json");
    const edited = await project.tree();
    expect(edited["src/operations/list-pets.ts"]).toContain("Few pets.");
    expect((await project.run("generate", "--force"))[1]).toContain("nothing to do");
    expect(await project.tree()).toEqual(edited);
    // Both at once: the edit of the document isn't all that has changed.
    await project.edit(source, delay);
    await project.write("shop.json", petShop("No pets."));
    await project.run("generate");
    expect(await project.read(script)).toContain("baseDelay = 400");
    expect((await project.tree())["src/operations/list-pets.ts"]).toContain("No pets.");
  });

  it("takes up what a new version changes, unless the user has changed the same", async () => {
    const project = await EjectedProject.ejected();
    const present = await project.read(base);
    await project.pretendOlder(comment);
    await project.edit(source, attempts);
    const mine = await project.read(source);
    expect(await project.run("generate", "--check")).toEqual([
      1,
      expect.stringContaining("retry.ts is yours, and lacks changes of this version"),
    ]);
    expect(await project.read(source)).toBe(mine);
    const [code, told] = await project.run("generate");
    expect([code, told]).toEqual([
      0,
      expect.stringMatching(/^merged this version's changes into/m),
    ]);
    expect(await project.read(source)).toBe(attempts(present));
    expect(await project.read(base)).toBe(present);
    expect(await project.read(script)).toContain("attempts = 7");
    expect(await project.run("generate")).toEqual([0, expect.stringContaining("nothing to do")]);
  });

  it("is left alone in a conflict, until the user chooses", async () => {
    const project = await EjectedProject.ejected();
    const present = await project.read(base);
    await project.pretendOlder(delay);
    await project.edit(source, (text) => text.replace("baseDelay = 400,", "baseDelay = 300,"));
    const before = await project.tree();
    const line = present.split("\n").findIndex((one) => one.includes("baseDelay = 500")) + 1;
    for (const args of [["generate"], ["generate", "--check"], ["generate", "--force"]])
      expect(await project.run(...args)).toEqual([
        1,
        expect.stringMatching(new RegExp(`error WF7016: [^]*--> ${source}:${line}:1\n`)),
      ]);
    expect(await project.tree()).toEqual(before);

    expect(await project.run("eject", "--merge", "send/retry")).toEqual([
      0,
      expect.stringContaining("with a conflict: choose"),
    ]);
    const marked = await project.read(source);
    expect(marked).toMatch(
      /<<<<<<< yours\n +baseDelay = 300,\n=======\n +baseDelay = 500,\n>>>>>>> wireform /,
    );
    expect(await project.run("generate")).toEqual([
      1,
      expect.stringContaining("a conflict is left in this file"),
    ]);
    await project.write(source, marked.replace(/<<<<<<<[^]*=======\n|>>>>>>> .*\n/g, ""));
    expect((await project.run("generate"))[0]).toBe(0);
    expect(await project.read(source)).toBe(present);
    expect((await project.run("eject", "--merge", "send/retry"))[1]).toContain("has all of this");
  });

  it("is wireform's again when it is given back, edits only with --force", async () => {
    const project = await EjectedProject.make();
    const before = await project.tree();
    await project.run("eject", "send/retry");
    await project.edit(source, attempts);
    await project.run("generate");
    expect(await project.run("eject", "--undo", "send/retry")).toEqual([
      1,
      expect.stringContaining("error WF7003: sdk/src/runtime/send/retry.ts has your changes"),
    ]);
    const undo = ["eject", "--undo", "send/retry", "--force"];
    expect(await project.run(...undo)).toEqual([0, expect.stringContaining("wireform's again")]);
    expect((await project.run("generate"))[0]).toBe(0);
    expect(await project.tree()).toEqual(before);
    expect(existsSync(path.join(project.folder, "sdk/wireform.ejected"))).toBe(false);
    expect(await project.run(...undo)).toEqual([2, expect.stringContaining("isn't ejected")]);
  });

  it("can be taken over again as soon as it is given back", async () => {
    const project = await EjectedProject.ejected();
    const before = await project.tree();
    await project.run("eject", "--undo", "send/retry");
    expect((await project.run("eject", "send/retry"))[0]).toBe(0);
    expect(await project.tree()).toEqual(before);
  });

  it("begins with what was edited by hand before", async () => {
    const project = await EjectedProject.make();
    await project.edit(source, attempts);
    const advice = expect.stringContaining("npx wireform eject send/retry keeps yours");
    expect(await project.run("generate")).toEqual([1, advice]);
    expect(await project.run("generate", "--check", "--verbose")).toEqual([1, advice]);
    await project.run("eject", "send/retry");
    expect(await project.read(source)).toBe(attempts(await project.read(base)));
    expect((await project.run("generate"))[0]).toBe(0);
    expect(await project.read(script)).toContain("attempts = 7");
  });
});

it("all clients of a package share it", async () => {
  const project = await EjectedProject.make();
  const client = "{ document: shop.json }";
  await project.write("wireform.yaml", `output: sdk\nclients: { a: ${client}, b: ${client} }\n`);
  await project.run("generate");
  await project.run("eject", "send/retry");
  await project.edit(source, attempts);
  expect((await project.run("generate"))[0]).toBe(0);
  expect((await project.read(script)).split("attempts = 7")).toHaveLength(2);
  const clients = ["a", "b"].map((name) => project.read(`sdk/dist/${name}/client.js`));
  for (const text of await Promise.all(clients)) expect(text).toContain("../runtime.js");
});

it("dist/ has what the compiler makes of the user's text", async () => {
  const project = await EjectedProject.ejected();
  await project.edit(source, (text) =>
    attempts(text).concat(`
import { type RequestOptions as Form } from "../client/options.js"
import { TimeoutError } from '../client/api-error.js'

/** How patient a client is. */
export class Patience<T extends object = {}> {
  /** Its form. */
  readonly form: (Form & T) | null = null
  constructor(readonly enough: boolean = TimeoutError.length > 1) {}
  protected get much(): number {
    return this.enough ? 1 : longestPause
  }
}
const longestPause = 9 as const
`),
  );
  expect(await project.run("generate")).toEqual([0, expect.stringContaining("changed in sdk")]);
  const compilerOptions = {
    ...strict,
    target: "es2022",
    declaration: true,
    rootDir: "sdk/src",
    outDir: "judged",
  };
  await project.write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["sdk/src"] }));
  const tsc = path.join(projectRoot, "node_modules/typescript/bin/tsc");
  expect(await run(project.folder, process.execPath, tsc, "-p", project.folder)).toMatchObject({
    code: 0,
    stdout: "",
  });
  const judged = await readTree(path.join(project.folder, "judged"));
  const [js, dts] = ["runtime/send/retry.js", "runtime/send/retry.d.ts"] as const;
  const section = sectionsIn(await project.read(script)).get("runtime/send/retry")!;
  const isOther = (statement: string) => !statement.startsWith("import ");
  expect(statementsOf({ [js]: section }, js)).toEqual(statementsOf(judged, js).filter(isOther));
  const declared = { [dts]: await project.read(`sdk/dist/${dts}`) };
  expect(statementsOf(declared, dts)).toEqual(statementsOf(judged, dts));
  expect(section).toContain("class Patience");
});
