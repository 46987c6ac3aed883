/** `wireform diff REVISION:PATH`: documents as git has them. */
import { execFileSync } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runIn } from "../generator/run-in.js";
import { makeFolder } from "../leftovers.js";

const document = (part: string) => `
openapi: 3.1.0
info: { title: Parts, version: "1" }
paths:
  /a:
    get:
      operationId: getA
      responses:
        "200": { description: Done., content: { application/json: { schema: { $ref: ${part} } } } }
`;
const part = (type: string) =>
  `{ type: object, required: [x], properties: { x: { type: ${type} } } }`;

/** A repository whose document refers to a file beside it, and to one in another folder. */
async function makeRepository(): Promise<string> {
  const folder = await makeFolder();
  const git = (...words: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=n", "-c", "user.email=n@example.com", ...words], {
      cwd: folder,
    });
  await mkdir(path.join(folder, "specs/parts"), { recursive: true });
  await mkdir(path.join(folder, "common"));
  await writeFile(path.join(folder, "specs/near.yaml"), document("parts/a.yaml"));
  await writeFile(path.join(folder, "specs/far.yaml"), document("../common/a.yaml"));
  for (const file of ["specs/parts/a.yaml", "common/a.yaml"])
    await writeFile(path.join(folder, file), part("string"));
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message", "first", "--no-gpg-sign");
  git("tag", "v1");
  for (const file of ["specs/parts/a.yaml", "common/a.yaml"])
    await writeFile(path.join(folder, file), part("integer"));
  return folder;
}

describe("a document of a revision", () => {
  it("is read with the files that it refers to", async () => {
    const folder = await makeRepository();
    const { code, out, err } = await runIn(folder, [
      "diff",
      "v1:specs/near.yaml",
      "specs/near.yaml",
    ]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("--> v1:/specs/parts/a.yaml:1 -> specs/parts/a.yaml:1");
    expect(out).toContain("1 major");
    // What has changed on the disk isn't read.
    const same = await runIn(folder, ["diff", "v1:specs/near.yaml", "HEAD:specs/near.yaml"]);
    expect(same.out).toBe("no change for callers\n");
  });

  it("is named from the top of the repository, or with ./ from the folder", async () => {
    const specs = path.join(await makeRepository(), "specs");
    for (const older of ["HEAD:./near.yaml", "HEAD:specs/near.yaml"]) {
      const { out } = await runIn(specs, ["diff", older, "near.yaml"]);
      expect(out).toContain("--> HEAD:/specs/parts/a.yaml:1 -> parts/a.yaml:1");
    }
  });

  it("may read the folders of --root, as they were", async () => {
    const folder = await makeRepository();
    const args = ["diff", "v1:specs/far.yaml", "specs/far.yaml"];
    expect((await runIn(folder, args)).err).toContain("../common/a.yaml");
    const { out, err } = await runIn(folder, [...args, "--root", "common"]);
    expect([err, out]).toEqual(["", expect.stringContaining("--> v1:/common/a.yaml:1")]);
  });

  it("is the file of such a name, where there is one", async () => {
    const folder = await makeRepository();
    await writeFile(path.join(folder, "v1:near.yaml"), document("specs/parts/a.yaml"));
    const { out } = await runIn(folder, ["diff", "v1:near.yaml", "specs/near.yaml"]);
    expect(out).toBe("no change for callers\n");
  });

  it.each([
    ["v2:specs/near.yaml", "v2:specs/near.yaml: git has no revision v2 here"],
    ["v1:near.yaml", "v1:/near.yaml: there is no such file"],
    ["v1:specs", "it is a folder"],
    ["v1:../near.yaml", "there is no such file"],
    ["--help:near.yaml", "there is no such file"],
  ])("%s: exit 1, and why", async (older, why) => {
    const folder = await makeRepository();
    const { code, err } = await runIn(folder, ["diff", "--", older, "specs/near.yaml"]);
    expect([code, err]).toEqual([1, expect.stringContaining("error WF1001")]);
    expect(err).toContain(why);
  });

  it("needs a repository", async () => {
    const folder = await makeRepository();
    await rm(path.join(folder, ".git"), { recursive: true });
    const { code, err } = await runIn(folder, ["diff", "v1:specs/near.yaml", "specs/near.yaml"]);
    expect([code, err]).toEqual([1, expect.stringContaining("not a git repository")]);
  });
});
