/** A custom emitter: `routes`, a table of all operations, for mocks, logs or a proxy. */
import { build, defineEmitter, headerOf, operationKey } from "wireform";

export const routeTable = defineEmitter({
  name: "route table",
  // `import { routes } from "my-api/routes"`
  exports: ["routes"],

  declare() {
    // Names beside the document's are claimed here. This one is alone in its module.
  },

  *emit(plan) {
    for (const client of plan.clients) {
      const rows = client.api.operations.map((operation) =>
        build.named([
          ["name", build.literal(client.symbol(operationKey(operation, "function")).name)],
          ["method", build.literal(operation.method)],
          ["path", build.literal(operation.path)],
          ["summary", build.literal(operation.docs.summary)],
        ]),
      );
      const text = (name, type) => ({ name, optional: false, type, docs: [] });
      const string = build.keyword("string");
      const members = ["name", "method", "path"].map((name) => text(name, string));
      const summary = text("summary", build.union([string, build.keyword("null")]));
      const row = { kind: "object", members: [...members, summary], index: null };
      const routes = {
        kind: "const",
        name: "routes",
        docs: ["Every operation, by its function's name."],
        exported: true,
        type: { kind: "array", of: row },
        value: { kind: "array", items: rows },
      };
      const header = headerOf(client.document);
      yield { kind: "module", path: `${client.folder}routes`, header, statements: [routes] };
    }
  },
});
