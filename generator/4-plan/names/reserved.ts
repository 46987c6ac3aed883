/** Words that the language does not allow as the name of a function or constant. */
const words =
  "arguments await break case catch class const continue debugger default delete do else enum " +
  "eval export extends false finally for function if implements import in instanceof interface " +
  "let new null package private protected public return static super switch this throw true try " +
  "typeof undefined var void while with yield NaN Infinity " +
  // `await import()` treats a module that exports `then` as a promise.
  "then";

/** Types of the language and of its libraries: a type of the same name would hide these. */
const types =
  "any bigint boolean never number object string symbol undefined unknown void " +
  "AbortController AbortSignal Array ArrayBuffer AsyncIterable Awaited BigInt Blob Boolean Buffer " +
  "Capitalize DataView Date Error Event Exclude Extract File FormData Function Headers Iterable " +
  "Iterator JSON Map Math NonNullable Number Object Omit Parameters Partial Pick Promise " +
  "PropertyKey Proxy Readonly ReadonlyArray ReadableStream Record Reflect RegExp Request Required " +
  "Response ReturnType Set String Symbol SyntaxError TypeError URL URLSearchParams Uint8Array " +
  "WeakMap WeakSet globalThis";

/** Names that a function or constant may not have. */
export const reservedValues: ReadonlySet<string> = new Set(words.split(" "));

/** Names that a type may not have. */
export const reservedTypes: ReadonlySet<string> = new Set([
  ...words.split(" "),
  ...types.split(" "),
]);
