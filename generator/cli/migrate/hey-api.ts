import {
  settingsOf,
  SettingsReader,
  textsOf,
  type MigratedClient,
  type Migration,
  type Settings,
} from "./migration.js";

/** `openapi-ts.config.ts` of hey-api: one configuration, or a list. */
export function migrateHeyApi(config: unknown): Migration {
  const reader = new SettingsReader(advice);
  const clients = [config].flat().flatMap((one, index) => {
    const settings = settingsOf(one);
    const inputs = [settings["input"]].flat();
    return inputs.flatMap((input) => {
      const client = clientOf(input, settings, `api${index === 0 ? "" : index + 1}`, reader);
      return client === null ? [] : [client];
    });
  });
  return { clients, notes: reader.notes };
}

function clientOf(
  given: unknown,
  config: Settings,
  name: string,
  reader: SettingsReader,
): MigratedClient | null {
  const input = typeof given === "string" ? { path: given } : settingsOf(given);
  const { path, filters, ...otherInput } = input;
  if (typeof path !== "string") {
    reader.notes.push("`input` names no file or URL: the client is left out");
    return null;
  }
  const { tags, operations, ...otherFilters } = settingsOf(filters);
  const output = typeof config["output"] === "string" ? {} : settingsOf(config["output"]);
  reader.rest(config, ["input", "output", "plugins"], "");
  reader.rest(otherInput, [], "input.");
  reader.rest(otherFilters, [], "input.filters.");
  reader.rest(output, ["path"], "output.");
  const plugins = [config["plugins"] ?? []]
    .flat()
    .map((plugin): Settings =>
      typeof plugin === "string" ? { name: plugin } : settingsOf(plugin),
    );
  const keys = Object.assign({}, ...plugins.map((plugin) => keysOf(plugin, reader))) as Settings;
  return {
    name,
    document: path,
    keys: {
      ...keys,
      ...filterOf("include", tags, operations),
      ...filterOf("exclude", tags, operations),
    },
  };
}

function filterOf(key: "include" | "exclude", tags: unknown, operations: unknown): Settings {
  const [byTag, byName] = [tags, operations].map((one) => textsOf(settingsOf(one)[key]));
  const filter = {
    ...(byTag!.length > 0 && { tags: byTag }),
    ...(byName!.length > 0 && { operations: byName }),
  };
  return Object.keys(filter).length === 0 ? {} : { [key]: filter };
}

/** The keys of a client that do what a plugin does. */
function keysOf(plugin: Settings, reader: SettingsReader): Settings {
  const { name, ...options } = plugin;
  switch (name) {
    case "@hey-api/transformers":
      return {
        ...(options["dates"] !== false && { dates: "date" }),
        ...(options["bigInt"] === true && { int64: "bigint" }),
      };
    case "zod":
    case "valibot":
    case "arktype":
    case "@hey-api/schemas":
      reader.tell(`plugin ${name}`);
      return { validators: true };
    case "@faker-js/faker":
    case "msw":
      reader.tell(`plugin ${name}`);
      return { fake: true };
    case "fastify":
    case "nest":
      reader.tell(`plugin ${name}`);
      return { handler: true };
    default:
      reader.tell(`plugin ${String(name)}`);
      return /^@tanstack\/[a-z-]+-query/.test(String(name)) ? { query: true } : {};
  }
}

const sends = "`createClient({ fetch })` sends";
const hooks = "`query: true` has queries, pages and mutations: see docs/query.md";
const schemas = "`validators: true` has a Standard Schema and a JSON Schema of each named schema";
const doubles = "`createFake()` of the subpath `./fake` answers, also behind MSW";

const advice = {
  "plugin @hey-api/typescript": "",
  "plugin @hey-api/sdk": "",
  "plugin @hey-api/client-fetch": "",
  "plugin @hey-api/client-axios": `${sends}; axios isn't needed`,
  "plugin @hey-api/client-next": sends,
  "plugin @hey-api/client-nuxt": sends,
  "plugin @hey-api/client-ky": sends,
  "plugin @tanstack/react-query": hooks,
  "plugin @tanstack/vue-query": hooks,
  "plugin @tanstack/solid-query": hooks,
  "plugin @tanstack/svelte-query": hooks,
  "plugin @tanstack/angular-query-experimental": hooks,
  "plugin zod": schemas,
  "plugin valibot": schemas,
  "plugin arktype": schemas,
  "plugin @hey-api/schemas": schemas,
  "plugin @faker-js/faker": doubles,
  "plugin msw": doubles,
  "plugin fastify": "`createHandler` of the subpath `./handler` serves any framework",
  "plugin nest": "`createHandler` of the subpath `./handler` serves any framework",
  "input.patch": "an overlay corrects the document: `overlays`",
  "input.watch": "`wireform generate --watch`",
  "input.filters.schemas":
    "schemas that no operation uses are dropped where operations are filtered",
  "output.format": "nothing to do: the output is formatted",
  "output.lint": "nothing to do: the output passes the usual linters",
  "output.postProcess": "run what comes after `wireform generate` in a script of package.json",
  "output.clean": "nothing to do: what is left over is removed",
  "output.indexFile": "nothing to do: a package has one index, and a module for each operation",
  parser: "an overlay corrects the document: `overlays`",
  logs: "nothing to do",
  dryRun: "`wireform generate --dry-run`",
  watch: "`wireform generate --watch`",
};
