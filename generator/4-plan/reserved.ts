/** Names that generated code may not declare: a reader would take them for something else. */
export const reservedNames: ReadonlySet<string> = new Set([
  // Words of the language, in the strictest reading.
  ..."abstract any arguments as asserts async await bigint boolean break case catch class const".split(
    " ",
  ),
  ..."constructor continue debugger declare default delete do else enum eval export extends".split(
    " ",
  ),
  ..."false finally for from function get global if implements import in infer instanceof".split(
    " ",
  ),
  ..."interface intrinsic is keyof let module namespace never new null number object of".split(" "),
  ..."package private protected public readonly require return set static string super".split(" "),
  ..."switch symbol this throw true try type typeof undefined unique unknown using var void".split(
    " ",
  ),
  ..."while with yield".split(" "),
  // Globals that types or values of the package may mean.
  ..."AbortController AbortSignal Array ArrayBuffer AsyncIterable Awaited BigInt Blob Boolean".split(
    " ",
  ),
  ..."Buffer DataView Date Error Event Exclude Extract File FormData Function Headers Infinity".split(
    " ",
  ),
  ..."Intl Iterable Iterator JSON Map Math NaN NonNullable Number Object Omit Parameters Partial".split(
    " ",
  ),
  ..."Pick Promise PropertyKey Proxy Readonly ReadonlyArray ReadableStream Record Reflect RegExp".split(
    " ",
  ),
  ..."Request Required Response ReturnType Set String Symbol SyntaxError TypeError URL".split(" "),
  ..."URLSearchParams Uint8Array WeakMap WeakSet console fetch globalThis process window".split(
    " ",
  ),
]);
