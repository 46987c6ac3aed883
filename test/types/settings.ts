/** Compiler options of callers: `compilerOptions` of a `tsconfig.json`. */
import path from "node:path";
import { packageRoot } from "../../generator/package-root.js";

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

const bundler = { module: "esnext", moduleResolution: "bundler", types: [] };

/** Projects of other kinds that copy the sources into theirs, by what they are. */
export const projects = {
  "Node without DOM": {
    ...strict,
    lib: ["es2022"],
    types: ["node"],
    typeRoots: [path.join(packageRoot, "node_modules/@types")],
  },
  "ES2020 for bundlers": {
    ...bundler,
    target: "es2020",
    lib: ["es2020", "dom", "dom.iterable"],
    strict: true,
    noImplicitOverride: true,
  },
  "ES2017 by newer libraries": {
    ...bundler,
    target: "es2017",
    lib: ["esnext", "dom", "dom.iterable"],
    strict: true,
  },
  "strict: false": { ...strict, strict: false, exactOptionalPropertyTypes: false },
  "strictNullChecks: false": {
    ...strict,
    strictNullChecks: false,
    exactOptionalPropertyTypes: false,
  },
};
