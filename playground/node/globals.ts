/** What Node's programs find without an import. */
export { Buffer } from "buffer";

export const process = {
  cwd: () => "/",
  env: {},
  platform: "browser",
};
