import type { Explanations } from "./explanation.js";

export const write: Explanations<"7"> = {
  WF7001: {
    means: "The output folder can't be written.",
    why: "Nothing in it was changed, so that it never mixes two versions.",
    example: "$ wireform generate openapi.yaml --out /usr/lib/sdk",
    fix: "Check the permissions of the folder and the free space on the disk.",
  },
  WF7002: {
    means: "The output folder isn't a safe place: the project itself, a link, another package.",
    why: "Files that are there already might be lost.",
    example: "output: .   # the folder of wireform.yaml itself",
    fix: "Choose a folder that only wireform writes to.",
  },
  WF7003: {
    means: "A generated file was edited by hand; `--force` overwrites it.",
    why: "The next run would overwrite the edit.",
    example: "// generated/src/shop/client.ts\n// my own line",
    fix: "Move the change into the document, an overlay or your own code, then use --force.",
  },
  WF7004: {
    means: "`--check`: a file is missing, stale, edited or left over.",
    why: "The committed files don't match the documents.",
    example: "$ git commit openapi.yaml   # without what follows from it",
    fix: "Run wireform generate, and commit what it writes.",
  },
  WF7005: {
    means:
      "`--check`: the output differs, and this document has changed since it was written here.",
    why: "It tells why the output is stale.",
    example: "$ git commit openapi.yaml   # without what follows from it",
    fix: "Run wireform generate, and commit what it writes.",
  },
  WF7006: {
    means: "`--check`: the output differs, and `wireform.yaml` or the options have changed since.",
    why: "It tells why the output is stale.",
    example: "$ wireform generate && wireform generate --check --source-only",
    fix: "Run wireform generate with the options of the check.",
  },
  WF7007: {
    means: "`--check`: another version of wireform wrote the output.",
    why: "Another version may write other code.",
    example: "$ npm install --save-dev wireform@latest   # and not generated since",
    fix: "Run wireform generate with this version, and keep it exact in package.json.",
  },
  WF7008: {
    means: "`--check`: a generated file, or the whole output, is missing.",
    why: "The package doesn't work without it.",
    example: "$ rm generated/src/shop/client.ts",
    fix: "Run wireform generate. Commit src/; dist/ may stay out of version control.",
  },
  WF7009: {
    means: "`--check`: a generated file is left over: it is no longer needed.",
    why: "Callers may still import what the API no longer has.",
    example: "generated/src/shop/operations/old-pets.ts   # its operation was removed",
    fix: "Run wireform generate, which removes it.",
  },
  WF7010: {
    means: "The output's manifest can't be read: it is damaged.",
    why: "wireform overwrites only its own files, and knows them by the manifest.",
    example: "3b5d5c37   # a line of generated/wireform.manifest that was cut short",
    fix: "Restore it from version control, or rewrite everything with --force.",
  },
  WF7011: {
    means: "Another run is writing the output, and doesn't end.",
    why: "Two runs at once would mix their files.",
    example: "$ wireform generate & wireform generate",
    fix: "Wait until the other run is done. If there is none, remove the file that the message names.",
  },
  WF7012: {
    means: "The baseline of `changelog: true` can't be read.",
    why: "wireform.baseline.json keeps the documents of the package's last version.",
    example: "<<<<<<< main   (in generated/wireform.baseline.json)",
    fix: "Restore it from version control. If you delete it, the current documents count as the version's.",
  },
  WF7013: {
    means: "`changelog: true`: the version is below what the changes since the last one require.",
    why: "Callers rely on the version: a major change must not be released as a minor one.",
    example: "package: { version: 1.0.1, changelog: true }   # and an operation was removed",
    fix: "Set the version that the message names, or a later one.",
  },
  WF7014: {
    means: "`changelog: true`: the changelog has entries, but the baseline is missing.",
    why: "Without it, wireform can't report what changed since the last release.",
    example: "$ rm generated/wireform.baseline.json",
    fix: "Restore it from version control.",
  },
  WF7015: {
    means: "A command of `postGenerate` failed, couldn't be started, or removed a generated file.",
    why: "The files are written, but not what the command should make of them.",
    example: "postGenerate: [[pretier, --write, sdk]]   # in wireform.yaml",
    fix: "Correct the command, or what it complains of. The next run runs all commands again.",
  },
  WF7016: {
    means:
      "wireform's text of an ejected module has changed in a place that you have changed, too.",
    why: "Which of both is meant, only you know. Nothing is written, and your file stays as it is.",
    example: "$ npm install wireform@latest && wireform generate   # and send/retry is yours",
    fix: "Run wireform eject --merge MODULE, choose between the two sides in the file, and remove the marks.",
  },
  WF7017: {
    means: "An ejected module doesn't compile, or the rest of the package can't use it as it is.",
    why: "The package would break in each program that uses it.",
    example: "function retrying() {}   // in src/runtime/send/retry.ts: it was exported",
    fix: "Correct it as the message says, or give the module back: wireform eject --undo MODULE.",
  },
  WF7018: {
    means:
      "The source of an ejected module is missing, or the text that new versions are merged by.",
    why: "Your changes would be lost.",
    example: "$ rm generated/src/runtime/send/retry.ts",
    fix: "Restore it from version control, or give the module back: wireform eject --undo MODULE.",
  },
  WF7019: {
    means: "No code of the package imports an ejected module.",
    why: "What you changed there has no effect.",
    example: "retry: false   # in wireform.yaml, and send/retry is yours",
    fix: "Move what you need to another module, then give this one up: wireform eject --undo MODULE.",
  },
};
