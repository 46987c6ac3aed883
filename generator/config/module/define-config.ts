import type { ConfigForm } from "./config-form.js";
import type { EmitterConfig } from "./emitter-list.js";

/** A whole configuration in `wireform.config.ts`: the keys of `wireform.yaml`, and emitters. */
export interface WireformConfig extends ConfigForm, Partial<EmitterConfig> {}

/**
 * Returns a configuration unchanged, with its types: for the default export of
 * `wireform.config.ts`. Beside a `wireform.yaml`, it names emitters only.
 */
export function defineConfig(config: EmitterConfig): EmitterConfig;
export function defineConfig(config: WireformConfig): WireformConfig;
export function defineConfig(config: EmitterConfig | WireformConfig): typeof config {
  return config;
}
