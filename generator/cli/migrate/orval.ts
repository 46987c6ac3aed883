import {
  settingsOf,
  SettingsReader,
  tagFilter,
  type MigratedClient,
  type Migration,
  type Settings,
} from "./migration.js";

/** `orval.config.ts`: an entry for each document. */
export function migrateOrval(config: unknown): Migration {
  const reader = new SettingsReader(advice);
  const clients = Object.entries(settingsOf(config)).flatMap(([name, entry]) => {
    const client = clientOf(name, settingsOf(entry), reader);
    return client === null ? [] : [client];
  });
  return { clients, notes: reader.notes };
}

function clientOf(name: string, entry: Settings, reader: SettingsReader): MigratedClient | null {
  const input = typeof entry["input"] === "string" ? { target: entry["input"] } : entry["input"];
  const { target, filters, override, ...otherInput } = settingsOf(input);
  if (typeof target !== "string") {
    reader.notes.push(`\`${name}.input\` names no file or URL: the client is left out`);
    return null;
  }
  const output = typeof entry["output"] === "string" ? {} : settingsOf(entry["output"]);
  const { client, mock, override: outputOverride, ...otherOutput } = output;
  const { mode, tags, ...otherFilters } = settingsOf(filters);
  const { useDates, useBigInt, ...otherOverride } = settingsOf(outputOverride);
  reader.rest(entry, ["input", "output"], "");
  reader.rest(otherInput, [], "input.");
  reader.rest(settingsOf(override), [], "input.override.");
  reader.rest(otherFilters, [], "input.filters.");
  reader.rest(otherOutput, ["target"], "output.");
  reader.rest(otherOverride, [], "output.override.");
  if (typeof client === "string") reader.tell(`output.client ${client}`);
  return {
    name,
    document: target,
    keys: {
      ...(useDates === true && { dates: "date" }),
      ...(useBigInt === true && { int64: "bigint" }),
      ...(client === "zod" && { validators: true }),
      ...(hooksIn.has(String(client)) && { query: true }),
      ...(mock !== undefined && mock !== false && { fake: true }),
      ...tagFilter(mode === "exclude" ? "exclude" : "include", tags, reader),
    },
  };
}

const hooks = "`query: true` has queries, pages and mutations: see docs/query.md";

/** The clients that are hooks of a query library. */
const hooksIn: ReadonlySet<string> = new Set([
  "react-query",
  "vue-query",
  "svelte-query",
  "solid-query",
  "angular-query",
  "swr",
]);

const advice = {
  "output.client fetch": "",
  "output.client zod": "",
  "output.client axios": "`createClient({ fetch })` sends; axios isn't needed",
  "output.client axios-functions": "`createClient({ fetch })` sends; axios isn't needed",
  "output.client react-query": hooks,
  "output.client vue-query": hooks,
  "output.client svelte-query": hooks,
  "output.client solid-query": hooks,
  "output.client angular-query": hooks,
  "output.client swr": hooks,
  "output.mode": "nothing to do: each operation is a module, and `createApi` groups them by tag",
  "output.schemas": "nothing to do: types are in the package's `schemas/`",
  "output.workspace": "`output` is the folder of the package",
  "output.clean": "nothing to do: what is left over is removed",
  "output.prettier": "nothing to do: the output is formatted",
  "output.biome": "nothing to do: the output is formatted",
  "output.baseUrl": "`createClient({ baseUrl })`; without it, the document's first server",
  "output.httpClient": "`createClient({ fetch })` sends",
  "output.override.mutator": "`middleware`, `headers` and `auth` of `createClient`",
  "output.override.operations": "`names` renames operations; see docs/configuration.md",
  "output.override.operationName": "`names` renames operations; see docs/configuration.md",
  "output.override.query": hooks,
  "input.override.transformer": "an overlay corrects the document: `overlays`",
  "input.validation": "nothing to do: each document is checked",
  hooks: "run what comes after `wireform generate` in a script of package.json",
};
