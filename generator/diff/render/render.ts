import { styleText } from "node:util";
import { printable } from "../../diagnostics/render.js";
import { mostSevere, levels, type Level } from "../verdicts/finding.js";
import type { FoundPlace, LocatedFinding } from "../verdicts/locate.js";

export type FindingFormat = "human" | "json" | "markdown";

/** The text of all findings, for a terminal (`colour`), a program, or a pull request. */
export function renderFindings(
  findings: readonly LocatedFinding[],
  format: FindingFormat,
  colour: boolean,
): string {
  if (format === "json") return findings.map((finding) => JSON.stringify(finding) + "\n").join("");
  if (format === "markdown") return renderMarkdown(findings);
  return (
    findings.map((finding) => renderFinding(finding, colour)).join("") + summary(findings) + "\n"
  );
}

/** `2 major, 1 minor: the next version is a major one`. */
export function summary(findings: readonly { readonly level: Level }[]): string {
  const next = mostSevere(findings);
  if (next === null) return "no change for callers";
  return `${countLevels(findings)}: the next version is a ${next} one`;
}

/** `2 major, 1 minor`. */
export function countLevels(findings: readonly { readonly level: Level }[]): string {
  const counts = levels.flatMap((level) => {
    const count = findings.filter((finding) => finding.level === level).length;
    return count === 0 ? [] : [`${count} ${level}`];
  });
  return counts.join(", ");
}

const tones = { major: "red", minor: "yellow", patch: "green" } as const;

/**
 * major property-required (types): createPet: `body.name` is now required.
 *   --> old.yaml:20 -> new.yaml:21
 */
export function renderFinding(finding: LocatedFinding, colour: boolean): string {
  const { level, kind, affects, message } = finding;
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  const title = paint([tones[level], "bold"], `${level} ${kind}`);
  const what = affects === null ? "" : ` (${affects})`;
  const subject = subjectOf(finding);
  const text = printable(`${subject === "" ? "" : `${subject}: `}${message}`);
  return `${title}${what}: ${text}\n  ${paint("cyan", "-->")} ${printable(placesOf(finding).join(" -> "))}\n`;
}

/** What a finding is about, unless the message says so: members include their type's name. */
function subjectOf({ operations, schema }: LocatedFinding): string {
  if (schema === null) return some(operations, mostSubjects);
  return operations.length === 0 ? schema : `${schema} (${some(operations, mostUsers)})`;
}

/** How many functions are listed by name, at most: of those that changed, and of those that use a type. */
const [mostSubjects, mostUsers] = [10, 3];

function some(names: readonly string[], most: number): string {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(", ")} and ${more} more` : names.join(", ");
}

function placesOf(finding: LocatedFinding): readonly string[] {
  const text = (place: FoundPlace | null, none: string) =>
    place === null ? none : `${place.file}:${place.line}`;
  return [text(finding.old, "(new)"), text(finding.new, "(gone)")];
}

const titles = { major: "Breaking", minor: "Compatible", patch: "Other" } as const;

function renderMarkdown(findings: readonly LocatedFinding[]): string {
  const [first, ...rest] = summary(findings);
  const sections = renderSections(findings, placeSpans);
  const parts = ["## API changes", `${first!.toUpperCase()}${rest.join("")}.`];
  return [...parts, ...(sections === "" ? [] : [sections])].join("\n\n") + "\n";
}

/** Markdown: a section per level, a line per finding. */
export function renderSections(
  findings: readonly LocatedFinding[],
  suffix: (finding: LocatedFinding) => string = () => "",
): string {
  const sections = levels.flatMap((level) => {
    const lines = findings
      .filter((finding) => finding.level === level)
      .map((finding) => bullet(finding) + suffix(finding));
    return lines.length === 0 ? [] : [`### ${titles[level]}`, lines.join("\n")];
  });
  return sections.join("\n\n");
}

function bullet(finding: LocatedFinding): string {
  const subject = subjectOf(finding);
  const what = finding.affects === null ? "" : ` _(${finding.affects})_`;
  const lead = subject === "" ? "" : `**${escapeMarkdown(subject)}**: `;
  return `- ${lead}${markdownOf(finding.message)}${what}`;
}

function placeSpans(finding: LocatedFinding): string {
  return ` ${placesOf(finding)
    .map((place) => codeSpan(place))
    .join(" → ")}`;
}

/** Keeps the code spans of a message; elsewhere a document's text is escaped. */
function markdownOf(message: string): string {
  const parts = message.split("`");
  const isPaired = parts.length % 2 === 1;
  if (!isPaired) return escapeMarkdown(message);
  return parts.map((part, i) => (i % 2 === 1 ? codeSpan(part) : escapeMarkdown(part))).join("");
}

function codeSpan(text: string): string {
  return `\`${printable(text).replaceAll("`", "'")}\``;
}

function escapeMarkdown(text: string): string {
  return printable(text).replace(/[\\`*_{}[\]<>#|!@~&]/g, "\\$&");
}
