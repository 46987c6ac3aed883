import type { Code } from "../../diagnostics/codes.js";
import type { Format } from "./formats.js";

/**
 * What a version of OpenAPI asks for, as data: for each of its objects the fields, and for each
 * field the kind of value. One walker (`walk.ts`) reads all of it.
 */
export type Rule =
  | { readonly is: "any" }
  | Text
  | { readonly is: "flag" }
  | { readonly is: "number"; readonly above?: number }
  /** An integer from 0. */
  | { readonly is: "count" }
  | {
      readonly is: "list";
      readonly of: Rule;
      /** An empty list is refused. */
      readonly filled: boolean;
      /** The same item twice is refused. */
      readonly unique: boolean;
      /** Looks at all items. */
      readonly checks?: readonly Check[];
    }
  /** Its keys are names that the author chose. */
  | { readonly is: "map"; readonly of: Rule; readonly names: Names }
  | ObjectRule
  /** The text of a `$ref`, and what it leads to. */
  | { readonly is: "reference"; readonly to: ObjectRule["of"]; readonly format: Format | null }
  /** The first rule that takes values of this type decides; `what` describes all of them for messages. */
  | { readonly is: "either"; readonly of: readonly Rule[]; readonly what: string };

interface Text {
  readonly is: "text";
  /** Any text is allowed. */
  readonly isAny: boolean;
  readonly format?: Format;
  readonly pattern?: RegExp;
  /** What a text of the pattern is, for people. */
  readonly what?: string;
  readonly words?: readonly string[];
}

export interface ObjectRule {
  readonly is: "object";
  /** Which table it is. Some depend on the value: a security scheme's on its `type`. */
  readonly of: ObjectName | ((value: Members) => ObjectName);
  /** A Reference Object may stand there instead. */
  readonly orReference: boolean;
}

export interface Names {
  /** What names look like. */
  readonly pattern?: RegExp;
  readonly what?: string;
  /** Names that begin with `x-` are extensions here. */
  readonly extensions?: boolean;
  /** How many there have to be. */
  readonly least?: number;
  readonly most?: number;
  /** Looks at all of them. */
  readonly checks?: readonly Check[];
}

export type Members = Readonly<Record<string, unknown>>;

/** Reports an error of a member (its key is the place), or of the mapping itself (`null`). */
export type Report = (key: string | null, message: string, details?: ErrorDetails) => void;

export interface ErrorDetails {
  readonly hint?: string | undefined;
  /** The code by which a later pass reports the same error, if that pass reads this place. */
  readonly reportedAs?: Code | undefined;
}

/** What no single field can say: two that exclude each other, one that another asks for. */
export type Check = (value: Members, report: Report) => void;

/** The objects of all versions. */
export type ObjectName =
  | "document"
  | "info"
  | "contact"
  | "license"
  | "server"
  | "serverVariable"
  | "components"
  | "pathItem"
  | "operation"
  | "externalDocs"
  | "parameter"
  | "requestBody"
  | "mediaType"
  | "encoding"
  | "response"
  | "example"
  | "link"
  | "header"
  | "callback"
  | "tag"
  | "schema"
  | "discriminator"
  | "xml"
  | "securityScheme"
  | "apiKey"
  | "http"
  | "mutualTLS"
  | "oauth2"
  | "openIdConnect"
  | "flows"
  | "implicitFlow"
  | "passwordFlow"
  | "applicationFlow"
  | "codeFlow"
  | "deviceFlow"
  | "basic"
  | "bodyParameter"
  | "items"
  | "file";

export interface ObjectTable {
  /** For messages: `a response`. */
  readonly what: string;
  readonly fields: ReadonlyMap<string, Rule>;
  readonly required: readonly string[];
  /**
   * Other fields: `none`, there are none; `free`, any; `keywords`, any, but what looks misspelt;
   * or what all others are.
   */
  readonly others: "none" | "free" | "keywords" | Rule;
  readonly checks: readonly Check[];
  /** See `ErrorDetails`. */
  readonly reportedAs?: Code | undefined;
}

export type Tables = Readonly<Partial<Record<ObjectName, ObjectTable>>>;

/** All that is asked of one version. */
export interface Specification {
  /** For messages: `OpenAPI 3.0`. */
  readonly name: string;
  readonly tables: Tables;
  /** The fields of a Reference Object. Other fields are reported only where it is `closed`. */
  readonly reference: {
    readonly fields: ReadonlyMap<string, Rule>;
    readonly closed: boolean;
    readonly format: Format | null;
  };
  /** Versions whose fields are read here too, though this one doesn't have them. */
  readonly later: readonly Pick<Specification, "name" | "tables">[];
}
