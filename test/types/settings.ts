/** Compiler options of callers: `compilerOptions` of a `tsconfig.json`. */
import path from "node:path";
import { packageRoot } from "../../generator/host/package-root.js";

/** The settings of careful callers, with no other types than the standard's. */
export const strict = {
  target: "es2022",
  lib: ["es2022", "dom"],
  module: "nodenext",
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
};

/** Stricter than most projects that copy the sources. */
export const strictest = {
  ...strict,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noFallthroughCasesInSwitch: true,
  allowUnreachableCode: false,
  allowUnusedLabels: false,
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

/** The oldest and loosest, with only what `fetch` needs. */
export const loosest = {
  ...bundler,
  target: "es2017",
  lib: ["es2017"],
  types: ["fetch-alone"],
  typeRoots: [path.join(import.meta.dirname, "globals")],
  strict: false,
};

/** What `create-next-app` 16 writes. */
export const next = {
  target: "ES2017",
  lib: ["dom", "dom.iterable", "esnext"],
  allowJs: true,
  skipLibCheck: true,
  strict: true,
  noEmit: true,
  esModuleInterop: true,
  module: "esnext",
  moduleResolution: "bundler",
  resolveJsonModule: true,
  isolatedModules: true,
  jsx: "react-jsx",
  incremental: true,
  plugins: [{ name: "next" }],
};

/** Other kinds of projects that copy the sources. */
export const projects = {
  "ES2017, not strict, `fetch` alone": loosest,
  "ES2017, strict, `fetch` alone": { ...loosest, strict: true, skipLibCheck: false },
  "ES2017 with DOM": { ...bundler, target: "es2017", lib: ["es2017", "dom"], strict: false },
  "ES2017 by its own libraries": { ...bundler, target: "es2017", strict: false },
  "Next.js": { ...next, types: [] },
  CommonJS: { ...strict, module: "node16", lib: ["es2020", "dom"] },
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
