/** The help of a command line, what it completes, and what misspelt words were meant to be. */
import { describe, expect, it } from "vitest";
import type {
  CliCommand,
  CliFlag,
  CommandTable,
} from "../../templates/runtime/commands/command-table.js";
import { complete, shells } from "../../templates/runtime/commands/completion.js";
import { commandHelp, helpOf, variableOf } from "../../templates/runtime/commands/help-texts.js";
import { meantOr } from "../../templates/runtime/commands/suggest.js";
import { shopProgram } from "./shop-program.js";

const build = () => ({}) as never;
const flag = (name: string, more: Partial<CliFlag> = {}): CliFlag => ({
  name,
  at: ["query", name],
  kind: "string",
  ...more,
});
const days = ["mo", "tu", "we", "th", "fr", "sa", "su"];
const create: CliCommand = {
  group: "orders",
  name: "create",
  summary: "Order something",
  description: `The  warehouse\nkeeps it ${"for a day ".repeat(10)}at most.`,
  build,
  body: "json",
  flags: [
    flag("shop", { isPositional: true, isRequired: true, help: "Which shop" }),
    flag("day", { words: days, help: "When", default: "mo" }),
    flag("to", { words: days.slice(1) }),
    flag("tag", { isList: true }),
    flag("urgent", { kind: "boolean" }),
    flag("metadata", { isMap: true }),
    flag("note", { isNullable: true }),
    flag("gift", { kind: "boolean", isNullable: true }),
  ],
};
const list: CliCommand = { group: "orders", name: "list", build, pages: async function* () {} };
const get: CliCommand = {
  group: "files",
  name: "get",
  summary: "A file",
  deprecated: true,
  build,
  answerTypes: ["text/csv", "text/plain"],
};
const ping: CliCommand = { name: "ping", build, bodyTypes: ["image/png", "image/jpeg"] };
const table: CommandTable = {
  ...shopProgram,
  schemes: ["key"],
  commands: [create, list, get, ping],
};

const common = (...own: readonly string[]) =>
  [
    ...own,
    "  --output json|lines|table  how data is printed",
    "  --dry-run                  print the request as a curl command, and send nothing",
    "  --base-url URL             another server",
    "  --header NAME:VALUE        a further header; may be repeated",
    "  --timeout MS               how long an attempt may take",
    "  --help                     this help; so does -h",
    "",
  ].join("\n");

describe("help", () => {
  it("of the program lists all commands by group", () => {
    expect(helpOf(table, null)).toBe(`Shop

usage: shop GROUP COMMAND [FLAGS]

orders:
  orders create  Order something
  orders list

files:
  files get  (deprecated) A file

without a group:
  ping

environment:
  SHOP_TOKEN     the credential: a key, a token, or user:password
  SHOP_BASE_URL  another server than https://shop.example

shop GROUP COMMAND --help tells the flags of a command.
shop completion bash|zsh|fish prints a script for your shell, shop --version the version.
`);
  });

  it("of a group lists its own", () => {
    const help = helpOf({ ...table, isByScheme: true, schemes: ["api-key"] }, "files");
    expect(help).toBe(`Shop

usage: shop files COMMAND [FLAGS]

files:
  files get  (deprecated) A file

environment:
  SHOP_API_KEY   the credential of the scheme api-key
  SHOP_TOKEN     without these: one credential, sent by each operation as its own scheme says
  SHOP_BASE_URL  another server than https://shop.example

shop files COMMAND --help tells the flags of a command.
shop completion bash|zsh|fish prints a script for your shell, shop --version the version.
`);
  });

  it("of a command has its texts, its flags, and those that fit it", () => {
    expect(commandHelp(table, create)).toBe(`Order something

The warehouse keeps it for a day for a day for a day for a day for a day for a day for a
day for a day for a day for a day at most.

usage: shop orders create SHOP [FLAGS]

flags:
  --shop STRING           Which shop (required)
  --day STRING            When (default: mo; mo, tu, we, th, fr, sa, su)
  --to tu|we|th|fr|sa|su
  --tag STRING            (may be repeated)
  --urgent
  --metadata.NAME STRING
  --note STRING|null
  --gift[=null]

common flags:
${common("  --data JSON                the body: JSON, @file, or - for what is piped in; flags add to it")}`);
    expect(commandHelp(table, list)).toBe(`orders list

usage: shop orders list [FLAGS]

common flags:
${common("  --all                      the items of all pages, a line for each")}`);
    expect(commandHelp(table, get)).toContain(
      "(deprecated) A file\n\nusage: shop files get [FLAGS]\n",
    );
    expect(commandHelp(table, get)).toContain(
      "\n  --accept TYPE              the media type of the answer: text/csv, text/plain\n",
    );
    expect(commandHelp(table, ping)).toContain(
      "\nusage: shop ping [FLAGS]\n\ncommon flags:\n  --content-type TYPE        the media type of --data; else its file's extension tells it\n",
    );
  });

  it("names what stands without a flag in its order, and variables in one way", () => {
    const flags = [flag("store", { isPositional: true }), flag("file", { isPositional: true })];
    expect(commandHelp(table, { ...ping, flags })).toContain(
      "usage: shop ping STORE FILE [FLAGS]\n",
    );
    expect(variableOf("SHOP", "api key: 1")).toBe("SHOP_API_KEY_1");
  });

  it("stays in its columns beside a very long flag", () => {
    const long = "a".repeat(60);
    const help = commandHelp(table, { ...ping, flags: [flag(long), flag("b", { help: "Short" })] });
    expect(help).toContain(`\n  --${long} STRING\n  --b STRING${" ".repeat(36)}  Short\n`);
  });
});

describe("completion", () => {
  it.each<[string, readonly string[]]>([
    ["", ["orders", "files", "ping", "completion", "help"]],
    ["o", ["orders"]],
    ["orders ", ["create", "list"]],
    ["orders c", ["create"]],
    ["orders x c", []],
    ["orders x ", []],
    ["nothing ", []],
    [
      "orders create --",
      [
        ...create.flags!.map(({ name }) => `--${name}`),
        "--data",
        "--output",
        "--dry-run",
        "--base-url",
        "--header",
        "--timeout",
        "--help",
      ],
    ],
    ["orders create --da", ["--day", "--data"]],
    ["orders create --day ", days],
    ["orders create --day t", ["tu", "th"]],
    ["orders create --shop ", []],
    ["--dry-run orders l", ["list"]],
    ["--output table orders l", ["list"]],
    ["orders --timeout 5 l", ["list"]],
    ["--output t", ["table"]],
    ["--base-url ", []],
    ["--dry-run f", ["files"]],
    ["--h", ["--header", "--help"]],
    ["orders list --al", ["--all"]],
    ["orders list --output ", ["json", "lines", "table"]],
    ["files get --accept text/c", ["text/csv"]],
    ["files get --acc", ["--accept"]],
    ["ping --content-type image/j", ["image/jpeg"]],
    [
      "ping --",
      ["--content-type", "--output", "--dry-run", "--base-url", "--header", "--timeout", "--help"],
    ],
    ["ping d", []],
    ["nothing list --a", []],
  ])("of %j", (words, found) => {
    expect(complete(table, words.split(" "))).toEqual(found);
  });

  it("of nothing are the words that a command line begins with", () => {
    expect(complete(table, [])).toEqual(["orders", "files", "ping", "completion", "help"]);
  });

  it("asks the program, whatever it is called", () => {
    expect(shells["bash"]!("my-shop.js")).toBe(
      `_my_shop_js() { COMPREPLY=($(my-shop.js --complete "\${COMP_WORDS[@]:1:COMP_CWORD}")); }
complete -o default -F _my_shop_js my-shop.js
`,
    );
    expect(shells["zsh"]!("my-shop")).toBe(
      `#compdef my-shop
_my_shop() { compadd -- $(my-shop --complete "\${words[@]:1:$((CURRENT - 1))}") || _files; }
compdef _my_shop my-shop
`,
    );
    expect(shells["fish"]!("my-shop")).toBe(
      "complete -c my-shop -a '(my-shop --complete (commandline -opc)[2..] (commandline -ct))'\n",
    );
  });
});

describe("a misspelt word", () => {
  const known = ["list", "create", "--status", "--amount.value"];
  it.each([
    ["lst", "list"],
    ["lists", "list"],
    ["lits", "list"],
    ["LIST", "list"],
    ["lisp", "list"],
    ["craete", "create"],
    ["certae", "create"],
    ["--sttaus", "--status"],
    ["--amuont.valeu", "--amount.value"],
    ["--statu", "--status"],
  ])("%s is meant as %s", (word, meant) => {
    expect(meantOr(word, known)).toBe(`; did you mean ${meant}?`);
  });

  it.each(["lots", "tsil", "--stat", "", "c", "--lst", "craet"])(
    "%s is meant as none of them",
    (word) => {
      expect(meantOr(word, known)).toBe("");
      expect(meantOr(word, known, "; see")).toBe("; see");
    },
  );

  it("has two letters that changed places, not one of them", () => {
    expect(meantOr("ba", ["ab"])).toBe("; did you mean ab?");
    for (const [word, other] of [
      ["ab", "ca"],
      ["ca", "ab"],
    ] as const)
      expect(meantOr(word, [other])).toBe("");
  });

  it("is the first of those that are as near", () => {
    expect(meantOr("at", ["cat", "bat"])).toBe("; did you mean cat?");
    expect(meantOr("bats", ["cat", "bat"])).toBe("; did you mean bat?");
  });
});
