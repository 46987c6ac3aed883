import type { ClientPlan } from "../../4-plan/plan.js";
import { operationKey } from "../keys.js";
import { partsOf } from "../query/query-parts.js";
import type { Block } from "../seam/draft.js";
import { heading, list } from "../package/markdown.js";

/** The modules that the client has beside its own because the configuration asks for them, by their subpaths. */
export function askedModules({ validators, zod, serves, extras }: ClientPlan): readonly string[] {
  return [
    ...(validators ? ["validators"] : []),
    ...(zod ? ["zod"] : []),
    ...(serves.length > 0 ? ["handler"] : []),
    ...(serves.includes("fake") ? ["fake"] : []),
    ...extras,
  ];
}

/** What these are, for the README. */
export function askedSection(
  client: ClientPlan,
  specifier: string,
  program: string | null,
): readonly Block[] {
  const modules = askedModules(client);
  if (modules.length === 0) return [];
  const texts = textsOf(client, program);
  return [
    heading(3, "Further modules"),
    list(modules.map((name) => `\`${specifier}/${name}\`: ${texts[name] ?? "see its file."}`)),
  ];
}

type Texts = Readonly<Record<string, string>>;

function textsOf(client: ClientPlan, program: string | null): Texts {
  return {
    validators:
      "what checks values, one for each named schema, `validation()`, middleware that checks answers (with `{ requests: true }` also JSON requests), and `checked()`, which checks inputs.",
    zod: "a schema of Zod 4 for each named schema.",
    handler:
      "`createHandler`, a function from `Request` to `Response` that serves this API with functions of yours.",
    fake: "`createFake`, a test double that answers without a network: `createClient({ fetch: createFake().fetch })`; and `exampleOf`, which makes a value of a schema.",
    metadata: "`operations`, with the method, path and tags of each operation.",
    guards: "`isCard(payment)` for each variant of a choice that a constant member tells.",
    query: `what TanStack Query and SWR take${queryCall(client)}.`,
    tools:
      "`tools`, each operation as a tool for language models: its name, description, schemas, and `call(client, input)`.",
    cli:
      program === null
        ? "`main`, a command line that calls each operation."
        : `a command line that calls each operation. It is the program \`${program}\`: \`npx ${program} --help\` lists its commands.`,
  };
}

/** The first query of the document, as an example. */
function queryCall(client: ClientPlan): string {
  if (!client.extras.includes("query")) return "";
  const reads = client.api.operations.find((one) => partsOf(one, client)[0] === "queryOptions");
  if (reads === undefined) return "";
  const { name } = client.symbol(operationKey(reads, "queryOptions"));
  return `: \`useQuery(${name}(client, input))\``;
}
