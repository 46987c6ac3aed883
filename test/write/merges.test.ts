/** Two branches that each change a document and commit the output, merged by git. */
import { mkdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  addOperation,
  addProperty,
  addSchema,
  document,
  hasGit,
  makeRepository,
  removeOperation,
  removeSchema,
  type Edit,
  type Repository,
} from "./branches.js";
import { asBefore } from "./old-output.js";

const missing = hasGit ? "" : " (SKIPPED: git is missing)";

type Branches = readonly [ours: Edit, theirs: Edit];

const sameSchema: Branches = [addProperty("mine", "Box", "b"), addProperty("yours", "Box", "g")];
const both =
  (...edits: readonly Edit[]): Edit =>
  (text) =>
    edits.reduce((done, edit) => edit(done), text);

const much: Branches = [
  both(sameSchema[0], addOperation("sell", "Door", "makeCart")),
  both(sameSchema[1], addSchema("Egg", "Cart"), addOperation("eat", "Egg", "makeBox")),
];

const pairs: Readonly<Record<string, Branches>> = {
  "a property of the same schema": sameSchema,
  "properties of different schemas": [sameSchema[0], addProperty("yours", "Door", "g")],
  "properties of neighbours": [sameSchema[0], addProperty("yours", "Cart", "g")],
  "an operation each": [
    addOperation("sellBox", "Box", "makeBox"),
    addOperation("sellCart", "Cart", "makeCart"),
  ],
  "a schema each, which would like one name": [
    both(addSchema("Egg_white", "Cart"), addOperation("mine", "Egg_white", "makeBox")),
    both(addSchema("EggWhite", "Door"), addOperation("yours", "EggWhite", "makeCart")),
  ],
  "one removes what the other's schema stands beside": [
    removeSchema("Box"),
    addProperty("yours", "Cart", "g"),
  ],
  "one removes a schema, whose file the other's changes": [
    removeOperation("makeBox"),
    addProperty("yours", "Box", "g"),
  ],
  "more of all": much,
};

type Way = (repository: Repository) => boolean;
const merge: Way = ({ tryGit }) => tryGit("merge", "--quiet", "theirs");
const ways: Readonly<Record<string, Way>> = {
  "git merge -X ours": ({ tryGit }) => tryGit("merge", "--quiet", "-X", "ours", "theirs"),
  "git merge -X theirs": ({ tryGit }) => tryGit("merge", "--quiet", "-X", "theirs", "theirs"),
  "git rebase": ({ tryGit }) => tryGit("rebase", "--quiet", "theirs"),
  "git cherry-pick": ({ tryGit }) => tryGit("cherry-pick", "theirs"),
};

interface Setup {
  readonly config?: Readonly<Record<string, string>>;
  /** Further lines of `.gitignore`; by default `dist/`. */
  readonly ignored?: string;
  /** The output's attributes; by default wireform's. */
  readonly attributes?: string;
}

const windows = { "merge.conflictStyle": "diff3", "core.autocrlf": "true" };
const setups: Readonly<Record<string, Setup>> = {
  "diff3, and CRLF": { config: windows },
  "no attributes": { attributes: "# our own\n" },
  "no attributes, zdiff3, and CRLF": {
    attributes: "# our own\n",
    config: { ...windows, "merge.conflictStyle": "zdiff3" },
  },
  "dist/ committed": { ignored: "" },
};

describe.skipIf(!hasGit)(`two branches are brought together${missing}`, () => {
  test.each(Object.entries(pairs))("%s", async (_, pair) => {
    await bringTogether(await makeBranches(pair), merge);
  });

  test.each(Object.entries(ways))("by %s", async (_, bring) => {
    await bringTogether(await makeBranches(much), bring);
  });

  test.each(Object.entries(setups))("with %s", async (_, setup) => {
    const repository = await makeBranches(much, setup);
    await bringTogether(repository, merge);
    if (setup.attributes !== undefined)
      expect(repository.read("sdk/.gitattributes").trim()).toBe(setup.attributes.trim());
  });

  test("with a changelog", async () => {
    const config = "output: sdk\npackage: { version: 1.0.0, changelog: true }\n";
    const repository = await makeBranches(much, {}, async (repository) => {
      const clients = "clients: { shop: { document: shop.yaml } }\n";
      repository.write("wireform.yaml", config + clients);
      await settle(repository);
    });
    merge(repository);
    await settle(repository);
    expect(repository.read("sdk/CHANGELOG.md")).toMatch(
      /^# Changelog\n\n## 1\.1\.0\n[^]*mine[^]*yours[^]*\n\n## 1\.0\.0\n/,
    );
    expect(repository.read("sdk/CHANGELOG.md")).not.toMatch(/^[<=>|]{7}/m);
    expect(await repository.generate("--check")).toMatchObject({ code: 0 });
  });

  test.each(["ours", "theirs"])("where %s alone has a new wireform", async (upgraded) => {
    // The first generation is by the previous version, and so is one of the branches.
    const repository = await makeBranches(much, {}, asBefore, async (made, branch) => {
      if (branch !== upgraded) await asBefore(made);
    });
    await bringTogether(repository, merge);
    expect(repository.has("sdk/wireform.manifest.json")).toBe(false);
  });

  test("a hand edit of what neither has changed is one, and stays", async () => {
    const repository = await makeBranches(much);
    const file = "sdk/src/shop/schemas/door.ts";
    repository.write(file, `${repository.read(file)}// by hand\n`);
    repository.commit("Edit by hand");
    merge(repository);
    const { code, err } = await repository.generate();
    expect([code, err]).toEqual([
      1,
      expect.stringContaining("WF7003: src/shop/schemas/door.ts in sdk isn't what wireform wrote"),
    ]);
    expect(repository.read(file)).toContain("// by hand");
    expect((await repository.generate("--force")).code).toBe(0);
  });
});

type Step = (repository: Repository, branch: string) => Promise<void>;

/** On `ours`, with `theirs` beside it, made one after the other. */
async function makeBranches(
  [ours, theirs]: Branches,
  { ignored, config, attributes }: Setup = {},
  begin: Step = settle,
  end: Step = async () => {},
): Promise<Repository> {
  const repository = await makeRepository(document, ignored, config);
  const { edit, git, write } = repository;
  await settle(repository);
  if (attributes !== undefined) write("sdk/.gitattributes", attributes);
  await begin(repository, "main");
  repository.commit("Begin");
  for (const [name, change] of [
    ["theirs", theirs],
    ["ours", ours],
  ] as const) {
    git("checkout", "--quiet", "-b", name, "main");
    edit(change);
    await settle(repository);
    await end(repository, name);
    repository.commit(name);
  }
  return repository;
}

async function settle({ generate }: Repository): Promise<void> {
  const { code, err } = await generate();
  expect([code, err]).toEqual([0, expect.not.stringContaining("WF7")]);
}

/** Git's conflicts are only in the output, and the next run resolves them. */
async function bringTogether(repository: Repository, bring: Way): Promise<void> {
  const { conflicts, generate, git, read, tryGit } = repository;
  const isDone = bring(repository);
  expect(conflicts().filter((file) => !file.startsWith("sdk/"))).toEqual([]);
  await settle(repository);
  const merged = await repository.outputTree();
  for (const [file, text] of Object.entries(merged))
    expect(text, file).not.toMatch(/^(?:<{7}|={7}|>{7})/m);
  expect(await generate("--check")).toMatchObject({ code: 0 });

  git("add", "--all");
  const commands = ["merge", "rebase", "cherry-pick"];
  if (!isDone) expect(commands.some((command) => tryGit(command, "--continue"))).toBe(true);

  // The same as from scratch, with the names of both branches.
  const anew = await makeRepository(read("shop.yaml"));
  mkdirSync(anew.output);
  anew.write("sdk/wireform.lock", read("sdk/wireform.lock"));
  await settle(anew);
  expect(comparable(merged)).toEqual(comparable(await anew.outputTree()));
}

/** Without attributes of the repository itself, which the manifest lists. */
function comparable(tree: Readonly<Record<string, string>>): Record<string, string> {
  const { ".gitattributes": _, "wireform.manifest": manifest, ...others } = tree;
  const texts = Object.entries(others).map(([file, text]) => [file, withUnixLines(text)]);
  const lines = withUnixLines(manifest!).split("\n");
  const own = lines.filter((line) => !line.endsWith(" .gitattributes"));
  return Object.fromEntries([...texts, ["wireform.manifest", own.join("\n")]]);
}

function withUnixLines(text: string): string {
  return text.replaceAll("\r\n", "\n");
}
