import type { LocatedDiagnostic } from "./locate.js";

/**
 * A workflow command of GitHub Actions, which shows the diagnostic at its line:
 * `::error file=specs/a.yaml,line=4,endLine=4,col=7,endColumn=12,title=WF2001::what is wrong`.
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function renderGithub(diagnostic: LocatedDiagnostic): string {
  const { severity, code, message, file, line, column, frame, hint, related } = diagnostic;
  const properties = {
    file,
    line,
    endLine: line,
    col: column,
    endColumn: column !== null && frame !== null ? column + frame.length : null,
    title: code,
  };
  const given = Object.entries(properties).filter(([, value]) => value !== null);
  const listed = given.map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const lines = [
    message,
    ...(hint === null ? [] : [hint]),
    ...related.map(({ message, file, line, column }) => `${message}: ${file}:${line}:${column}`),
  ];
  return `::${severity} ${listed.join(",")}::${escapeMessage(lines.join("\n"))}\n`;
}

/** A line break would end the command, and text of a document could start another one. */
function escapeMessage(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
