import type { Explanations } from "./explanation.js";

export const write: Explanations<"7"> = {
  WF7001: {
    means: "The output folder can't be written.",
    why: "Nothing in it was changed, so that it is never half of two versions.",
    example: "$ wireform generate openapi.yaml --out /usr/lib/sdk",
    mend: "Check the rights of the folder and the room on the disk.",
  },
  WF7002: {
    means: "The output folder isn't a safe place: the project itself, a link, a foreign package.",
    why: "What lies there already might be lost.",
    example: "output: .   # the folder of wireform.yaml itself",
    mend: "Choose a folder that only wireform writes to.",
  },
  WF7003: {
    means: "A generated file was edited by hand; `--force` overwrites it.",
    why: "The next run would undo the edit.",
    example: "// generated/src/shop/client.ts\n// my own line",
    mend: "Move the change into the document, an overlay or code of your own, then use --force.",
  },
  WF7004: {
    means: "`--check`: a file is missing, stale, edited or left over.",
    why: "What is committed isn't what the documents give now.",
    example: "$ git commit openapi.yaml   # without what follows from it",
    mend: "Run wireform generate, and commit what it writes.",
  },
  WF7005: {
    means:
      "`--check`: the output differs, and this document has changed since it was written here.",
    why: "It tells why the output is stale.",
    example: "$ git commit openapi.yaml   # without what follows from it",
    mend: "Run wireform generate, and commit what it writes.",
  },
  WF7006: {
    means: "`--check`: the output differs, and `wireform.yaml` or the options have changed since.",
    why: "It tells why the output is stale.",
    example: "$ wireform generate && wireform generate --check --source-only",
    mend: "Run wireform generate with the options of the check.",
  },
  WF7007: {
    means: "`--check`: another version of wireform wrote the output.",
    why: "Another version may write other code.",
    example: "$ npm install --save-dev wireform@latest   # and not generated since",
    mend: "Run wireform generate with this version, and keep it exact in package.json.",
  },
  WF7008: {
    means: "`--check`: a generated file, or the whole output, is missing.",
    why: "Callers of the package would miss it.",
    example: "$ rm generated/src/shop/client.ts",
    mend: "Run wireform generate. Commit src/; dist/ may stay out of version control.",
  },
  WF7009: {
    means: "`--check`: a generated file is left over: nothing asks for it any more.",
    why: "Callers may go on importing what the API no longer has.",
    example: "generated/src/shop/operations/old-pets.ts   # its operation is gone",
    mend: "Run wireform generate, which removes it.",
  },
  WF7010: {
    means: "The output's manifest can't be read: it is damaged.",
    why: "Without it, no file is known to be wireform's, and only those are ever overwritten.",
    example: "3b5d5c37   # a line of generated/wireform.manifest that was cut short",
    mend: "Restore it from history, or write all anew with --force.",
  },
  WF7011: {
    means: "Another run writes the output, and doesn't come to an end.",
    why: "Two at once would mix their files.",
    example: "$ wireform generate & wireform generate",
    mend: "Wait until the other is done. The message names a file to remove should there be none.",
  },
  WF7012: {
    means: "The baseline of `changelog: true` can't be read.",
    why: "wireform.baseline.json keeps the documents of the package's last version.",
    example: "<<<<<<< main   (in generated/wireform.baseline.json)",
    mend: "Restore it from history. If it is deleted, the documents of today are the version's.",
  },
  WF7013: {
    means: "`changelog: true`: the version is below what the changes since the last one ask for.",
    why: "Callers go by the version: a major change must not come as a minor one.",
    example: "package: { version: 1.0.1, changelog: true }   # and an operation is gone",
    mend: "Set the version that the message names, or a later one.",
  },
  WF7014: {
    means: "`changelog: true`: there are entries, but the baseline is gone.",
    why: "Without it, what changed since the last release can't be told.",
    example: "$ rm generated/wireform.baseline.json",
    mend: "Restore it from history.",
  },
};
