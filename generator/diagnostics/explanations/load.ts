import type { Explanations } from "./explanation.js";

export const load: Explanations<"1"> = {
  WF1001: {
    means: "A file can't be read, or is given as a URL: `generate` fetches nothing.",
    why:
      "`generate` and `--check` read files only, so that they give the same result on every " +
      "machine, today and tomorrow.",
    example: "clients:\n  shop: { document: https://example.com/openapi.yaml }",
    fix:
      "Check the path (from the folder of wireform.yaml or your own) and the permissions of the " +
      "file. Download a document that has a URL, and keep it in version control.",
  },
  WF1002: {
    means: "A file is neither YAML nor JSON, or not text in UTF-8, UTF-16 or UTF-32.",
    why: "After a syntax error, it is not clear what the rest of the file belongs to.",
    example: 'info:\n  title: "Shop\n  version: "1"',
    fix: "Correct the syntax at the place shown. Save the file as UTF-8.",
  },
  WF1003: {
    means: "A key appears twice in one mapping.",
    why: "Most tools keep only one of the two values, and don't report the other.",
    example:
      "paths:\n  /pets:\n    get: { operationId: listPets }\n    get: { operationId: readPets }",
    fix: "Remove or rename one of the keys.",
  },
  WF1004: {
    means: "A `$ref` leads outside the allowed folders, or to the network. `--root` adds a folder.",
    why: "A document may come from somebody else, and must not read other files of your disk.",
    example: 'schema: { $ref: "../../secrets/keys.yaml#/Key" }',
    fix:
      "Copy the file below the document's folder, or allow its folder by --root DIR or by `roots` " +
      "in wireform.yaml.",
  },
  WF1005: {
    means: "A document exceeds a limit: size, depth, or what its aliases expand to.",
    why: "It might exhaust the machine's memory. No real document is as large or as deep.",
    example:
      "a: &a [1, 2]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b] # and so on: it doubles and doubles",
    fix: "Split the document, or use fewer aliases.",
  },
  WF1006: {
    means: "The YAML or JSON breaks a rule of syntax, but it was read anyway.",
    why: "The meaning is clear here, but other tools may refuse the file.",
    example: 'description: "Text that goes on\nwith too little indentation."',
    fix: "Indent quoted text by one space more than its key. Remove comments and trailing commas from JSON.",
  },
  WF1007: {
    means: "An overlay is malformed.",
    why: "An action that isn't understood would have no effect, without a message.",
    example: "overlay: 1.1.0\nactions:\n  - target: $.info\n    udpate: { title: Shop }",
    fix: "Follow OpenAPI Overlay 1.0 or 1.1: a target, and one of update, copy or remove.",
  },
  WF1008: {
    means: "A JSONPath of an overlay selects nothing in the document.",
    why: "The action changes nothing. It is misspelt, or the document has changed since.",
    example: "actions:\n  - target: $.paths['/pest'].get\n    remove: true",
    fix: "Correct the path, or delete the action that is no longer needed.",
  },
  WF1009: {
    means: "The value of an overlay can't be merged into the document.",
    why: "A list and a mapping can't be merged into one value, so one of them would be lost.",
    example: "actions:\n  - target: $.info\n    update: A title",
    fix: "Remove the existing value by an action before it, or select another place.",
  },
  WF1010: {
    means: "The copy of a document by URL is missing, or doesn't match its `sha256`.",
    why: "Nothing is fetched while code is generated: the code is made from the copy.",
    example: "clients:\n  shop: { document: https://example.com/shop.yaml }   # never fetched",
    fix: "Run wireform fetch, and commit the copy and wireform.yaml.",
  },
  WF1011: {
    means: "`wireform fetch`: a document can't be fetched, or its copy can't be written.",
    why: "Either all documents are fetched or none, so that the copies always fit together.",
    example: "clients:\n  shop: { document: https://example.com/sign-in }   # redirects to http:",
    fix: "Correct the URL. If it needs a login, download the document yourself and use the file.",
  },
  WF1012: {
    means: "`wireform fetch --check`: the document at the URL has changed since it was fetched.",
    why: "The API may have changed since.",
    example: "$ wireform fetch --check   # in a job that runs each night",
    fix: "Run wireform fetch, then wireform generate, which reports what changed for callers.",
  },
};
