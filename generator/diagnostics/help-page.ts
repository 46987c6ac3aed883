/** Where the documentation of a code stands. */
import { pathToFileURL } from "node:url";
import path from "node:path";
import { manifest, packageRoot, type OwnManifest } from "../host/package-root.js";

const page = "docs/diagnostics.md";

/** The page's path in the installed package: `docs/diagnostics.md#wf2001`. */
export function docsPath(code: string): string {
  return page + anchorOf(code);
}

/** Its address on the web; `null` if `package.json` names no repository that shows files. */
export function docsAddress(code: string, own: OwnManifest = manifest): string | null {
  const { repository, version } = own;
  const url = typeof repository === "string" ? repository : repository?.url;
  const [, name] =
    /^(?:git\+)?https:\/\/github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(url ?? "") ?? [];
  return name === undefined
    ? null
    : `https://github.com/${name}/blob/v${version}/${docsPath(code)}`;
}

/** On the web, else in the installed package: for people on this machine. */
export function docsUrl(code: string, own: OwnManifest = manifest): string {
  return (
    docsAddress(code, own) ?? pathToFileURL(path.join(packageRoot, page)).href + anchorOf(code)
  );
}

const anchorOf = (code: string) => `#${code.toLowerCase()}`;
