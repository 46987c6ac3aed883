/**
 * What is going to be printed, as plain data. No text of a document is code here: it stands in
 * literals, keys and doc lines, and only `6-print/text.ts` turns these into TypeScript.
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
  /** A module of the runtime, copied as it is. */
  | { readonly kind: "template"; readonly module: string; readonly template: Template }
  /** Text that another tool printed as TypeScript types. */
  | {
      readonly kind: "types";
      readonly path: string;
      readonly header: readonly string[];
      readonly text: string;
    }
  /** A file that is no code. */
  | {
      readonly kind: "file";
      readonly path: string;
      readonly text: string;
      /** `text` stays as it is. */
      readonly format: "json" | "markdown" | "text";
    }
  /** Markdown as data, of wireform's own emitters: it is laid out without loading prettier. */
  | { readonly kind: "markdown"; readonly path: string; readonly blocks: readonly Block[] };

export interface ModuleDraft {
  readonly kind: "module";
  /** Relative to `src/`, without extension. */
  readonly path: string;
  /** Lines of the comment at the top. */
  readonly header: readonly string[];
  readonly statements: readonly Statement[];
  /**
   * The JavaScript file of `dist/`, without extension, that has its statements beside those of other
   * modules; without it, a file of its own. No two of them may have one name for two things: for
   * wireform's own modules alone, whose names were all claimed.
   */
  readonly chunk?: string;
}

/** A module as ts-morph's structures, which ts-morph prints and prettier lays out. */
export interface StructuresDraft {
  readonly kind: "structures";
  /** Relative to `src/`, without extension. */
  readonly path: string;
  /** Lines of the comment at the top. */
  readonly header: readonly string[];
  /**
   * Imports are among them: of npm packages by their names, of modules of the package by
   * `modulePath`. ts-morph escapes nothing: a document's text goes through the functions of `text`.
   */
  readonly statements: readonly StatementStructures[];
}

export type Statement =
  | (Declared & {
      readonly kind: "interface";
      readonly name: string;
      readonly docs: DocLines;
      /** What it takes its other members from. */
      readonly extends?: TypeNode;
      /** How it is called, and how its methods are. */
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
