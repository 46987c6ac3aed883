import type { Api, JsonValue, Operation, Parameter, RequestContent } from "../3-lower/api.js";
import { clientGroups, locations } from "../3-lower/client-parameters.js";
import { isRange } from "../3-lower/media-types.js";
import type { ClientPlan } from "../4-plan/plan.js";
import { alternativesOf } from "./client.js";
import { fits } from "./example-fit.js";
import { operationKey } from "./keys.js";
import { groupsOf } from "./operations.js";
import { sampleOf } from "./samples.js";

/** Beyond this many operations an example for each is more than anybody reads. */
const mostExamples = 30;

/**
 * How to call each operation of a client: Markdown.
 * @param specifier what its users import
 */
export function guideOf(client: ClientPlan, specifier: string): string {
  const { api } = client;
  const operations = api.operations.toSorted((a, b) =>
    functionName(a, client) < functionName(b, client) ? -1 : 1,
  );
  const shown = operations
    .slice(0, mostExamples)
    .map((o) => operationSection(o, client, specifier));
  const rest = operations.slice(mostExamples).map((o) => `- \`${functionName(o, client)}\``);
  return [
    `## ${plain(api.title)}`,
    code(
      `import { createClient } from "${specifier}";`,
      "",
      `const client = createClient(${optionsExample(client)});`,
    ),
    ...shown,
    ...(rest.length === 0 ? [] : ["### Further operations", rest.join("\n")]),
  ].join("\n\n");
}

function operationSection(operation: Operation, client: ClientPlan, specifier: string): string {
  const name = functionName(operation, client);
  const { summary, description } = operation.docs;
  const text = summary ?? description?.split(/\n\s*\n/)[0] ?? "";
  return [
    `### ${name}`,
    `${plain(text)}`,
    code(
      `import { ${name} } from "${specifier}";`,
      "",
      `const request = ${name}(${inputExample(operation, client)});`,
      "const outcome = await client.send(request); // told apart by outcome.status",
      "const data = await client.call(request); // the success, or an ApiError is thrown",
    ),
    ...(operation.pagination === null ? [] : [pagesExample(operation, client, specifier)]),
  ].join("\n\n");
}

function pagesExample(operation: Operation, client: ClientPlan, specifier: string): string {
  const { name } = client.symbol(operationKey(operation, "pages"));
  const input = inputExample(operation, client);
  return code(
    `import { ${name} } from "${specifier}";`,
    "",
    `const pages = ${name}(client${input === "" ? "" : `, ${input}`});`,
    "for await (const item of pages) console.log(item); // of all pages",
  );
}

function code(...lines: readonly string[]): string {
  return ["```ts", ...lines, "```"].join("\n");
}

export function functionName(operation: Operation, client: ClientPlan): string {
  return client.symbol(operationKey(operation, "function")).name;
}

/** An argument with all that is required, from the document's examples where some fit. */
export function inputExample(operation: Operation, { api }: ClientPlan): string {
  const groups = groupsOf(operation).filter(({ required }) => required);
  const members = groups.map(({ part, parameters, whole }) => {
    if (whole) return `${part}: ${sampleOf(parameters[0]!.shape, api)}`;
    const required = parameters.filter((parameter) => parameter.required);
    return `${part}: ${groupSample(required, api)}`;
  });
  const content = operation.body?.contents[0];
  if (content !== undefined) {
    const { mediaType } = content;
    if (isRange(mediaType))
      members.push(`contentType: ${JSON.stringify(mediaType.replaceAll("*", "..."))}`);
    const example = content.examples.find(({ value }) => fits(value, content.shape, api));
    members.push(
      `body: ${example === undefined ? bodySample(content, api) : codeOf(example.value)}`,
    );
  }
  return members.length === 0 ? "" : `{ ${members.join(", ")} }`;
}

function bodySample({ format, shape }: RequestContent, api: Api): string {
  return format.kind === "binary" ? "new Uint8Array()" : sampleOf(shape, api);
}

/** What a client can't do without: credentials, parameters, and a server where the document names none. */
export function optionsExample(client: ClientPlan): string {
  const auth = authExample(client);
  const hasServer = /^https?:/i.test(client.api.servers[0] ?? "");
  const options = [
    ...(auth === null ? [] : [`auth: ${auth}`]),
    ...parametersExample(client),
    ...(hasServer ? [] : ['baseUrl: "https://api.example.com"']),
  ];
  return options.length === 0 ? "" : `{ ${options.join(", ")} }`;
}

function parametersExample({ api }: ClientPlan): readonly string[] {
  const needed = api.clientParameters.filter(({ required }) => required);
  const groups = clientGroups.flatMap((group) => {
    const members = needed.filter((one) => one.in === locations[group]);
    return members.length === 0 ? [] : [`${group}: ${groupSample(members, api)}`];
  });
  return groups.length === 0 ? [] : [`parameters: { ${groups.join(", ")} }`];
}

function groupSample(parameters: readonly Parameter[], api: Api): string {
  const members = parameters.map(({ name, shape }) => {
    return `${JSON.stringify(name)}: ${sampleOf(shape, api)}`;
  });
  return `{ ${members.join(", ")} }`;
}

/** `null` where the document asks for none that could be given. */
function authExample(client: ClientPlan): string | null {
  const alternatives = alternativesOf(client).filter((names) => names.length > 0);
  if (alternatives.length === 0) return null;
  if (alternatives.some(({ length }) => length === 1)) return '"..."';
  const [first = []] = alternatives;
  return `{ ${first.map((name) => `${JSON.stringify(name)}: "..."`).join(", ")} }`;
}

/** JSON as code inside a fence: a fence in a text must not end it. */
function codeOf(value: JsonValue): string {
  return JSON.stringify(value, null, 2).replaceAll("```", "\\u0060\\u0060\\u0060");
}

/** A document's text as one line of Markdown: no markup of its own. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]<>#|!]/g, "\\$&")
    .slice(0, 300);
}
