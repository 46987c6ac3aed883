import { createUnplugin, type UnpluginInstance } from "unplugin";
import { makePlugin, type PluginOptions } from "./pipeline/plugin.js";

export type { PluginOptions };

/**
 * Generates when a build begins, and again when a file changes that was read: `wireform.vite()`,
 * and likewise for the other bundlers of unplugin. If the documents or the folder have errors, the
 * build fails.
 */
const wireform: UnpluginInstance<PluginOptions | undefined> = createUnplugin<
  PluginOptions | undefined
>(makePlugin);

export default wireform;
