/**
 * An emitter that uses ts-morph: a zod schema of everything that has a name. The generated package
 * names zod as a peer dependency.
 */
import { StructureKind, VariableDeclarationKind, type StatementStructures } from "ts-morph";
import {
  anyDirection,
  defineEmitter,
  headerOf,
  modulePath,
  schemaKey,
  type ClientPlan,
  type SchemaId,
} from "wireform";
import { zodOf } from "./zod-of.js";

export const zod = defineEmitter({
  name: "zod",
  version: "1",
  module: import.meta.url,
  // `import { PetSchema } from "my-api/zod"`
  exports: ["zod"],
  packages: { zod: "^4.0.0" },

  *emit(plan) {
    for (const client of plan.clients)
      yield {
        kind: "structures",
        path: pathOf(client),
        header: headerOf(client.document),
        statements: statementsOf(client),
      };
  },
});

const pathOf = ({ folder }: ClientPlan) => `${folder}zod`;

function statementsOf(client: ClientPlan): readonly StatementStructures[] {
  const symbolOf = (id: SchemaId) => client.symbol(schemaKey(id, anyDirection(id, client)));
  const schemas = [...client.api.schemas.values()];
  return [
    { kind: StructureKind.ImportDeclaration, moduleSpecifier: "zod", namedImports: ["z"] },
    ...schemas.map(({ id }): StatementStructures => {
      const { name, file } = symbolOf(id);
      return {
        kind: StructureKind.ImportDeclaration,
        isTypeOnly: true,
        moduleSpecifier: modulePath(pathOf(client), file),
        namedImports: [name],
      };
    }),
    ...schemas.map(({ id, shape, docs }): StatementStructures => {
      const { name } = symbolOf(id);
      return {
        kind: StructureKind.VariableStatement,
        isExported: true,
        declarationKind: VariableDeclarationKind.Const,
        // A comment may have any text: wireform makes sure that it can't end early.
        docs: [docs.summary ?? docs.description ?? name],
        declarations: [
          {
            name: `${name}Schema`,
            type: `z.ZodType<${name}>`,
            initializer: `typed<${name}>(${zodOf(shape, (to) => `${symbolOf(to).name}Schema`)})`,
          },
        ],
      };
    }),
    {
      kind: StructureKind.Function,
      name: "typed",
      docs: ["A schema of what the document says, as the type that was made of it."],
      typeParameters: ["T"],
      parameters: [{ name: "schema", type: "z.ZodType" }],
      returnType: "z.ZodType<T>",
      statements: ["return schema as z.ZodType<T>;"],
    },
  ];
}
