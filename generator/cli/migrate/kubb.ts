import path from "node:path/posix";
import { settingsOf, SettingsReader, textsOf, type Migration, type Settings } from "./migration.js";

/** `kubb.config.ts`: one configuration, or a list; its plugins are objects with a name. */
export function migrateKubb(config: unknown): Migration {
  const reader = new SettingsReader(advice);
  const clients = [config].flat().flatMap((one, index) => {
    const settings = settingsOf(one);
    const { input, output, plugins, root, name, ...others } = settings;
    const file = settingsOf(input)["path"];
    if (typeof file !== "string") {
      reader.notes.push("`input` has no `path`: the client is left out");
      return [];
    }
    reader.rest(others, [], "");
    reader.rest(settingsOf(output), ["path"], "output.");
    const all = [plugins ?? []].flat().map((plugin) => settingsOf(plugin));
    const keys = Object.assign({}, ...all.map((plugin) => keysOf(plugin, reader))) as Settings;
    const folder = typeof root === "string" && root !== "." ? root : "";
    const isUrl = /^https?:/i.test(file);
    const usual = `api${index === 0 ? "" : index + 1}`;
    return [
      {
        name: typeof name === "string" ? name : usual,
        document: isUrl || folder === "" ? file : path.join(folder, file),
        keys: { ...keys, ...filtersOf(all, reader) },
      },
    ];
  });
  return { clients, notes: reader.notes };
}

/** The keys of a client that do what a plugin does. */
function keysOf(plugin: Settings, reader: SettingsReader): Settings {
  const name = String(plugin["name"])
    .replace(/^(@kubb\/)?plugin-?/, "")
    .toLowerCase();
  const options = settingsOf(plugin["options"]);
  reader.tell(`plugin ${name}`);
  switch (name) {
    case "ts":
      return options["dateType"] === "date" ? { dates: "date" } : {};
    case "zod":
      return { validators: true };
    case "faker":
    case "msw":
      return { fake: true };
    case "react-query":
    case "vue-query":
    case "solid-query":
    case "svelte-query":
    case "swr":
      return { query: true };
    default:
      return {};
  }
}

const filterKeys: Readonly<Record<string, string>> = {
  tag: "tags",
  path: "paths",
  operationId: "operations",
  method: "methods",
};

/** `include` and `exclude` of the plugins: here a client has one of each. */
function filtersOf(plugins: readonly Settings[], reader: SettingsReader): Settings {
  return Object.assign(
    {},
    ...(["include", "exclude"] as const).map((key) => {
      const rules = plugins
        .flatMap((plugin) => [settingsOf(plugin["options"])[key] ?? []].flat())
        .map(settingsOf);
      const filter: Record<string, string[]> = {};
      for (const { type, pattern } of rules) {
        const member = filterKeys[String(type)];
        const [text] = textsOf(pattern);
        if (member === undefined || text === undefined) {
          reader.tell(`${key} ${String(type)}`);
          continue;
        }
        const known = (filter[member] ??= []);
        if (!known.includes(text)) known.push(text);
      }
      return Object.keys(filter).length === 0 ? {} : { [key]: filter };
    }),
  ) as Settings;
}

const hooks = "`query: true` has queries, pages and mutations: see docs/query.md";

const advice = {
  "plugin oas": "",
  "plugin ts": "",
  "plugin zod": "`validators: true` has a Standard Schema and a JSON Schema of each named schema",
  "plugin client": "`createClient({ fetch })` sends; axios isn't needed",
  "plugin faker": "`exampleOf(schema, { seed })` of the subpath `./fake` makes values",
  "plugin msw": "`createFake()` of the subpath `./fake` answers, also behind MSW",
  "plugin react-query": hooks,
  "plugin vue-query": hooks,
  "plugin solid-query": hooks,
  "plugin svelte-query": hooks,
  "plugin swr": hooks,
  "plugin redoc": "any viewer shows the document itself",
  "output.clean": "nothing to do: what is left over is removed",
  "output.format": "nothing to do: the output is formatted",
  "output.lint": "nothing to do: the output passes the usual linters",
  "output.barrelType": "nothing to do: a package has one index, and a module for each operation",
  hooks: "run what comes after `wireform generate` in a script of package.json",
};
