import { ts } from "ts-morph";

/** What a module's source compiles to. */
export interface Compiled {
  readonly js: string;
  readonly dts: string;
}

/** An error in the source. The message quotes the line, as printed code that failed is written nowhere. */
export class CompileError extends Error {
  override readonly name = "CompileError";
  constructor(
    message: string,
    /** The same without the line. */
    readonly why: string,
    /** In the source. */
    readonly offset: number,
    readonly length: number,
  ) {
    super(message);
  }
}

/**
 * Compiles one module without the others.
 * @throws CompileError for the first error in it
 */
export function compile(source: string): Compiled {
  const compilerOptions = {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
    isolatedModules: true,
  };
  const options = { reportDiagnostics: true, fileName: "module.ts" };
  const js = ts.transpileModule(source, { ...options, compilerOptions });
  const dts = ts.transpileDeclaration(source, {
    ...options,
    compilerOptions: { ...compilerOptions, declaration: true, isolatedDeclarations: true },
  });
  const [error] = [...(js.diagnostics ?? []), ...(dts.diagnostics ?? [])];
  if (error !== undefined) throw errorOf(error, source);
  return { js: js.outputText, dts: dts.outputText };
}

function errorOf(
  { messageText, start = 0, length = 1 }: ts.Diagnostic,
  source: string,
): CompileError {
  const message = ts.flattenDiagnosticMessageText(messageText, " ");
  const isUntyped = /--isolatedDeclarations/.test(message);
  const line = source.slice(0, start).split("\n").length;
  const text = source.split("\n")[line - 1]!.trim();
  const why = isUntyped ? "what it exports needs a type that is written down" : message;
  return new CompileError(`${why} (line ${line}: ${text})`, why, start, length);
}
