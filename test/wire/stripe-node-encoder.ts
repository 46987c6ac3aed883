/** stripe-node's own form encoder, which its package doesn't export: by file path. */
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

// The entry is `cjs/stripe.cjs.node.js`, two levels below the package's root.
const root = path.dirname(path.dirname(createRequire(import.meta.url).resolve("stripe")));

/** The body that stripe-node 23 sends for these parameters. */
export const { queryStringifyRequestData: stripeNodeForm } = (await import(
  pathToFileURL(path.join(root, "esm", "utils.js")).href
)) as { readonly queryStringifyRequestData: (data: unknown) => string };
