/**
 * What will be printed, as plain data. A document's text is never code here: it is in literals,
 * keys and doc lines, and only `6-print/text.ts` turns these into TypeScript.
 */
import type { Template } from "../../host/templates.js";
import type { Declared } from "../../diagnostics/diagnostic.js";
import type { StatementStructures } from "ts-morph";
import type { Expression } from "./expression.js";
import type { Block } from "./markdown.js";
import type {
  DocLines,
  FunctionParameter,
  Literal,
  Member,
  Signature,
  TypeNode,
  TypeParameter,
} from "./type-node.js";

export type * from "./expression.js";
export type * from "./markdown.js";
export type * from "./type-node.js";

export type Draft =
  | ModuleDraft
  | StructuresDraft
  /** A module of the runtime, copied unchanged. */
  | { readonly kind: "template"; readonly module: string; readonly template: Template }
  /** TypeScript types that another tool has printed. */
  | {
      readonly kind: "types";
      readonly path: string;
      readonly header: readonly string[];
      readonly text: string;
    }
  /** A file that isn't code. */
  | {
      readonly kind: "file";
      readonly path: string;
      readonly text: string;
      /** `text` is written unchanged. */
      readonly format: "json" | "markdown" | "text";
    }
  /**
   * Markdown as data, only from wireform's own emitters: it is formatted without loading prettier.
   */
  | { readonly kind: "markdown"; readonly path: string; readonly blocks: readonly Block[] };

export interface ModuleDraft {
  readonly kind: "module";
  /** Relative to `src/`, without extension. */
  readonly path: string;
  /** The lines of the comment at the top. */
  readonly header: readonly string[];
  readonly statements: readonly Statement[];
  /**
   * The JavaScript file of `dist/`, without extension, in which the statements are joined with
   * those of other modules; without it, the module has its own file. Modules in one file must not
   * use a name for two things. So only wireform's own modules have it, as all of their names were
   * claimed.
   */
  readonly chunk?: string;
  /**
   * The file of its constants (`values`), where few programs need them: loading `chunk` doesn't run
   * them. It hands on what `chunk` has, and all other files import the module from there.
   */
  readonly constantsChunk?: string;
}

/** A module as ts-morph's structures, which ts-morph prints and prettier formats. */
export interface StructuresDraft {
  readonly kind: "structures";
  /** Relative to `src/`, without extension. */
  readonly path: string;
  /** The lines of the comment at the top. */
  readonly header: readonly string[];
  /**
   * They include imports: of npm packages by their names, of modules of the package by
   * `modulePath`. ts-morph escapes nothing: pass a document's text through the functions of `text`.
   */
  readonly statements: readonly StatementStructures[];
}

export type Statement =
  | (Declared & {
      readonly kind: "interface";
      readonly name: string;
      readonly docs: DocLines;
      readonly typeParameters?: readonly TypeParameter[];
      /** A type whose members it inherits. */
      readonly extends?: TypeNode;
      /** Its call signatures, and its methods. */
      readonly signatures?: readonly Signature[];
      readonly members: readonly Member[];
      readonly index: TypeNode | null;
    })
  | (Declared & {
      readonly kind: "type";
      readonly name: string;
      readonly docs: DocLines;
      readonly type: TypeNode;
    })
  | {
      readonly kind: "const";
      readonly name: string;
      readonly docs: DocLines;
      readonly exported: boolean;
      readonly type: TypeNode | null;
      readonly value: Expression;
    }
  /** A constant object of literals: `{ open: "open" } as const`. */
  | (Declared & {
      readonly kind: "values";
      readonly name: string;
      readonly members: readonly ValueMember[];
    })
  | (Declared & {
      readonly kind: "function";
      readonly name: string;
      readonly async?: boolean;
      /** `false`: only its own module calls it. */
      readonly exported?: boolean;
      readonly docs: DocLines;
      readonly typeParameters?: readonly TypeParameter[];
      readonly parameters: readonly FunctionParameter[];
      readonly returns: TypeNode;
      readonly result: Expression;
    })
  | {
      readonly kind: "export";
      readonly from: string;
      readonly values: readonly string[];
      readonly types: readonly string[];
    };

export interface ValueMember extends Declared {
  readonly name: string;
  readonly value: Literal;
  readonly docs: DocLines;
}
