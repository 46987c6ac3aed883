/** Compiler options of callers: `compilerOptions` of a `tsconfig.json`. */

/** What careful callers set; no types but the standard's. */
export const strict = {
  target: "es2022",
  lib: ["es2022", "dom"],
  module: "nodenext",
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
};

/** Stricter than most projects that copy the sources into theirs. */
export const strictest = {
  ...strict,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  skipLibCheck: false,
};
