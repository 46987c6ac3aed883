/** Stands in for `generator/host/package-root.ts`, which looks for the package on the disk. */
import { version as ownVersion } from "wireform:version";
import type { OwnManifest } from "../../generator/host/package-root.js";

export const packageRoot = "/wireform";
export const codeFolder = "/wireform/dist/generator";
export const version: string = ownVersion;
/** A page of the site has no folder to look into: no repository is named. */
export const manifest: OwnManifest = { version };
