/** For `node --import`: prints each module that is loaded on stdout, as `loads URL`. */
export const noteLoads = `data:text/javascript,${encodeURIComponent(`
  import { register } from "node:module";
  register("data:text/javascript,${encodeURIComponent(`
    import { writeSync } from "node:fs";
    export function load(url, context, next) {
      writeSync(1, "loads " + url + "\\n");
      return next(url, context);
    }`)}");`)}`;
