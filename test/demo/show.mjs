/** How the demo prints. Colours only on a terminal, and never with NO_COLOR. */
const { env, stdout } = process;
const isColoured =
  !env.NO_COLOR && (stdout.isTTY || Boolean(env.FORCE_COLOR)) && env.TERM !== "dumb";
const paint = (code) => (text) => (isColoured ? `\u001b[${code}m${text}\u001b[0m` : text);
const [bold, dim, red, green] = [1, 2, 31, 32].map(paint);

/** Headers that `fetch` adds by itself. */
const ofFetch = new Set(
  "accept-encoding accept-language connection content-length host sec-fetch-mode user-agent".split(
    " ",
  ),
);

export function heading(title, subtitle) {
  console.log(`\n${bold(title)}${subtitle ? dim(`  (${subtitle})`) : ""}`);
}

export function note(text) {
  console.log(`  ${green("=")} ${text}`);
}

/** Prints what a server received over the wire, and what it answered. */
export function showExchange({ method, url, headers, body, status, answer }) {
  console.log(`  ${green(">")} ${method} ${url}`);
  for (const [name, value] of Object.entries(headers))
    if (!ofFetch.has(name)) console.log(`    ${dim(`${name}:`)} ${redact(name, value)}`);
  console.log(`    ${body}`);
  for (const [name, value] of decode(headers["content-type"], body))
    console.log(dim(`      ${name} = ${value}`));
  console.log(
    `  ${(status < 300 ? green : red)("<")} ${status} ${shorten(JSON.stringify(answer))}`,
  );
}

export function showRefusal({ name, code, operation, path, message }) {
  console.log(`  ${red("x")} ${name} in ${operation}: ${message}`);
  console.log(dim(`    code ${code}, at ${path.join(".")}; nothing was sent`));
}

function redact(name, value) {
  if (name === "authorization") return value.replace(/ .*/, " ***");
  return name === "app-token" ? "***" : value;
}

/** A body's content, one pair per line: of a form, or the members of a JSON object. */
function decode(contentType, body) {
  if (contentType === "application/x-www-form-urlencoded")
    return Array.from(new URLSearchParams(body), ([name, value]) => [name, JSON.stringify(value)]);
  return Object.entries(JSON.parse(body)).map(([name, value]) => [name, JSON.stringify(value)]);
}

function shorten(text) {
  return text.length > 160 ? `${text.slice(0, 160)}...` : text;
}
