export const configName = "wireform.yaml";

/** What names emitters, in code: one of these, beside `wireform.yaml`. */
export const emitterConfigNames = [
  "wireform.config.ts",
  "wireform.config.mts",
  "wireform.config.js",
  "wireform.config.mjs",
];
