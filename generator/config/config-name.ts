export const configName = "wireform.yaml";

/** The names that a configuration in code may have. */
export const moduleNames = [
  "wireform.config.ts",
  "wireform.config.mts",
  "wireform.config.js",
  "wireform.config.mjs",
];

/** Whether a file, as diagnostics show it, is a configuration. */
export function isConfig(file: string): boolean {
  const name = file.slice(file.search(/[^/\\]*$/));
  return name === configName || moduleNames.includes(name);
}
