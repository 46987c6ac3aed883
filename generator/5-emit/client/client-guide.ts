import type { Operation } from "../../model/operation.js";
import { printMethod } from "../../4-plan/names/method-names.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { call, hasServer, inputExample, optionsExample } from "../samples/call-samples.js";
import { apiOf, safestCalls } from "../samples/first-call.js";
import type { Block, InlineMarkdown, Snippet } from "../seam/draft.js";
import { webhooksKey } from "../keys.js";
import { askedSection } from "./asked-modules.js";
import { atStart, plain, said } from "../package/inline-markdown.js";
import { code, heading, importOf, lines, list, paragraph } from "../package/markdown.js";
import { compareTexts } from "../../host/text-order.js";

/** With more operations than this, one example each would be too much to read. */
const mostExamples = 30;

/** A part of the README. */
export type Section = readonly Block[];

/**
 * How to call each operation of a client, tag by tag.
 * @param specifier the module that users of the client import
 * @param packageName the name before `/runtime`
 * @param program that of the client's command line; `null`: there is none
 */
export function guideOf(
  client: ClientPlan,
  specifier: string,
  packageName: string,
  program: string | null,
): Section {
  return [
    ...introductionOf(client, specifier),
    ...builderSection(client, specifier),
    ...operationSections(client),
    ...webhookSection(client, specifier, packageName),
    ...askedSection(client, specifier, program),
  ];
}

/** What comes before the operations, and applies to all of them. */
export function introductionOf(client: ClientPlan, specifier: string): Section {
  return [
    heading(2, plain(client.api.title)),
    code([importOf(`${specifier}/api`, "createApi")], [apiOf(client)]),
    ...serverSection(client),
  ];
}

/** All ways in which a guide may show an operation: it has one of them. */
export function sectionsOf(operation: Operation, client: ClientPlan): readonly Section[] {
  return [
    operationSection(operation, 3, client),
    operationSection(operation, 4, client),
    [list([listItem(operation, client)])],
  ];
}

/** Where the options above name no server. */
function serverSection(client: ClientPlan): Section {
  if (!hasServer(client)) return [];
  return [
    paragraph(
      'Requests go to the first server of the document. To send them elsewhere, give `createApi` the option `baseUrl: "https://api.example.com"`.',
    ),
  ];
}

/** The other way to call, which is shown once: it applies to every operation. */
function builderSection(client: ClientPlan, specifier: string): Section {
  const [first] = safestCalls(client);
  if (first === undefined) return [];
  const { name, input } = first;
  const createClient = call("createClient", optionsExample(client));
  return [
    paragraph(
      "Each operation is a method of `api`, which sends it. It is a function, too, named by its `operationId`, which builds the request alone, for `createClient` or any other HTTP client. A bundle then has only the operations that it calls.",
    ),
    code(
      [importOf(specifier, "createClient", name)],
      [
        { kind: "assignment", left: "const client", right: createClient },
        { kind: "assignment", left: "const request", right: call(name, input) },
        lines(
          "const outcome = await client.send(request); // told apart by outcome.status",
          "const data = await client.call(request); // the success, or an ApiError is thrown",
        ),
      ],
    ),
  ];
}

/** By group, with untagged operations last; within a group by method, and what deletes at its end. */
function sortedOperations(client: ClientPlan): readonly Operation[] {
  const key = (operation: Operation) => {
    const { group, name } = client.method(operation.at);
    const isDeletion = operation.method.toUpperCase() === "DELETE";
    return `${group === null ? 1 : 0}${group ?? ""}\n${isDeletion ? 1 : 0}${name}`;
  };
  const keyed = client.api.operations.map((operation) => ({ operation, key: key(operation) }));
  return keyed.toSorted((a, b) => compareTexts(a.key, b.key)).map(({ operation }) => operation);
}

function operationSections(client: ClientPlan): Section {
  const all = sortedOperations(client);
  const shown = new Set(all.slice(0, mostExamples));
  const groups = [...new Set(all.map(({ at }) => client.method(at).group))];
  const isGrouped = groups.some((group) => group !== null);
  const order = isGrouped ? ", by tag" : "";
  const count = paragraph(
    `All ${all.length} operations follow${order}: the first ${mostExamples} with a call, the others by their method. Their types say what they take.`,
  );
  const sections = groups.flatMap((group) => {
    const members = all.filter(({ at }) => client.method(at).group === group);
    const introduction = isGrouped ? groupHeading(group, members, client) : [];
    const examples = members.filter((operation) => shown.has(operation));
    const listed = members.filter((operation) => !shown.has(operation));
    return [
      ...introduction,
      ...examples.flatMap((one) => operationSection(one, isGrouped ? 4 : 3, client)),
      ...(listed.length === 0 ? [] : [list(listed.map((one) => listItem(one, client)))]),
    ];
  });
  return [...(all.length > mostExamples ? [count] : []), ...sections];
}

/** The tag's name and description. */
function groupHeading(
  group: string | null,
  members: readonly Operation[],
  client: ClientPlan,
): Section {
  if (group === null) return [heading(3, "Further operations")];
  const tags = members.flatMap(({ tags }) => tags.slice(0, 1)).toSorted();
  const tag = client.api.tags.find(({ name }) => tags.includes(name));
  const text = tag === undefined ? "" : atStart(said(tag.docs));
  return [heading(3, plain(tag?.name ?? tags[0] ?? group)), paragraph(text)];
}

function operationSection(operation: Operation, level: 3 | 4, client: ClientPlan): Section {
  const name = methodName(operation, client);
  const input = inputExample(operation, client);
  const right = call(`await api.${name}`, input);
  const body = "console.log(item);";
  const first: Snippet = answersItems(operation, client)
    ? { kind: "loop", items: right, body, comment: "// as they arrive" }
    : { kind: "assignment", left: "const data", right };
  const comment = "// of all pages";
  return [
    heading(level, plain(name)),
    paragraph(atStart(saidOf(operation))),
    code([
      first,
      ...(operation.pagination === null
        ? []
        : [{ kind: "loop", items: call(`api.${name}.pages`, input), body, comment } as const]),
    ]),
  ];
}

/** Whether a call that says nothing of it is answered by a stream, whatever the status of the success. */
function answersItems(operation: Operation, { operations }: ClientPlan): boolean {
  const { responses, byStream } = operations.of(operation);
  const successes = responses.filter(({ isSuccess }) => isSuccess);
  const areItems = successes.every(({ data }) => {
    const content = data.kind === "contents" ? data.contents[0] : undefined;
    return content?.kind === "value" && content.stream !== null;
  });
  return successes.length > 0 && areItems && byStream?.usual !== false;
}

function listItem(operation: Operation, client: ClientPlan): InlineMarkdown {
  const text = saidOf(operation);
  const name = `\`api.${methodName(operation, client)}\``;
  return text === "" ? name : `${name}: ${text}`;
}

function saidOf({ docs }: Operation): InlineMarkdown {
  return `${docs.deprecated ? "Deprecated. " : ""}${said(docs)}`.trim();
}

/** As callers write it behind `api.`. */
function methodName({ at }: Operation, client: ClientPlan): string {
  return printMethod(client.method(at));
}

function webhookSection(client: ClientPlan, specifier: string, packageName: string): Section {
  const { webhooks } = client.api;
  if (webhooks.length === 0 || !client.has(webhooksKey)) return [];
  const { name: type } = client.symbol(webhooksKey);
  const byName = new Map(webhooks.map(({ name, docs }) => [name, docs]));
  const sorted = [...byName].toSorted(([a], [b]) => compareTexts(a, b));
  const items = sorted.map(([name, docs]) => {
    const text = said(docs);
    return `${atStart(plain(name))}${text === "" ? "" : `: ${text}`}`;
  });
  const receiver =
    client.serves.length > 0
      ? `\`createWebhookHandler\` of \`${specifier}/handler\` checks who signed a message, and what it says, and gives it to your function.`
      : `\`verifySignature\` of \`${packageName}/runtime\` checks who signed it.`;
  return [
    heading(3, "Webhooks"),
    paragraph(
      `What the API sends by itself: \`${type}\` has the type of each message. ${receiver}`,
    ),
    code(
      [lines(`import type { ${type} } from "${specifier}";`)],
      [
        {
          kind: "assignment",
          left: "type Message",
          right: { kind: "code", text: `${type}[keyof ${type}]` },
        },
      ],
    ),
    list(items),
  ];
}
