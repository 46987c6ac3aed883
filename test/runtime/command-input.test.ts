/** From the words behind a command to the input of its operation. */
import { parseArgs } from "node:util";
import { describe, expect, it } from "vitest";
import type {
  CliCommand,
  CliFlag,
  CliPlatform,
} from "../../templates/runtime/commands/command-table.js";
import { parseWords } from "../../templates/runtime/commands/parse-words.js";
import { commandInput } from "../../templates/runtime/commands/read-input.js";

const files: Readonly<Record<string, string>> = {
  "a.json": '{"a":1}',
  "b/c.txt": "text of c",
  "@d": "text of @d",
  "e@f": "text of e@f",
  "dd/ee/f.txt": "text of f",
};
const platform = {
  env: {},
  parseArgs: parseArgs as never,
  async readFile(path: string) {
    const text = files[path];
    if (text === undefined) throw new Error("no such file");
    return new TextEncoder().encode(text);
  },
  readInput: async () => new TextEncoder().encode('{"piped":true}'),
} as unknown as CliPlatform;

const flag = (name: string, more: Partial<CliFlag> = {}): CliFlag => ({
  name,
  at: [name],
  kind: "string",
  ...more,
});

async function inputOf(words: string, command: Partial<CliCommand>): Promise<object> {
  const whole: CliCommand = { name: "list", build: () => ({}) as never, ...command };
  const split = words.split(" ").filter(Boolean);
  return commandInput(parseWords(split, whole, platform), whole, platform);
}

async function refusal(words: string, command: Partial<CliCommand>): Promise<string> {
  try {
    return `no refusal: ${JSON.stringify(await inputOf(words, command))}`;
  } catch (error) {
    const { name, message } = error as Error;
    return name === "UsageError" ? message : `${name}: ${message}`;
  }
}

describe("a flag", () => {
  const flags = [
    flag("text"),
    flag("count", { kind: "integer" }),
    flag("size", { kind: "number" }),
    flag("open", { kind: "boolean" }),
    flag("filter", { kind: "json" }),
    flag("tag", { isList: true }),
    flag("ids", { isList: true, kind: "integer" }),
    flag("word", { words: ["open", "paid"] }),
  ];

  it.each<[string, object]>([
    ["--text a", { text: "a" }],
    ["--text=a", { text: "a" }],
    ["--text=true", { text: "true" }],
    ["--text true", { text: "true" }],
    ["--open --open", { open: true }],
    ["--open -- false", { open: true, first: "false" }],
    ["--open -- --no-open", { open: true, first: "--no-open" }],
    ["--text=", { text: "" }],
    ["--count 12", { count: 12 }],
    ["--count -5", { count: -5 }],
    ["--size -.5", { size: -0.5 }],
    ["--open -5", { open: true, first: "-5" }],
    ["--text=a -5", { text: "a", first: "-5" }],
    ["--text a -.5", { text: "a", first: "-.5" }],
    ["-5", { first: "-5" }],
    ["b --text a", { text: "a", first: "b" }],
    ["b --first c", { first: "c", second: "b" }],
    ["-- --open=false", { first: "--open=false" }],
    ["xxtext -5", { first: "xxtext", second: "-5" }],
    ["x--open=true", { first: "x--open=true" }],
    ["--timeout 5 --dry-run", {}],
    ["--count 9007199254740993", { count: 9007199254740993n }],
    ["--size 1.5e3", { size: 1500 }],
    ["--open", { open: true }],
    ["--no-open", { open: false }],
    ["--open=true", { open: true }],
    ["--open=false", { open: false }],
    ["--no-open=false", { open: true }],
    ["--no-open=true", { open: false }],
    ['--filter {"a":[1]}', { filter: { a: [1] } }],
    ["--filter @a.json", { filter: { a: 1 } }],
    ["--tag a --tag b", { tag: ["a", "b"] }],
    ["--ids 1 --ids -2", { ids: [1, -2] }],
    ["--word paid", { word: "paid" }],
    ["", {}],
  ])("%s", async (words, input) => {
    const positional = ["first", "second"].map((name) => flag(name, { isPositional: true }));
    expect(await inputOf(words, { flags: [...flags, ...positional] })).toStrictEqual(input);
  });

  it.each([
    ["--count 1.5", "--count is an integer, not 1.5"],
    ["--count 1x", "--count is an integer, not 1x"],
    ["--count x1", "--count is an integer, not x1"],
    ["--size= ", "--size is a number, not "],
    ["--size 1e999", "--size is a number, not 1e999"],
    ["--size x", "--size is a number, not x"],
    ["--filter @none", "none can't be read: no such file"],
    ["--word pad", "--word is one of open, paid, not pad; did you mean paid?"],
    ["--word closed", "--word is one of open, paid, not closed"],
    ["--no-text", "there is no flag --no-text; see --help"],
    ["--open=trueish", "--open is true or false, not trueish: give --open or --no-open"],
    ["--zzz=true", "there is no flag --zzz; see --help"],
    ["--dry-rnu", "there is no flag --dry-rnu; did you mean --dry-run?"],
    ["--no-opne", "there is no flag --no-opne; did you mean --no-open?"],
    ["--wrod open", "there is no flag --wrod; did you mean --word?"],
    ["--txet=a", "there is no flag --txet; did you mean --text?"],
    ["-t", "there is no flag -t; see --help"],
    ["--text", "--text needs a value"],
    ["--text --open", "--text needs a value; one with a dash is --text=-x"],
    ["--open=", "--open is true or false, not : give --open or --no-open"],
    ["--no-open=maybe", "--no-open is true or false, not maybe: give --no-open or --open"],
    ["--open false", "--open takes no word behind it, such as false: give --open or --no-open"],
    ["--open true", "--open takes no word behind it, such as true: give --open or --no-open"],
    ["--open --no-open", "--open and --no-open are given: leave one of them out"],
    ["--no-open --open=true", "--open and --no-open are given: leave one of them out"],
    ["--dry-run=no", "--dry-run is true or false, not no: give --dry-run, or leave it out"],
    [
      "--dry-run false",
      "--dry-run takes no word behind it, such as false: give --dry-run, or leave it out",
    ],
    ["--text.of a", "there is no flag --text.of; see --help"],
    ["a", "unexpected argument: a"],
  ])("%s is refused", async (words, message) => {
    expect(await refusal(words, { flags })).toBe(message);
  });

  it("of true and false may stand without its name", async () => {
    const sure = [flag("sure", { kind: "boolean", isPositional: true })];
    expect(await inputOf("true", { flags: sure })).toEqual({ sure: true });
    expect(await inputOf("false", { flags: sure })).toEqual({ sure: false });
    for (const word of ["maybe", "untrue", "falsey"])
      expect(await refusal(word, { flags: sure })).toBe(`--sure is true or false, not ${word}`);
  });

  it("may itself be called no-cache", async () => {
    const command = { flags: [flag("no-cache", { kind: "boolean" })] };
    for (const word of ["--no-cache", "--no-cache=true", "--no-no-cache=false"])
      expect(await inputOf(word, command)).toEqual({ "no-cache": true });
    for (const word of ["--no-no-cache", "--no-cache=false"])
      expect(await inputOf(word, command)).toEqual({ "no-cache": false });
  });

  it("of a path takes no word of its own where it is named", async () => {
    const ids = ["shop", "order"].map((name) => flag(name, { isPositional: true }));
    expect(await inputOf("--shop a b", { flags: ids })).toEqual({ shop: "a", order: "b" });
    expect(await refusal("a b --order c", { flags: ids })).toBe("unexpected argument: b");
    const sure = [flag("sure", { kind: "boolean", isPositional: true })];
    expect(await refusal("true --no-sure", { flags: sure })).toBe("unexpected argument: true");
  });

  it("of JSON says what is wrong in it", async () => {
    expect(await refusal("--filter {", { flags })).toMatch(/^--filter is no JSON: ./);
  });

  it("of numbers isn't empty", async () => {
    const command: CliCommand = { name: "list", build: () => ({}) as never, flags };
    const parsed = parseWords(["--size", " "], command, platform);
    await expect(commandInput(parsed, command, platform)).rejects.toThrow("--size is a number");
  });
});

describe("a flag that may be null", () => {
  const flags = [
    flag("email", { isNullable: true }),
    flag("age", { kind: "integer", isNullable: true }),
    flag("tier", { words: ["gold"], isNullable: true }),
    flag("vip", { kind: "boolean", isNullable: true }),
    flag("name"),
  ];

  it.each<[string, object]>([
    ["--email null --age null --tier null", { email: null, age: null, tier: null }],
    ["--vip=null --name a", { vip: null, name: "a" }],
    ["--vip", { vip: true }],
    ["--email Null --name null", { email: "Null", name: "null" }],
  ])("%s", async (words, input) => {
    expect(await inputOf(words, { flags })).toEqual(input);
  });

  it("is the only one that takes it", async () => {
    const sure = [flag("sure", { kind: "boolean" })];
    expect(await refusal("--sure=null", { flags: sure })).toMatch("true or false, not null");
    expect(await refusal("-- --vip=null", { flags })).toBe("unexpected argument: --vip=null");
  });
});

describe("a member of a flag", () => {
  const flags = [
    flag("metadata", { at: ["body", "metadata"], isMap: true }),
    flag("counts", { at: ["counts"], isMap: true, kind: "integer" }),
    flag("filter", { at: ["filter"], isMap: true, kind: "json" }),
    flag("metadata.a", { at: ["body", "own"] }),
  ];

  it.each<[string, object]>([
    ["--metadata.x 1 --metadata.y.z=2", { body: { metadata: { x: "1", "y.z": "2" } } }],
    ["--metadata.a 1", { body: { own: "1" } }],
    ["--counts.x 1", { counts: { x: 1 } }],
    ["--counts.x -1", { counts: { x: -1 } }],
    ["--filter.x {", { filter: { x: "{" } }],
    ['--filter {"x":1} --filter.y 2', { filter: { x: 1, y: "2" } }],
  ])("%s", async (words, input) => {
    expect(await inputOf(words, { flags })).toEqual(input);
  });

  it("is a member whatever it is called", async () => {
    const input = await inputOf("--counts.__proto__ 1 --counts.constructor 2", { flags });
    expect(JSON.stringify(input)).toBe('{"counts":{"__proto__":1,"constructor":2}}');
  });

  it.each([
    ["--counts.x y", "--counts is an integer, not y"],
    ["--metadata a", "--metadata has members: give --metadata.NAME VALUE"],
    ["--metadat.x a", "there is no flag --metadat.x"],
  ])("%s is refused", async (words, message) => {
    expect(await refusal(words, { flags })).toMatch(message);
  });
});

describe("--data", () => {
  const nested = flag("amount.value", { at: ["body", "amount", "value"], kind: "integer" });

  it.each<[string, Partial<CliCommand>, object]>([
    ['--data {"a":1}', { body: "json" }, { body: { a: 1 } }],
    ["--data @a.json", { body: "json" }, { body: { a: 1 } }],
    ["--data -", { body: "json" }, { body: { piped: true } }],
    ["--data -", { body: "text" }, { body: '{"piped":true}' }],
    ["--data @b/c.txt", { body: "text" }, { body: "text of c" }],
    ["--data b/c.txt", { body: "text" }, { body: "b/c.txt" }],
    ["--data b/c.txt", { body: "bytes" }, { body: new TextEncoder().encode("text of c") }],
    ["--data @@d", { body: "text" }, { body: "text of @d" }],
    ["--amount.value 5", { body: "json" }, { body: { amount: { value: 5 } } }],
    [
      '--data {"amount":null} --amount.value 5',
      { body: "json" },
      { body: { amount: { value: 5 } } },
    ],
    [
      '--data {"amount":{"of":1}} --amount.value 5',
      { body: "json" },
      { body: { amount: { of: 1, value: 5 } } },
    ],
  ])("%s of %j", async (words, command, input) => {
    expect(await inputOf(words, { ...command, flags: [nested] })).toStrictEqual(input);
  });

  it.each([
    ["--data x", "--data is no JSON: "],
    ["--data @none", "none can't be read: no such file"],
  ])("%s is refused", async (words, message) => {
    expect((await refusal(words, { body: "json" })).startsWith(message)).toBe(true);
  });

  it("and other flags are refused where an operation has nothing of that kind", async () => {
    expect(await refusal("--data {}", {})).toBe("list has no body: leave --data out");
    expect(await refusal("--all", {})).toBe(
      "list doesn't answer with a list in pages: leave --all out",
    );
    expect(await refusal("--accept a/b", {})).toBe(
      "list answers in one media type: leave --accept out",
    );
  });
});

describe("what is required", () => {
  const inPath = flag("id", { at: ["path", "id"], isPositional: true, isRequired: true });
  const inBody = flag("amount", { at: ["body", "amount"], isRequired: true });
  const tags = flag("tag", { isList: true, isRequired: true });
  const map = flag("metadata", { isMap: true, isRequired: true });
  const command: Partial<CliCommand> = { body: "json", flags: [inPath, inBody, tags, map] };

  it("is asked for by its flag: of a body, where flags make it", async () => {
    expect(await refusal("", command)).toBe("--id is missing");
    expect(await inputOf("1", command)).toEqual({ path: { id: "1" } });
    const other = {
      ...command,
      flags: [...command.flags!, flag("note", { at: ["body", "note"] })],
    };
    expect(await refusal("1 --note a", other)).toBe("--amount is missing");
    expect(await inputOf("1 --note a --data {}", other)).toEqual({
      path: { id: "1" },
      body: { note: "a" },
    });
    expect(await inputOf("--id 1 --amount 5", command)).toEqual({
      path: { id: "1" },
      body: { amount: "5" },
    });
  });
});

describe("a file", () => {
  const file = flag("file", { kind: "file" });

  it.each([
    ["--file b/c.txt", "c.txt"],
    ["--file @b/c.txt", "c.txt"],
    ["--file dd/ee/f.txt", "f.txt"],
    ["--file @@d", "@d"],
    ["--file e@f", "e@f"],
  ])("%s has its name, and no type of its own", async (words, name) => {
    const { file: found } = (await inputOf(words, { flags: [file] })) as { readonly file: File };
    const text = `text of ${name.replace(".txt", "")}`;
    expect([found.name, found.type, await found.text()]).toEqual([name, "", text]);
  });
});

it("gives values of the user's types, where there are any", async () => {
  const received = (input: unknown) => ({ ...(input as object), is: "received" });
  expect(await inputOf("--a 1", { flags: [flag("a")], received })).toEqual({
    a: "1",
    is: "received",
  });
  const inPlace = (input: unknown) => void ((input as { a: unknown }).a = "changed");
  expect(await inputOf("--a 1", { flags: [flag("a")], received: inPlace })).toEqual({
    a: "changed",
  });
});

it("takes what all commands take, on or off", () => {
  const command: CliCommand = { name: "list", build: () => ({}) as never };
  const valuesOf = (...words: string[]) => {
    const { values, positionals } = parseWords(words, command, platform);
    expect(positionals).toEqual([]);
    return { ...values };
  };
  expect(valuesOf("--dry-run=true", "--header", "a:b", "--header", "c:d")).toEqual({
    "dry-run": true,
    header: ["a:b", "c:d"],
  });
  expect(valuesOf("--dry-run=false", "--timeout=5")).toEqual({ timeout: "5" });
});
