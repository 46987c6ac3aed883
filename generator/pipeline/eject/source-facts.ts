/** What a user's source imports, exports and declares, and what of that `dist/` can't have. */
import { ts } from "ts-morph";
import { parse } from "../../6-print/proof/parsed.js";

/** A place in the source, and what is wrong there. */
export interface Problem {
  readonly message: string;
  readonly offset: number;
  readonly length: number;
  readonly hint: string;
}

/** The path in an import or an export, with its quotes. */
export interface Specifier {
  readonly path: string;
  readonly offset: number;
  readonly length: number;
}

export interface SourceFacts {
  readonly specifiers: readonly Specifier[];
  /** `null` if it exports whatever another module does. */
  readonly exports: ReadonlySet<string> | null;
  /** The names of its values, exported or not, with where each is declared. */
  readonly values: ReadonlyMap<string, Pick<Problem, "offset" | "length">>;
  /** What can't stand in a file of several modules, as `dist/runtime.js` is one. */
  readonly unjoinable: readonly Problem[];
}

export function sourceFacts(text: string): SourceFacts {
  const reader = new FactReader(parse(text));
  reader.read();
  return reader;
}

class FactReader implements SourceFacts {
  readonly specifiers: Specifier[] = [];
  exports: Set<string> | null = new Set();
  readonly values = new Map<string, Pick<Problem, "offset" | "length">>();
  readonly unjoinable: Problem[] = [];

  constructor(private readonly file: ts.SourceFile) {}

  read(): void {
    for (const statement of this.file.statements) {
      if (ts.isImportDeclaration(statement)) this.#readImport(statement);
      else if (ts.isExportDeclaration(statement)) this.#readExport(statement);
      else if (ts.isExportAssignment(statement) || ts.isImportEqualsDeclaration(statement))
        this.#refuse(statement, "it has no default export and no `import x =`", "give it a name");
      else this.#readDeclaration(statement);
    }
  }

  #readImport({ importClause, moduleSpecifier }: ts.ImportDeclaration): void {
    this.#readSpecifier(moduleSpecifier);
    const isPackage = !this.specifiers.at(-1)?.path.startsWith(".");
    if (importClause === undefined || importClause.isTypeOnly || isPackage) return;
    const { name, namedBindings } = importClause;
    const hint = "import each thing by the name that it has";
    if (name !== undefined) this.#refuse(name, "it imports a default", hint);
    if (namedBindings === undefined) return;
    if (ts.isNamespaceImport(namedBindings))
      this.#refuse(namedBindings, "it imports all of a module", hint);
    else
      for (const one of namedBindings.elements)
        if (one.propertyName !== undefined && !one.isTypeOnly)
          this.#refuse(one, "it gives another name to what it imports", hint);
  }

  #readExport({ exportClause, moduleSpecifier, isTypeOnly }: ts.ExportDeclaration): void {
    if (moduleSpecifier !== undefined) {
      this.#readSpecifier(moduleSpecifier);
      const hint = "import it where it is used, from the module that has it";
      if (!isTypeOnly) this.#refuse(moduleSpecifier, "it exports what another module has", hint);
    }
    if (exportClause === undefined) this.exports = null;
    else if (ts.isNamespaceExport(exportClause)) this.exports?.add(exportClause.name.text);
    else
      for (const one of exportClause.elements) {
        this.exports?.add(one.name.text);
        if (moduleSpecifier === undefined && one.propertyName !== undefined)
          this.#refuse(one, "it exports under another name", "declare it by that name");
      }
  }

  #readDeclaration(statement: ts.Statement): void {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    const has = (kind: ts.SyntaxKind) => modifiers.some((one) => one.kind === kind);
    if (has(ts.SyntaxKind.DefaultKeyword))
      this.#refuse(statement, "it has a default export", "give it a name");
    for (const name of namesIn(statement)) {
      if (has(ts.SyntaxKind.ExportKeyword)) this.exports?.add(name.text);
      const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
      if (!isType && !has(ts.SyntaxKind.DeclareKeyword))
        this.values.set(name.text, this.#placeOf(name));
    }
  }

  #readSpecifier(specifier: ts.Expression): void {
    if (!ts.isStringLiteral(specifier)) return;
    this.specifiers.push({ path: specifier.text, ...this.#placeOf(specifier) });
  }

  #refuse(node: ts.Node, message: string, hint: string): void {
    this.unjoinable.push({ message, hint, ...this.#placeOf(node) });
  }

  #placeOf(node: ts.Node): Pick<Problem, "offset" | "length"> {
    const offset = node.getStart(this.file);
    return { offset, length: node.end - offset };
  }
}

/** The names that a statement declares. */
function namesIn(statement: ts.Statement): readonly ts.Identifier[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => bound(name));
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement);
  return isNamed && statement.name !== undefined ? [statement.name] : [];
}

function bound(name: ts.BindingName): readonly ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((one) => (ts.isOmittedExpression(one) ? [] : bound(one.name)));
}
