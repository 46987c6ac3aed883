/**
 * Whether a terminal shows hyperlinks (OSC 8): none says so, so known ones are told by what they set.
 * Others would print parts of the address.
 */
export function showsHyperlinks(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  const forced = env["FORCE_HYPERLINK"];
  if (forced !== undefined) return forced !== "0";
  if (!isTerminal || env["TERM"] === "dumb" || (env["CI"] ?? "") !== "") return false;
  // tmux and screen pass on what they don't know only if they are told to.
  if (/^(screen|tmux)/.test(env["TERM"] ?? "")) return false;
  const vte = Number(env["VTE_VERSION"] ?? 0);
  return (
    modern.has(env["TERM_PROGRAM"] ?? "") ||
    /^(xterm-kitty|xterm-ghostty|alacritty|foot)/.test(env["TERM"] ?? "") ||
    (env["WT_SESSION"] ?? env["KONSOLE_VERSION"] ?? env["DOMTERM"]) !== undefined ||
    // 0.50.0 crashed on links.
    vte > 5000
  );
}

const modern = new Set([
  "iTerm.app",
  "WezTerm",
  "vscode",
  "ghostty",
  "Hyper",
  "zed",
  "Tabby",
  "WarpTerminal",
]);

/** Whether the terminal is on another machine. */
export function isRemote(env: NodeJS.ProcessEnv): boolean {
  return (env["SSH_CONNECTION"] ?? env["SSH_TTY"]) !== undefined;
}
