import type { Explanations } from "./explanation.js";

export const usage: Explanations<"8"> = {
  WF8001: {
    means: "The command line is wrong.",
    why: "A word that isn't understood is never guessed.",
    example: "$ wireform generate --chek",
    mend: "`wireform help COMMAND` shows what a command takes.",
  },
  WF8002: {
    means: "`wireform.yaml` is wrong.",
    why: "A misspelt key would be a wish without effect.",
    example: "clients:\n  shop: { document: openapi.yaml, dialekt: qs }",
    mend:
      "Correct the place that is named. The first line that `wireform init` writes lets editors " +
      "check the file as you type.",
  },
  WF8003: {
    means: "There is no `wireform.yaml`.",
    why: "Without a document, `generate` does what that file says.",
    example: "$ cd elsewhere && wireform generate",
    mend: "Run it in the folder of wireform.yaml, name a document and --out, or run wireform init.",
  },
  WF8004: {
    means: "There is a `wireform.yaml` already: `init` doesn't touch it.",
    why: "What it says would be lost.",
    example: "$ wireform init openapi.yaml && wireform init other.yaml",
    mend: "Add a client to it by hand, or move it away.",
  },
};
