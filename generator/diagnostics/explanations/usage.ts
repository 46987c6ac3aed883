import type { Explanations } from "./explanation.js";

export const usage: Explanations<"8"> = {
  WF8001: {
    means: "The command line is wrong.",
    why: "wireform never guesses what an unknown word means.",
    example: "$ wireform generate --chek",
    fix: "`wireform help COMMAND` shows what a command takes.",
  },
  WF8002: {
    means:
      "`wireform.yaml` or `wireform.config.ts` has a wrong key or value, or the configuration that a program passes.",
    why: "A misspelt key would have no effect.",
    example: "clients:\n  shop: { document: openapi.yaml, dialekt: qs }",
    fix:
      "Correct the place shown. The first line that `wireform init` writes lets editors " +
      "check the file as you type.",
  },
  WF8003: {
    means: "There is no `wireform.yaml`, and no `wireform.config.ts`.",
    why: "Without a document, `generate` needs that file.",
    example: "$ cd elsewhere && wireform generate",
    fix: "Run it in the folder of wireform.yaml, give a document and --out, or run wireform init.",
  },
  WF8004: {
    means: "There is already a `wireform.yaml`: `init` doesn't change it.",
    why: "Its content would be lost.",
    example: "$ wireform init openapi.yaml && wireform init other.yaml",
    fix: "Add a client to it by hand, or move the file away.",
  },
  WF8005: {
    means: "The code of `wireform.config.ts` fails, or exports no configuration or wrong emitters.",
    why: "Without it, a part of the package would be missing, or all of it.",
    example: "export default { emiters: [] };",
    fix:
      "Correct the place shown, which may be in a file that it imports. Its default export is " +
      "`defineConfig({ emitters: [...emitters, yours] })`; a list without wireform's own needs `only: true`.",
  },
};
