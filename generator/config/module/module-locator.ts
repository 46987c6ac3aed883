/** Where the keys of a configuration are written in `wireform.config.ts`. */
import type ts from "typescript";
import { pointerTokens } from "../../1-load/source.js";
import type { Locator } from "../../diagnostics/locate.js";

/**
 * The place of a pointer, as far as it is written in this file: constants and spreads of them are
 * followed. What code computes, or another file has, is placed at the last key that was found.
 */
export async function moduleLocator(file: string, text: string): Promise<Locator> {
  const { default: compiler } = await import("typescript");
  const source = compiler.createSourceFile(file, text, compiler.ScriptTarget.Latest, true);
  const written = new WrittenConfig(compiler, source);
  return {
    text,
    locate(pointer, on) {
      const found = written.find(pointerTokens(pointer));
      const isKey = on === "key" && found.key !== null;
      const node = isKey ? found.key! : (found.value ?? found.key ?? source);
      const offset = node.getStart(source);
      // What is underlined is one line.
      const [line = ""] = text.slice(offset, node.end).split(/\r?\n/, 1);
      return { offset, length: node === source ? 1 : Math.max(line.length, 1) };
    },
  };
}

/** A member: its name, and its value if that is written in the file. */
interface Member {
  readonly key: ts.Node | null;
  readonly value: ts.Expression | null;
}

class WrittenConfig {
  constructor(
    private readonly compiler: typeof ts,
    private readonly source: ts.SourceFile,
  ) {}

  find(path: readonly string[]): Member {
    let found: Member = { key: null, value: this.#exported() };
    for (const name of path) {
      const inner = found.value && this.#resolve(found.value);
      const member = inner && this.#member(inner, name);
      if (!member) return found;
      found = member;
    }
    // A constant is mended where it is written.
    const isName = found.value !== null && this.compiler.isIdentifier(found.value);
    return isName ? { ...found, value: this.#resolve(found.value!) ?? found.value } : found;
  }

  #exported(): ts.Expression | null {
    const found = this.source.statements.find(this.compiler.isExportAssignment);
    return found?.expression ?? null;
  }

  /** What an expression is, behind `defineConfig()`, types, and the names of constants. */
  #resolve(given: ts.Expression, depth = 0): ts.Expression | null {
    const ts = this.compiler;
    if (depth > 100) return null;
    if (
      ts.isParenthesizedExpression(given) ||
      ts.isAsExpression(given) ||
      ts.isSatisfiesExpression(given)
    )
      return this.#resolve(given.expression, depth + 1);
    if (ts.isCallExpression(given))
      return given.arguments[0] ? this.#resolve(given.arguments[0], depth + 1) : null;
    if (!ts.isIdentifier(given)) return given;
    const declared = this.source.statements
      .filter(ts.isVariableStatement)
      .flatMap((one) => [...one.declarationList.declarations])
      .find(({ name }) => ts.isIdentifier(name) && name.text === given.text);
    return declared?.initializer ? this.#resolve(declared.initializer, depth + 1) : null;
  }

  #member(parent: ts.Expression, name: string): Member | null {
    const ts = this.compiler;
    if (ts.isArrayLiteralExpression(parent)) {
      const index = Number(name);
      const isCertain = !parent.elements.slice(0, index + 1).some(ts.isSpreadElement);
      const item = isCertain ? parent.elements[index] : undefined;
      return item ? { key: item, value: item } : null;
    }
    if (!ts.isObjectLiteralExpression(parent)) return null;
    // The last one counts.
    for (const member of parent.properties.toReversed()) {
      if (ts.isSpreadAssignment(member)) {
        const spread = this.#resolve(member.expression);
        const inner = spread && this.#member(spread, name);
        if (inner) return inner;
        continue;
      }
      const key = member.name;
      const isNamed =
        ts.isIdentifier(key) || ts.isStringLiteralLike(key) || ts.isNumericLiteral(key);
      if (!isNamed || key.text !== name) continue;
      if (ts.isPropertyAssignment(member)) return { key, value: member.initializer };
      return { key, value: ts.isShorthandPropertyAssignment(member) ? member.name : null };
    }
    return null;
  }
}
