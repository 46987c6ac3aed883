import { Project, type SourceFile, type Statement as TsStatement, Node } from "ts-morph";
import type { ModuleDraft } from "../5-emit/draft.js";
import { importsOf } from "../5-emit/imports.js";

/**
 * Parses printed code again and compares it with its draft: whatever a document says, the file
 * holds the statements that were meant, and no more.
 */
export class Proof {
  readonly #project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    skipFileDependencyResolution: true,
  });

  /** What is wrong with the text; `null` when it is what the draft says. */
  check(draft: ModuleDraft, text: string): string | null {
    const file = this.#project.createSourceFile("/module.ts", text, { overwrite: true });
    const error = syntaxError(file);
    if (error !== null) return error;
    const found = file.getStatements().map(describe);
    const meant = [
      ...importsOf(draft).map(({ from }) => `import ${from}`),
      ...draft.statements.map((s) => (s.kind === "export" ? "export" : `${s.kind} ${s.name}`)),
    ];
    const at = meant.findIndex((what, index) => what !== found[index]);
    if (at >= 0) return `${meant[at]} was meant, ${found[at] ?? "nothing"} is there`;
    return found.length > meant.length ? `${found[meant.length]} was not meant` : null;
  }

  /** The same for a file that another tool printed: types may be in it, and nothing that runs. */
  checkTypes(text: string): string | null {
    const file = this.#project.createSourceFile("/types.ts", text, { overwrite: true });
    const error = syntaxError(file);
    if (error !== null) return error;
    const found = file.getStatements().map(describe);
    return found.find((what) => !/^(interface|type) /.test(what)) ?? null;
  }
}

function syntaxError(file: SourceFile): string | null {
  const { parseDiagnostics = [] } = file.compilerNode as {
    parseDiagnostics?: readonly { messageText: unknown }[];
  };
  const [first] = parseDiagnostics;
  return first === undefined ? null : JSON.stringify(first.messageText);
}

function describe(statement: TsStatement): string {
  if (Node.isImportDeclaration(statement)) return `import ${statement.getModuleSpecifierValue()}`;
  if (Node.isExportDeclaration(statement)) return "export";
  if (Node.isInterfaceDeclaration(statement)) return `interface ${statement.getName()}`;
  if (Node.isTypeAliasDeclaration(statement)) return `type ${statement.getName()}`;
  if (Node.isFunctionDeclaration(statement)) return `function ${statement.getName()}`;
  if (Node.isVariableStatement(statement))
    return `const ${statement.getDeclarations()[0]?.getName()}`;
  return statement.getKindName();
}
