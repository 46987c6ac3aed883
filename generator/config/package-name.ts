/**
 * Names by which `import` gets a module of Node, and those that npm refuses: no package may be
 * called so. A list of our own, since every Node has another one.
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

/** What npm takes, with the scope of an owner or without, as JSON Schema says it. */
export const packageNameRules = {
  maxLength: 214,
  pattern: "^(@[a-z0-9~-][a-z0-9._~-]*/)?[a-z0-9~-][a-z0-9._~-]*$",
} as const;

/** Longest name that we make up: nobody types as many as npm takes. */
const longest = 100;

/** A package's name after the title of its API: `Pet Store (v2)` is `pet-store-v2`. */
export function packageNameFrom(title: string): string {
  const name = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, longest)
    .replace(/-+$/, "");
  return name === "" ? "api" : untaken(name);
}

/** The name, or one beside it that is nobody's. */
export function untaken(name: string): string {
  return takenNames.includes(name) ? `${name}-api` : name;
}

/** Why no package can be called so, and what would do; `null` where one can. */
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
