/** What can be wrong with a package that has a changelog. */
import { configName } from "../../config/config-name.js";
import type { OutputConfig } from "../../config/project.js";
import { locateWithConfig } from "../../config/locate-config.js";
import { Diagnostics } from "../../diagnostics/diagnostic.js";
import type { Code } from "../../diagnostics/codes.js";
import { locateAll, type LocatedDiagnostic } from "../../diagnostics/locate.js";
import { nodeHost } from "../../host/host.js";
import { baselineName, changelogName } from "./last-release.js";

export function unreadable(): LocatedDiagnostic {
  return releaseError(
    "WF7012",
    `${baselineName} in the output folder can't be read`,
    "restore it from version control, or delete it: the current documents then count as this version",
  );
}

/** The version in the configuration is too low for the changes since the last release. */
export async function tooLow(
  { cwd, project }: Pick<OutputConfig, "cwd" | "project">,
  configured: string,
  due: string,
  released: string,
): Promise<LocatedDiagnostic> {
  const isReleased = due === released;
  const diagnostics = new Diagnostics();
  diagnostics.report(
    "WF7013",
    `${project?.file ?? configName}#/package/version`,
    isReleased
      ? `version ${configured} is below ${released}, the last release`
      : `version ${configured} is below ${due}, which the changes since ${released} require`,
    {
      hint: isReleased
        ? `set it to ${released}, or restore the ${baselineName} of ${configured}`
        : `set it to ${due} or later to release, or to ${released} until then`,
    },
  );
  const place = { host: nodeHost, cwd };
  return (await locateWithConfig(diagnostics.all, new Map(), place))[0]!;
}

export function missing(version: string): LocatedDiagnostic {
  return releaseError(
    "WF7014",
    `${changelogName} in the output folder has entries for versions, but ${baselineName} is missing`,
    `restore it from version control: otherwise the current documents count as those of ${version}`,
  );
}

function releaseError(code: Code, message: string, hint: string): LocatedDiagnostic {
  const diagnostics = new Diagnostics();
  diagnostics.add(code, message, null, { hint });
  return locateAll(diagnostics.all, new Map())[0]!;
}
