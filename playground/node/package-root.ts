/** Stands in for `generator/host/package-root.ts`, which looks for the package on the disk. */
import { version as ownVersion } from "wireform:version";

export const packageRoot = "/wireform";
export const codeFolder = "/wireform/dist/generator";
export const version: string = ownVersion;
