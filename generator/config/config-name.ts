export const configName = "wireform.yaml";

/** The names that the file with emitters may have, beside `wireform.yaml`. */
export const emitterConfigNames = [
  "wireform.config.ts",
  "wireform.config.mts",
  "wireform.config.js",
  "wireform.config.mjs",
];
