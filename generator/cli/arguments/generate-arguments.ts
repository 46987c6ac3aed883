import { importExtensions, type ImportExtension } from "../../4-plan/import-extension.js";
import type { Detail } from "../generate/steps.js";
import type { commands } from "./commands.js";
import { formats, type Format, type Values } from "./options.js";
import { readWord } from "./read-word.js";
import { usageError, type UsageError } from "./usage-error.js";

/** `wireform generate [DOCUMENT]`. */
export interface GenerateCommand {
  readonly kind: "generate";
  /** `null`: the clients of `wireform.yaml`. */
  readonly document: string | null;
  readonly out: string | null;
  /** The name of the package; `null`: from the document's title. */
  readonly name: string | null;
  readonly mode: "write" | "check" | "dry-run";
  readonly sourceOnly: boolean;
  /** `undefined`: from the configuration, or the default. */
  readonly importExtension: ImportExtension | undefined;
  readonly partial: boolean;
  readonly schema: boolean;
  readonly force: boolean;
  readonly updateNames: boolean;
  readonly overlays: readonly string[];
  readonly roots: readonly string[];
  readonly format: Format;
  readonly detail: Detail;
  readonly watch: boolean;
}

type GenerateOption = (typeof commands)["generate"]["options"][number];

/** What each option decides. A missing option doesn't compile. */
const decides = {
  out: "out",
  name: "name",
  check: "mode",
  "dry-run": "mode",
  "source-only": "sourceOnly",
  "import-extension": "importExtension",
  partial: "partial",
  schema: "schema",
  overlay: "overlays",
  root: "roots",
  force: "force",
  watch: "watch",
  quiet: "detail",
  verbose: "detail",
  "update-names": "updateNames",
  format: "format",
} as const satisfies Readonly<Record<GenerateOption, keyof GenerateCommand>>;

type Decided = Pick<GenerateCommand, (typeof decides)[GenerateOption]>;

export function readGenerateCommand(
  values: Values,
  documents: readonly string[],
): GenerateCommand | UsageError {
  const [document = null, ...more] = documents;
  if (more.length > 0)
    return usageError("generate takes one document", "wireform.yaml may list several");
  const format = readFormat(values);
  if (typeof format !== "string") return format;
  const importExtension = readExtension(values);
  if (typeof importExtension === "object") return importExtension;
  const refusal = whyNotTogether(values) ?? whyNotWith(document, values);
  if (refusal !== null) return refusal;
  const decided: Decided = {
    out: values.out ?? null,
    name: values.name ?? null,
    mode: values.check === true ? "check" : values["dry-run"] === true ? "dry-run" : "write",
    sourceOnly: values["source-only"] === true,
    importExtension,
    partial: values.partial === true,
    schema: values.schema === true,
    force: values.force === true,
    updateNames: values["update-names"] === true,
    overlays: values.overlay ?? [],
    roots: values.root ?? [],
    format,
    detail: values.quiet === true ? "quiet" : values.verbose === true ? "verbose" : "normal",
    watch: values.watch === true,
  };
  return { kind: "generate", document, ...decided };
}

/** Options that contradict each other. */
function whyNotTogether(values: Values): UsageError | null {
  const { check = false, watch = false, quiet = false, verbose = false } = values;
  const dryRun = values["dry-run"] === true;
  if (check && dryRun) return usageError("--check and --dry-run exclude each other", "choose one");
  if (watch && (check || dryRun)) {
    const other = check ? "--check" : "--dry-run";
    return usageError(`--watch writes, and ${other} writes nothing`, "leave one of them out");
  }
  if (quiet && verbose) return usageError("--quiet and --verbose exclude each other", "choose one");
  return null;
}

/** Options that need a document on the command line, or that a document needs. */
function whyNotWith(document: string | null, { out, name, overlay }: Values): UsageError | null {
  if (document !== null)
    return out === undefined
      ? usageError(
          "--out DIR is missing: the folder to write the package to",
          `wireform generate ${document} --out sdk`,
        )
      : null;
  const goesWithDocument = (option: string, key: string) =>
    usageError(
      `--${option} goes with a document`,
      `name one: wireform generate DOCUMENT; without one, wireform.yaml says it: ${key}`,
    );
  if (out !== undefined) return goesWithDocument("out", "`output`");
  if (name !== undefined) return goesWithDocument("name", "`package: { name: ... }`");
  if (overlay !== undefined) return goesWithDocument("overlay", "`overlays` of a client");
  return null;
}

/** The format of any command that prints diagnostics. */
export function readFormat({ format: word = "human" }: Values): Format | UsageError {
  return readWord(word, formats, `there is no format ${word}`);
}

function readExtension({
  "import-extension": word,
}: Values): ImportExtension | UsageError | undefined {
  if (word === undefined) return undefined;
  return readWord(word, importExtensions, `there is no import extension ${word}`);
}
