/** What the help of a command says of a flag. */
import type { ClientPlan } from "../../4-plan/plan.js";
import type { Docs } from "../../model/docs.js";
import type { Shape } from "../../model/schema.js";
import { firstLine } from "../html-text.js";
import type { CliFlag } from "../../../templates/runtime/commands/command-table.js";

/** @param docs its own; where these have no text, that of its named schema is there */
export function flagTexts(
  docs: Docs,
  shape: Shape,
  client: Pick<ClientPlan, "types" | "api">,
): Pick<CliFlag, "help" | "deprecated" | "default"> {
  const help = shortHelp(client.types.docsOf(docs, shape));
  const usual = defaultOf(docs) ?? namedDefault(shape, client);
  return {
    ...(help !== "" && { help }),
    ...(docs.deprecated && { deprecated: true }),
    ...(usual !== undefined && usual.length <= 40 && { default: usual }),
  };
}

function namedDefault(shape: Shape, { api }: Pick<ClientPlan, "api">): string | undefined {
  const schema = shape.kind === "reference" ? api.schemas.get(shape.to) : undefined;
  return schema && defaultOf(schema.docs);
}

/** As the document has it. */
function defaultOf({ facts }: Docs): string | undefined {
  const start = "default: ";
  return facts.find((fact) => fact.startsWith(start))?.slice(start.length);
}

/**
 * The first sentence, or what fits in a line. A sentence goes on behind `e.g.`, and where a small
 * letter follows.
 */
export function shortHelp(docs: Docs): string {
  const line = firstLine(docs);
  const ending =
    /^.*?(?<!\b(?:[eE]\.g|[iI]\.e|vs|cf|approx|incl|resp))[.!?](?=\s+[^\p{Ll}\s]|\s*$)/u;
  const [sentence = ""] = ending.exec(line) ?? [line];
  const plain = sentence.replace(/[`*]/g, "").replace(/\.$/, "");
  return plain.length > 90 ? `${plain.slice(0, 89).trimEnd()}…` : plain;
}
