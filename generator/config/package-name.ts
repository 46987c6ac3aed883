/**
 * Names of Node's own modules, and names that npm refuses: no package may have one. The list is
 * fixed, as every version of Node has another one.
 */
export const takenNames: readonly string[] = (
  "_http_agent _http_client _http_common _http_incoming _http_outgoing _http_server _stream_duplex " +
  "_stream_passthrough _stream_readable _stream_transform _stream_wrap _stream_writable _tls_common " +
  "_tls_wrap assert async_hooks buffer child_process cluster console constants crypto dgram " +
  "diagnostics_channel dns domain events ffi freelist fs http http2 https inspector module net os path " +
  "perf_hooks process punycode querystring quic readline repl sea smalloc sqlite stream string_decoder " +
  "sys test timers tls trace_events tty url util v8 vfs vm wasi worker_threads zlib " +
  "favicon.ico node_modules"
).split(" ");

/** The names that npm accepts, with or without a scope, as JSON Schema. */
export const packageNameRules = {
  maxLength: 214,
  pattern: "^(@[a-z0-9~-][a-z0-9._~-]*/)?[a-z0-9~-][a-z0-9._~-]*$",
} as const;

/** The longest name to suggest: npm allows more than anyone wants to type. */
const longest = 100;

/** A package name made from the title of an API: `Pet Store (v2)` is `pet-store-v2`. */
export function packageNameFrom(title: string): string {
  const name = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, longest)
    .replace(/-+$/, "");
  return name === "" ? "api" : untaken(name);
}

/** The name, or a similar one that isn't taken. */
export function untaken(name: string): string {
  return takenNames.includes(name) ? `${name}-api` : name;
}

/** Why a package can't have a name, with one that would work; `null` if it can. */
export function whyNoPackageName(name: string): { message: string; hint: string } | null {
  const { maxLength, pattern } = packageNameRules;
  if (name.length > maxLength || !new RegExp(pattern).test(name)) {
    const message = `a package can't be called ${JSON.stringify(name)}`;
    return { message, hint: "lower case, such as my-api or @me/my-api" };
  }
  if (!takenNames.includes(name)) return null;
  const message = `a package can't be called ${name}: Node or npm has that name`;
  return { message, hint: `such as ${untaken(name)}` };
}
