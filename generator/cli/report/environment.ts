import { version } from "../../host/package-root.js";

/** What a report says of the machine, and `wireform --version --verbose`. */
export function environmentLines(): readonly string[] {
  return [
    `wireform ${version}`,
    `node ${process.versions.node}`,
    `${process.platform} ${process.arch}`,
  ];
}
