import type { Operation } from "../../model/operation.js";
import { printMethod } from "../../4-plan/names/method-names.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { functionName, inputExample, optionsExample } from "../samples/call-samples.js";
import { webhooksKey } from "../keys.js";
import { code, plain } from "../package/markdown.js";
import { compareTexts } from "../../host/text-order.js";

/** Beyond this many operations an example for each is more than anybody reads. */
const mostExamples = 30;

/** A part of the README: Markdown. */
type Section = readonly string[];

/**
 * How to call each operation of a client, tag by tag.
 * @param specifier what its users import
 * @param packageName what `/runtime` stands behind
 */
export function guideOf(client: ClientPlan, specifier: string, packageName: string): string {
  const { api } = client;
  return [
    `## ${plain(api.title)}`,
    code(
      `import { createApi } from "${specifier}/api";`,
      `import { createClient } from "${specifier}";`,
      "",
      `const client = createClient(${optionsExample(client)});`,
      "const api = createApi(client);",
    ),
    ...builderSection(client, specifier),
    ...operationSections(client),
    ...webhookSection(client, specifier, packageName),
  ].join("\n\n");
}

/** Once: what stands under every method. */
function builderSection(client: ClientPlan, specifier: string): Section {
  const [first] = sortedOperations(client);
  if (first === undefined) return [];
  const name = functionName(first, client);
  return [
    "Each operation is a method of `api`, which sends it, and a function, which builds the request alone: for `client` or any other HTTP client.",
    code(
      `import { ${name} } from "${specifier}";`,
      "",
      `const request = ${name}(${inputExample(first, client)});`,
      "const outcome = await client.send(request); // told apart by outcome.status",
      "const data = await client.call(request); // the success, or an ApiError is thrown",
    ),
  ];
}

/** By group, untagged operations last; in a group by method. */
function sortedOperations(client: ClientPlan): readonly Operation[] {
  const key = (operation: Operation) => {
    const { group, name } = client.method(operation.at);
    return `${group === null ? 1 : 0}${group ?? ""}\n${name}`;
  };
  const keyed = client.api.operations.map((operation) => ({ operation, key: key(operation) }));
  return keyed.toSorted((a, b) => compareTexts(a.key, b.key)).map(({ operation }) => operation);
}

function operationSections(client: ClientPlan): Section {
  const all = sortedOperations(client);
  const shown = new Set(all.slice(0, mostExamples));
  const groups = [...new Set(all.map(({ at }) => client.method(at).group))];
  const isGrouped = groups.some((group) => group !== null);
  return groups.flatMap((group) => {
    const members = all.filter(({ at }) => client.method(at).group === group);
    const heading = isGrouped ? groupHeading(group, members, client) : [];
    const examples = members.filter((operation) => shown.has(operation));
    const listed = members.filter((operation) => !shown.has(operation));
    return [
      ...heading,
      ...examples.flatMap((one) => operationSection(one, isGrouped ? "####" : "###", client)),
      ...(listed.length === 0 ? [] : [listed.map((one) => listItem(one, client)).join("\n")]),
    ];
  });
}

/** The tag as the document writes it, and what it says of it. */
function groupHeading(
  group: string | null,
  members: readonly Operation[],
  client: ClientPlan,
): Section {
  if (group === null) return ["### Further operations"];
  const tags = members.flatMap(({ tags }) => tags.slice(0, 1)).toSorted();
  const tag = client.api.tags.find(({ name }) => tags.includes(name));
  const { summary = null, description = null } = tag?.docs ?? {};
  const text = plain(summary ?? firstParagraph(description));
  return [`### ${plain(tag?.name ?? tags[0] ?? group)}`, ...(text === "" ? [] : [text])];
}

function operationSection(operation: Operation, level: string, client: ClientPlan): Section {
  const name = functionName(operation, client);
  const method = `api.${printMethod(client.method(operation.at))}`;
  const input = inputExample(operation, client);
  const text = textOf(operation);
  return [
    `${level} ${name}`,
    ...(text === "" ? [] : [text]),
    code(
      `const data = await ${method}(${input});`,
      ...(operation.pagination === null
        ? []
        : [
            `for await (const item of ${method}.pages(${input})) console.log(item); // of all pages`,
          ]),
    ),
  ];
}

function listItem(operation: Operation, client: ClientPlan): string {
  const text = textOf(operation);
  const name = `\`api.${printMethod(client.method(operation.at))}\``;
  return `- ${name}${text === "" ? "" : `: ${text}`}`;
}

function textOf({ docs: { summary, description, deprecated } }: Operation): string {
  const text = plain(summary ?? firstParagraph(description));
  return deprecated ? `Deprecated. ${text}`.trim() : text;
}

function firstParagraph(text: string | null): string {
  return text?.split(/\n\s*\n/)[0] ?? "";
}

function webhookSection(client: ClientPlan, specifier: string, packageName: string): Section {
  const { webhooks } = client.api;
  if (webhooks.length === 0 || !client.has(webhooksKey)) return [];
  const { name: type } = client.symbol(webhooksKey);
  const byName = new Map(webhooks.map(({ name, docs }) => [name, docs]));
  const sorted = [...byName].toSorted(([a], [b]) => compareTexts(a, b));
  const items = sorted.map(([name, { summary, description }]) => {
    const text = plain(summary ?? firstParagraph(description));
    return `- ${plain(name)}${text === "" ? "" : `: ${text}`}`;
  });
  return [
    "### Webhooks",
    `What the API sends by itself: \`${type}\` has the type of each message. \`verifySignature\` of \`${packageName}/runtime\` checks who signed it.`,
    code(
      `import type { ${type} } from "${specifier}";`,
      "",
      `type Message = ${type}[keyof ${type}];`,
    ),
    items.join("\n"),
  ];
}
