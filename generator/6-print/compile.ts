import { ts } from "ts-morph";

/** What a module's source compiles to. */
export interface Compiled {
  readonly js: string;
  readonly dts: string;
}

/**
 * Compiles one module without the others.
 * @throws Error with the message and line of an error in it
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
  if (error !== undefined) throw new Error(describe(error, source));
  return { js: js.outputText, dts: dts.outputText };
}

/** The message quotes the line, as printed code that failed is not written anywhere. */
function describe({ messageText, start = 0 }: ts.Diagnostic, source: string): string {
  const message = ts.flattenDiagnosticMessageText(messageText, " ");
  const isUntyped = /--isolatedDeclarations/.test(message);
  const line = source.slice(0, start).split("\n").length;
  const text = source.split("\n")[line - 1]!.trim();
  const what = isUntyped ? "what it exports needs a type that is written down" : message;
  return `${what} (line ${line}: ${text})`;
}
