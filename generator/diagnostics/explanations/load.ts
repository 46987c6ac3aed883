import type { Explanations } from "./explanation.js";

export const load: Explanations<"1"> = {
  WF1001: {
    means: "A file can't be read, or an address stands for one: nothing is fetched.",
    why:
      "`generate` and `--check` read files alone, so that they do the same on every machine and " +
      "tomorrow.",
    example: "clients:\n  shop: { document: https://example.com/openapi.yaml }",
    mend:
      "Check the path, from the folder of wireform.yaml or your own, and the rights of the file. " +
      "Download what has an address, and keep it in version control.",
  },
  WF1002: {
    means: "A file is neither YAML nor JSON, or no text: UTF-8, UTF-16 and UTF-32 are read.",
    why: "Behind a broken line, nobody knows what the rest belongs to.",
    example: 'info:\n  title: "Shop\n  version: "1"',
    mend: "Mend the syntax at the place that is named. Save the file as UTF-8.",
  },
  WF1003: {
    means: "A key stands twice in one mapping.",
    why: "Readers keep one of the two values, mostly the last, and say nothing of the other.",
    example:
      "paths:\n  /pets:\n    get: { operationId: listPets }\n    get: { operationId: readPets }",
    mend: "Remove or rename one of the keys.",
  },
  WF1004: {
    means:
      "A `$ref` leaves the folders that may be read, or means the network. `--root` adds a folder.",
    why: "A document is often somebody else's, and must not read whatever lies on your disk.",
    example: 'schema: { $ref: "../../secrets/keys.yaml#/Key" }',
    mend:
      "Copy the file below the document's folder, or allow its folder: --root DIR, or `roots` in " +
      "wireform.yaml.",
  },
  WF1005: {
    means: "A document goes beyond a limit: size, depth, or what its aliases expand to.",
    why: "No real document is as large or as deep. It might exhaust the machine's memory.",
    example:
      "a: &a [1, 2]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b] # and so on: it doubles and doubles",
    mend: "Split the document, or write out what its aliases repeat.",
  },
  WF1006: {
    means: "The YAML is broken (indentation inside quoted text), but it was read all the same.",
    why: "What is meant is clear here, but other tools may refuse the file.",
    example: 'description: "Text that goes on\nwith too little indentation."',
    mend: "Indent the text by one blank more than its key. JSON has no comments and no last comma.",
  },
  WF1007: {
    means: "An overlay is malformed.",
    why: "An action that isn't understood would change nothing, in silence.",
    example: "overlay: 1.1.0\nactions:\n  - target: $.info\n    udpate: { title: Shop }",
    mend: "Write it as OpenAPI Overlay 1.0 or 1.1 has it: target, and update, copy or remove.",
  },
  WF1008: {
    means: "A JSONPath of an overlay selects nothing in the document.",
    why: "The action changes nothing. It is misspelt, or the document was mended since.",
    example: "actions:\n  - target: $.paths['/pest'].get\n    remove: true",
    mend: "Correct the path, or delete the action that is no longer needed.",
  },
  WF1009: {
    means: "What an overlay brings doesn't fit the document.",
    why: "A list and a mapping can't become one value, so something would be lost.",
    example: "actions:\n  - target: $.info\n    update: A title",
    mend: "Remove what stands there by an action before it, or select another place.",
  },
  WF1010: {
    means: "The copy of a document by URL is missing, or another than `sha256` says.",
    why: "Nothing is fetched while code is generated: the copy is what it is made of.",
    example: "clients:\n  shop: { document: https://example.com/shop.yaml }   # never fetched",
    mend: "Run wireform fetch, and commit the copy and wireform.yaml.",
  },
  WF1011: {
    means: "`wireform fetch`: a document can't be fetched, or what it brought can't be kept.",
    why: "All documents are fetched or none, so that what was there before is still whole.",
    example: "clients:\n  shop: { document: https://example.com/sign-in }   # redirects to http:",
    mend: "Correct the URL. What needs a login: download it yourself, and name the file.",
  },
  WF1012: {
    means: "`wireform fetch --check`: another document stands at the URL than was fetched.",
    why: "The API may have changed since.",
    example: "$ wireform fetch --check   # in a job that runs each night",
    mend: "Run wireform fetch, then wireform generate, which tells what changed for callers.",
  },
};
