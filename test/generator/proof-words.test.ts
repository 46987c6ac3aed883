/** Every word of every kind of type, value and statement is held against the draft. */
import { expect, test } from "vitest";
import type {
  Expression,
  FunctionParameter,
  Member,
  ModuleDraft,
  Statement,
  TypeNode,
} from "../../generator/5-emit/seam/draft.js";
import { printModule } from "../../generator/6-print/modules.js";
import { check } from "../../generator/6-print/proof/proof.js";

const word: TypeNode = { kind: "keyword", name: "string" };
const literal = (value: string | number | boolean | null): TypeNode => ({ kind: "literal", value });
const symbolOf = (name: string, alias?: string) => ({
  file: `schemas/${name.toLowerCase()}`,
  name,
  ...(alias === undefined ? {} : { alias }),
});
const typeOf = (name: string, alias?: string, ...of: readonly TypeNode[]): TypeNode => ({
  kind: "symbol",
  symbol: symbolOf(name, alias),
  arguments: of,
});
const member = (name: string, type: TypeNode, pattern?: readonly string[]): Member => ({
  name,
  type,
  optional: false,
  docs: [],
  ...(pattern === undefined ? {} : { pattern }),
});
const parameter = (name: string, initial: Expression | null = null): FunctionParameter => ({
  name,
  type: literal(`of ${name}`),
  default: initial,
});
const alias = (name: string, type: TypeNode): Statement => ({ kind: "type", name, docs: [], type });
const constant = (name: string, value: Expression, type: TypeNode | null = null): Statement => ({
  kind: "const",
  name,
  docs: [],
  exported: name !== "own",
  type,
  value,
});

const types: Readonly<Record<string, TypeNode>> = {
  Words: { kind: "union", of: [word, literal(null), literal(true), literal(7)] },
  Big: { kind: "bigint", digits: "12" },
  Dogs: typeOf("Dog", undefined, literal("of dog")),
  Cats: typeOf("Cat", "OtherCat", literal("of cat")),
  Global: { kind: "global", name: "Record", arguments: [word, literal("of global")] },
  List: { kind: "array", of: literal("item") },
  Pair: { kind: "tuple", items: [literal("a"), literal("b")], required: 1, rest: literal("rest") },
  Bare: { kind: "tuple", items: [literal("only")], required: 1, rest: null },
  Bag: {
    kind: "object",
    members: [
      member("plain", literal("1")),
      member("with-dash", literal("2")),
      member("12", literal("3")),
      member("7", literal("of seven")),
      member("345", literal("of three digits")),
      member("012", literal("4")),
      member("1234567890123456", literal("5")),
      member("x-*", literal("6"), ["x-", ""]),
    ],
    index: literal("more"),
  },
  Both: { kind: "intersection", of: [typeOf("Dog"), typeOf("Cat", "OtherCat")] },
  Open: { kind: "union", of: [{ kind: "open", name: "string" }, literal("known")] },
  Keys: { kind: "keyof", of: typeOf("Dog") },
  Make: { kind: "function", parameters: [parameter("one")], returns: literal("made") },
  Kind: { kind: "typeof", of: symbolOf("table") },
  Other: { kind: "typeof", of: symbolOf("table", "renamed") },
  At: { kind: "member", of: typeOf("Dog"), key: literal("at") },
  If: {
    kind: "conditional",
    check: { kind: "parameter", name: "T" },
    extends: literal("asked"),
    yes: literal("yes"),
    no: literal("no"),
  },
  Numeral: { kind: "numeral" },
  Template: { kind: "template", texts: ["image/", ";q=", ""] },
};

/** `import * as z`. */
const everything: TypeNode = {
  kind: "symbol",
  symbol: { file: "zod", name: "*", alias: "z", isPackage: true },
  arguments: [],
};

const value: Expression = {
  kind: "call",
  callee: { kind: "symbol", symbol: symbolOf("table", "renamed") },
  arguments: [
    { kind: "literal", value: "text" },
    { kind: "literal", value: -5 },
    { kind: "literal", value: null },
    { kind: "undefined" },
    { kind: "spread", value: { kind: "symbol", symbol: symbolOf("table") } },
    { kind: "array", items: [{ kind: "literal", value: "in a list" }] },
    {
      kind: "object",
      members: [
        ["a", { kind: "thunk", value: { kind: "literal", value: "later" } }],
        { kind: "spread", value: { kind: "symbol", symbol: symbolOf("rest") } },
        ["b-c", { kind: "literal", value: false }],
      ],
    },
  ],
};

const statements: readonly Statement[] = [
  ...Object.entries(types).map(([name, type]) => alias(name, type)),
  alias("Everything", everything),
  {
    kind: "interface",
    name: "Whole",
    docs: [],
    extends: typeOf("Base"),
    signatures: [
      { name: null, parameters: [parameter("called")], returns: literal("call") },
      {
        name: "do-it",
        typeParameters: [{ name: "T", extends: literal("limit"), default: literal("initial") }],
        parameters: [],
        returns: literal("done"),
      },
    ],
    members: [member("last", literal("member"))],
    index: null,
  },
  constant("own", value),
  constant("table", { kind: "symbol", symbol: symbolOf("base") }, typeOf("Table")),
  {
    kind: "values",
    name: "kinds",
    members: [
      { name: "first-kind", value: "of kinds", docs: [] },
      { name: "two", value: 2, docs: [] },
    ],
  },
  {
    kind: "function",
    name: "make",
    async: true,
    docs: [],
    typeParameters: [{ name: "T", extends: word, default: literal("default") }],
    parameters: [parameter("input", { kind: "literal", value: "given" })],
    returns: { kind: "global", name: "Promise", arguments: [word] },
    result: { kind: "parameter", name: "input" },
  },
  {
    kind: "function",
    name: "same",
    docs: [],
    parameters: [],
    returns: literal("now"),
    result: { kind: "literal", value: "at once" },
  },
  {
    kind: "function",
    name: "inside",
    exported: false,
    docs: [],
    parameters: [],
    returns: {
      kind: "global",
      name: "Promise",
      arguments: [literal("a long text"), literal("x".repeat(80))],
    },
    result: { kind: "literal", value: "inside" },
  },
  { kind: "export", from: "schemas/cow", values: ["cow"], types: ["Cow"] },
];

const draft: ModuleDraft = { kind: "module", path: "all", header: ["All."], statements };

/** Each name, text, number and template of a text, where it begins and what it is. */
function wordsIn(text: string): readonly RegExpExecArray[] {
  const code = text.replace(/^\/\/.*$/gm, (comment) => " ".repeat(comment.length));
  return [...code.matchAll(/[A-Za-z_$][\w$]*|"[^"]*"|'[^']*'|`[^`]*`|\d+n?/g)];
}

test.each(["js", "ts"] as const)("what is printed is what was meant: .%s", (extension) => {
  expect(check(draft, printModule(draft, "ts", extension)!, extension)).toBeNull();
});

test("no word may be another", () => {
  const text = printModule(draft, "ts")!;
  const words = wordsIn(text);
  expect(words.length).toBeGreaterThan(150);
  for (const { 0: found, index } of words) {
    const broken = `${text.slice(0, index)}zz${text.slice(index + found.length)}`;
    expect(check(draft, broken), `zz for ${found} at ${index}`).toContain("zz is there");
  }
});

test("no word may be missing", () => {
  const text = printModule(draft, "ts")!;
  for (const { 0: found, index } of wordsIn(text)) {
    const broken = text.slice(0, index) + text.slice(index + found.length);
    expect(check(draft, broken), `without ${found} at ${index}`).not.toBeNull();
  }
});

test("messages name the statement", () => {
  const text = printModule(draft, "ts")!;
  for (const [statement, inside] of [
    ["import ./schemas/dog.js", "./schemas/dog.js"],
    ["type If", "asked"],
    ["interface Whole", "limit"],
    ["const own", "in a list"],
    ["const kinds", "of kinds"],
    ["function make", "given"],
    ["export", "./schemas/cow.js"],
  ] as const)
    expect(check(draft, text.replace(inside, "zz"))).toMatch(`${statement}: "${inside} was meant`);
});

test("code that does something is left to the parser", () => {
  const kinds: readonly Expression[] = [
    { kind: "arrow", async: false, parameters: [], returns: null, result: { kind: "undefined" } },
    { kind: "await", value: { kind: "undefined" } },
    { kind: "global", name: "Math" },
    { kind: "member", of: { kind: "undefined" }, name: "a" },
    { kind: "new", callee: { kind: "undefined" }, arguments: [] },
    { kind: "template", texts: ["a"], values: [] },
  ];
  for (const value of kinds) {
    const behaving = { ...draft, statements: [constant("a", value)] };
    expect(() => check(behaving, "export const a = 1;")).toThrow(
      `${value.kind}: code that does something is parsed`,
    );
  }
});
