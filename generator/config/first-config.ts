/** What a first `wireform.yaml` is made from. */
export interface FirstConfig {
  /** The path as written in the file: from its folder, with slashes. */
  readonly document: string;
  /** The package's name. */
  readonly name: string;
  /** `null`: `generated`. */
  readonly output: string | null;
  readonly tags: readonly string[];
  /** Names that are shorter than the document's, by operationId. */
  readonly names: ReadonlyMap<string, string>;
}

export const defaultOutput = "generated";

/** A `wireform.yaml` with one client, and comments that show further keys. */
export function firstConfig({ document, name, output, tags, names }: FirstConfig): string {
  const plain = tags.filter((tag) => /^[a-z][\w-]*( [\w-]+)*$/i.test(tag)).slice(0, 3);
  return `# yaml-language-server: $schema=node_modules/wireform/generator/config/wireform.schema.json
output: ${scalar(output ?? defaultOutput)} # the folder of the package
package:
  name: ${scalar(name)} # what it is imported by
  version: 0.1.0
clients:
  .: # the package itself; further documents get names, which are their subpaths
    document: ${scalar(document)}
    # dialect: qs # what reads nested forms and queries: qs (Express, NestJS), php, rails, stripe
    # nulls: omit # a null in a form is left out; without it, it is an empty value
    # overlays: [fixes.overlay.yaml] # OpenAPI Overlays: the document corrected without editing it
    # include: # only these operations
    #   tags: [${(plain.length > 0 ? plain : ["pets"]).join(", ")}]
    #   paths: ["/v1/**"]
    # exclude: # not these
    #   operations: [deletePet] # by operationId
    #   methods: [delete]
${namesSection(names)}# schema: true # openapi-typescript's schema.ts too
`;
}

function namesSection(names: ReadonlyMap<string, string>): string {
  if (names.size === 0) return "";
  const lines = Array.from(names, ([id, name]) => `    #     ${scalar(id)}: ${scalar(name)}\n`);
  return `    # names: # without the path and the method that the operationIds end with
    #   operations:
${lines.join("")}`;
}

/** JSON strings are valid YAML, so anything but a plain path is quoted. */
function scalar(text: string): string {
  return /^[a-z.][\w./-]*$/i.test(text) && !/^(true|false|null|yes|no|on|off)$/i.test(text)
    ? text
    : JSON.stringify(text);
}
