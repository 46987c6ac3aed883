import { untaken } from "../package-name.js";
import { configSchema } from "./config-schema.js";
import { isText } from "./members.js";

/** What a first `wireform.yaml` is made from. */
export interface FirstConfig {
  /** As it will stand in the file: from its folder, with slashes. */
  readonly document: string;
  readonly title: string;
  /** `null`: after the title. */
  readonly name: string | null;
  /** `null`: `generated`. */
  readonly output: string | null;
  readonly tags: readonly string[];
}

/** A `wireform.yaml` with one client, and in comments what else it could say. */
export function firstConfig({ document, title, name, output, tags }: FirstConfig): string {
  const packageName = nameFrom(title);
  const client = name ?? subpathFrom(packageName);
  const plain = tags.filter((tag) => /^[a-z][\w-]*( [\w-]+)*$/i.test(tag)).slice(0, 3);
  return `# yaml-language-server: $schema=node_modules/wireform/generator/config/wireform.schema.json
output: ${scalar(output ?? "generated")} # the folder of the package
package:
  name: ${untaken(packageName)}
  version: 0.1.0
clients:
  ${scalar(client)}: # the subpath that it is imported from
    document: ${scalar(document)}
    # dialect: qs # what reads nested forms and queries: qs (Express, NestJS), php, rails, stripe
    # nulls: omit # a null in a form is left out; without it, it is an empty value
    # overlays: [fixes.overlay.yaml] # OpenAPI Overlays: the document mended without editing it
    # include: # only these operations
    #   tags: [${(plain.length > 0 ? plain : ["pets"]).join(", ")}]
    #   paths: ["/v1/**"]
    # exclude: # not these
    #   operations: [deletePet] # by operationId
    #   methods: [delete]
# schema: true # openapi-typescript's schema.ts too
`;
}

/** Whether a client may be called so. */
export function isClientName(name: string): boolean {
  const { not, ...schema } = configSchema.properties.clients.propertyNames;
  return isText(name, schema) && !isText(name, not);
}

/** `Pet Store (v2)` to `pet-store-v2`: a name for npm and for a subpath. */
function nameFrom(title: string): string {
  const words = title
    .normalize("NFKD")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  const name = words
    .join("-")
    .slice(0, 60)
    .replace(/^[^a-z]+|-$/g, "");
  return isClientName(name) ? name : "api";
}

/** `pet-store` to `pet`: importing `pet-store/pet-store` would say all twice. */
function subpathFrom(packageName: string): string {
  const [word = ""] = packageName.split("-");
  return word !== packageName && isClientName(word) ? word : "api";
}

/** JSON's strings are YAML's too: what isn't a plain path is quoted. */
function scalar(text: string): string {
  return /^[a-z.][\w./-]*$/i.test(text) && !/^(true|false|null|yes|no|on|off)$/i.test(text)
    ? text
    : JSON.stringify(text);
}
