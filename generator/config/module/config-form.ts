/** The keys of `wireform.yaml` as types: made from its schema, by `npx vitest run test/config -u`. */

/** What `wireform generate` reads and writes: one package, one subpath per client. */
export interface ConfigForm {
  /** The folder of the generated package, below the folder of this file. */
  readonly output: string;
  /** What the package.json of the generated package says. */
  readonly package?:
    | {
        /** The name by which it is imported. Without one: the first document's title. */
        readonly name?: string | undefined;
        /** Its version, such as 1.2.3. Without one: 0.0.0. */
        readonly version?: string | undefined;
        /** Also write AGENTS.md: how to call, find and test, for coding agents. */
        readonly agents?: boolean | undefined;
        /** Count the version up and write CHANGELOG.md by what changed since `version`. */
        readonly changelog?: boolean | undefined;
      }
    | undefined;
  /** Whether to write openapi-typescript's `schema.ts` too. */
  readonly schema?: boolean | undefined;
  /** Whether to write the TypeScript sources alone; exports then point at them. */
  readonly sourceOnly?: boolean | undefined;
  /**
   * What imports between the sources end with: `none` for bundlers, `js` for Node's
   * resolution, `ts` for Node, Deno and Bun without a build. With sourceOnly, the
   * nearest tsconfig.json decides where this isn't said.
   */
  readonly importExtension?: "none" | "js" | "ts" | undefined;
  /**
   * Whether to write declaration maps: editors then go from a type to its line in the
   * document.
   */
  readonly declarationMaps?: boolean | undefined;
  /**
   * Commands to run after files were written, in the folder of this file: each a
   * program and its arguments, without a shell, such as `[[prettier, --write,
   * sdk/src]]`.
   */
  readonly postGenerate?: readonly (readonly string[])[] | undefined;
  /** Further folders, besides the document's own, from which `$ref`s may read. */
  readonly roots?: readonly string[] | undefined;
  /** Warnings to ignore. An entry that matches no warning is reported. */
  readonly ignore?:
    | readonly {
        /** The code of the warning. */
        readonly code:
          | "WF1006"
          | "WF1008"
          | "WF2007"
          | "WF2008"
          | "WF2009"
          | "WF3001"
          | "WF3002"
          | "WF3005"
          | "WF3006"
          | "WF3008"
          | "WF3010"
          | "WF3012"
          | "WF3011"
          | "WF3014"
          | "WF3015"
          | "WF3016"
          | "WF3017"
          | "WF3018"
          | "WF4002"
          | "WF4003"
          | "WF4004";
        /**
         * Where: a JSON pointer in the document (`/paths/~1pets`), or FILE#POINTER, and
         * what is below. `*` is any one segment. Without it, everywhere.
         */
        readonly at?: string | undefined;
        /** Why it may stay: for whoever reads this next. */
        readonly because?: string | undefined;
      }[]
    | undefined;
  /**
   * The clients by name: a name is the subpath that the client is imported from. `.`
   * has none: it is the package itself.
   */
  readonly clients: { readonly [name: string]: ClientForm };
}

/** One document, and how it is read. */
export interface ClientForm {
  /**
   * The OpenAPI document, from the folder of this file: YAML or JSON. A URL is never
   * read when code is generated: `wireform fetch` writes a copy of what stands there,
   * and `sha256`.
   */
  readonly document: string;
  /**
   * Where the copy of a document by URL stands, from the folder of this file; without
   * it, `documents/NAME.yaml` or `.json`. Commit it.
   */
  readonly copy?: string | undefined;
  /** Which document the copy is (without the CR of CR LF): `wireform fetch` writes it. */
  readonly sha256?: string | undefined;
  /**
   * Which rules decide what OpenAPI leaves undefined on the wire: `oas` (default),
   * `stripe`, or what reads forms and queries on the server: `qs` (Express, NestJS,
   * Fastify), `php`, `rails` (Rack). `x-wireform` in the document wins over it.
   */
  readonly dialect?: "oas" | "stripe" | "qs" | "php" | "rails" | undefined;
  /** How nested forms write arrays: `a[0]=x` (indices, default) or `a[]=x`. */
  readonly arrays?: "indices" | "brackets" | undefined;
  /**
   * What a null in a form is: an empty value, `a=` (empty, default), or nothing
   * (omit). `x-wireform` in the document wins over it.
   */
  readonly nulls?: "empty" | "omit" | undefined;
  /**
   * The header in which the client sends a key with every POST: it makes sending
   * again safe. `x-wireform` in the document wins over it.
   */
  readonly idempotencyHeader?: string | undefined;
  /**
   * Send a key with every POST, in `Idempotency-Key` unless `idempotencyHeader` says
   * otherwise; and with each operation that declares such a header as a parameter:
   * callers needn't give it.
   */
  readonly idempotencyKeys?: boolean | undefined;
  /**
   * What the generated client does about failures unless its caller says otherwise;
   * false: it sends each request once, and has no code for more. `x-wireform` in the
   * document has the same.
   */
  readonly retry?: false | RetryForm | undefined;
  /**
   * What `createClient` does unless its caller says otherwise: options that come with
   * the package. No credentials: all users of the package would have them.
   */
  readonly defaults?:
    | {
        /** The URL of the API, instead of all servers in the document. */
        readonly baseUrl?: string | undefined;
        /**
         * Headers of each request, such as `X-Client: my-api`. A caller's header of the
         * same name wins.
         */
        readonly headers?: { readonly [name: string]: string } | undefined;
        /**
         * Milliseconds for each attempt; false: no limit. Without one, the client has
         * 80000.
         */
        readonly timeout?: false | number | undefined;
        /** Milliseconds for all attempts and pauses together. */
        readonly totalTimeout?: false | number | undefined;
        /**
         * What the generated client does about failures unless its caller says otherwise;
         * false: it sends each request once, and has no code for more. `x-wireform` in the
         * document has the same.
         */
        readonly retry?: false | RetryForm | undefined;
      }
    | undefined;
  /**
   * Also write a validator for each named schema, which knows Standard Schema and
   * gives JSON Schemas: `import { orderSchema } from "my-api/validators"`.
   */
  readonly validators?: boolean | undefined;
  /**
   * Also write a schema of Zod 4 for each named schema, of which Zod infers the same
   * type: `import { zOrder } from "my-api/zod"`. The package names zod as a peer
   * dependency.
   */
  readonly zod?: boolean | undefined;
  /**
   * Also write a function from requests to responses that serves the document, with
   * the validators that it needs: `import { createHandler } from "my-api/handler"`.
   */
  readonly handler?: boolean | undefined;
  /**
   * Also write test doubles of the API, with the handler and the validators that they
   * need: `import { createFake } from "my-api/fake"`.
   */
  readonly fake?: boolean | undefined;
  /**
   * Also write a command line that calls each operation, as a program of the package:
   * `my-api orders create --amount 1000`.
   */
  readonly cli?: boolean | undefined;
  /**
   * Also write what TanStack Query and SWR take, for each operation: `import {
   * getOrderQuery } from "my-api/query"`.
   */
  readonly query?: boolean | undefined;
  /**
   * Also write each operation as a tool for language models, with the validators that
   * it needs: `import { tools } from "my-api/tools"`.
   */
  readonly tools?: boolean | undefined;
  /**
   * Also write what the document says of each operation, as a value: `import {
   * operations } from "my-api/metadata"`.
   */
  readonly metadata?: boolean | undefined;
  /**
   * Also write a function for each variant of a choice that a constant member tells:
   * `import { isCard } from "my-api/guards"`.
   */
  readonly guards?: boolean | undefined;
  /**
   * Parameters that are given to `createClient` instead of to each operation, by
   * their names: operations take them as an override.
   */
  readonly clientParameters?:
    | {
        /** Such as `Api-Version`. */
        readonly headers?: readonly string[] | undefined;
        /** Such as `tenant` of `/{tenant}/pets`. */
        readonly path?: readonly string[] | undefined;
        /** Such as `api-version`. */
        readonly query?: readonly string[] | undefined;
        /** Such as `locale`. */
        readonly cookies?: readonly string[] | undefined;
      }
    | undefined;
  /**
   * The component schema (its key, or a JSON pointer) of all failures that the
   * document says nothing of. `x-wireform` in the document wins over it.
   */
  readonly errors?: string | undefined;
  /**
   * What functions and types are called instead of what the document says; beats
   * `wireform.lock`.
   */
  readonly names?:
    | {
        /** By operationId, or by method and path: `GET /pets/{id}: readPet`. */
        readonly operations?: { readonly [name: string]: string } | undefined;
        /** By the key in `components.schemas`: `pet_record: Pet`. */
        readonly schemas?: { readonly [name: string]: string } | undefined;
      }
    | undefined;
  /**
   * OpenAPI Overlay documents (1.0, 1.1) that change the document before it is read,
   * in order.
   */
  readonly overlays?: readonly string[] | undefined;
  /** What integers of `format: int64` in responses are: number (default) or bigint. */
  readonly int64?: "number" | "bigint" | undefined;
  /**
   * What `format: date-time` and `unix-time` are, in answers as in requests: string
   * (default: text and numbers as JSON has them; requests take a Date, too) or date
   * (a Date in both).
   */
  readonly dates?: "string" | "date" | undefined;
  /**
   * Types of your own for the values of formats, by the format's name: `date-time: {
   * type: Instant, module: my-times, parse: parseInstant, print: printInstant }`.
   */
  readonly formats?:
    | {
        readonly [name: string]: {
          /** The name of the type that the module exports. */
          readonly type: string;
          /**
           * The npm package, or a module in it, that exports these names: `@acme/formats`,
           * `my-times/instant`; or one of Node: `node:url`. With sourceOnly also a TypeScript
           * file, from the folder of this file: `./src/decimal.ts`.
           */
          readonly module: string;
          /**
           * The range of versions under which the generated package names that package as a
           * peer; without one, any.
           */
          readonly version?: string | undefined;
          /**
           * A function from what JSON has to the type. Without one, values stay as JSON has
           * them.
           */
          readonly parse?: string | undefined;
          /**
           * A function from the type to what JSON has. Without one, values are sent as they
           * are.
           */
          readonly print?: string | undefined;
        };
      }
    | undefined;
  /**
   * Which media type is meant where a body or an answer has several, the first that
   * it has: `[application/xml]`. Without one: JSON, else what the document names
   * first.
   */
  readonly mediaTypes?: readonly string[] | undefined;
  /** How lists come in pages: operations that a rule fits are given as iterables. */
  readonly pagination?:
    | readonly (
        | {
            /** How the next page is found. */
            readonly kind: "cursor";
            /** The operations that the rule is meant for. Without it: those that it fits. */
            readonly for?: FilterForm | undefined;
            /** Where a page has its items: a JSON Pointer. */
            readonly items?: string | undefined;
            /** The parameter that asks for the next page. */
            readonly parameter: string;
            /** Where a page has the next one's cursor or URL. */
            readonly next: string;
            /** Where a page says whether there are more: a JSON Pointer. */
            readonly more?: string | undefined;
          }
        | {
            /** How the next page is found. */
            readonly kind: "cursor";
            /** The operations that the rule is meant for. Without it: those that it fits. */
            readonly for?: FilterForm | undefined;
            /** Where a page has its items: a JSON Pointer. */
            readonly items?: string | undefined;
            /** The parameter that asks for the next page. */
            readonly parameter: string;
            /** Which member of the last item is the next cursor. */
            readonly last: string;
            /** Where a page says whether there are more: a JSON Pointer. */
            readonly more?: string | undefined;
          }
        | {
            /** How the next page is found. */
            readonly kind: "offset";
            /** The operations that the rule is meant for. Without it: those that it fits. */
            readonly for?: FilterForm | undefined;
            /** Where a page has its items: a JSON Pointer. */
            readonly items?: string | undefined;
            /** The parameter that asks for the next page. */
            readonly parameter: string;
            /** The parameter with the size of a page. */
            readonly size?: string | undefined;
            /** Where a page says whether there are more: a JSON Pointer. */
            readonly more?: string | undefined;
          }
        | {
            /** How the next page is found. */
            readonly kind: "page";
            /** The operations that the rule is meant for. Without it: those that it fits. */
            readonly for?: FilterForm | undefined;
            /** Where a page has its items: a JSON Pointer. */
            readonly items?: string | undefined;
            /** The parameter that asks for the next page. */
            readonly parameter: string;
            /** The parameter with the size of a page. */
            readonly size?: string | undefined;
            /** The number of the first page, 1 when not given. */
            readonly first?: number | undefined;
            /** Where a page says whether there are more: a JSON Pointer. */
            readonly more?: string | undefined;
          }
        | {
            /** How the next page is found. */
            readonly kind: "link";
            /** The operations that the rule is meant for. Without it: those that it fits. */
            readonly for?: FilterForm | undefined;
            /** Where a page has its items: a JSON Pointer. */
            readonly items?: string | undefined;
          }
        | {
            /** How the next page is found. */
            readonly kind: "url";
            /** The operations that the rule is meant for. Without it: those that it fits. */
            readonly for?: FilterForm | undefined;
            /** Where a page has its items: a JSON Pointer. */
            readonly items?: string | undefined;
            /** Where a page has the next one's cursor or URL. */
            readonly next: string;
          }
      )[]
    | undefined;
  /** Whether to write openapi-typescript's `schema.ts` too. */
  readonly schema?: boolean | undefined;
  /** Further folders, besides the document's own, from which `$ref`s may read. */
  readonly roots?: readonly string[] | undefined;
  /** Warnings to ignore. An entry that matches no warning is reported. */
  readonly ignore?:
    | readonly {
        /** The code of the warning. */
        readonly code:
          | "WF1006"
          | "WF1008"
          | "WF2007"
          | "WF2008"
          | "WF2009"
          | "WF3001"
          | "WF3002"
          | "WF3005"
          | "WF3006"
          | "WF3008"
          | "WF3010"
          | "WF3012"
          | "WF3011"
          | "WF3014"
          | "WF3015"
          | "WF3016"
          | "WF3017"
          | "WF3018"
          | "WF4002"
          | "WF4003"
          | "WF4004";
        /**
         * Where: a JSON pointer in the document (`/paths/~1pets`), or FILE#POINTER, and
         * what is below. `*` is any one segment. Without it, everywhere.
         */
        readonly at?: string | undefined;
        /** Why it may stay: for whoever reads this next. */
        readonly because?: string | undefined;
      }[]
    | undefined;
  /** Only the operations that any of these lists names, and what they use. */
  readonly include?: FilterForm | undefined;
  /** Not the operations that any of these lists names. */
  readonly exclude?: FilterForm | undefined;
}

export interface FilterForm {
  /** Operations with any of these tags. */
  readonly tags?: readonly string[] | undefined;
  /**
   * Operations below these paths: `*` is anything inside a segment, `**` any
   * segments.
   */
  readonly paths?: readonly string[] | undefined;
  /** Operations by their operationId. */
  readonly operations?: readonly string[] | undefined;
  /** Operations of these HTTP methods. */
  readonly methods?: readonly string[] | undefined;
}

/** When a request is sent again. */
export interface RetryForm {
  /** How often a request is sent at most, the first time counted. */
  readonly attempts?: number | undefined;
  /** The longest pause before the second try, in milliseconds; it doubles each time. */
  readonly baseDelay?: number | undefined;
  /** The longest pause of all, in milliseconds. */
  readonly maxDelay?: number | undefined;
  /**
   * How many retries in a row there may be without successes; ten successes give one
   * back.
   */
  readonly budget?: number | undefined;
  /** The answers to try again after, instead of 408, 429 and 5XX. */
  readonly statuses?: readonly (number | string)[] | undefined;
  /** Whether to try again when there was no answer at all. */
  readonly connectionErrors?: boolean | undefined;
  /** Whether all requests may be sent twice, whatever their method is. */
  readonly safe?: boolean | undefined;
  /**
   * Whether to send again, whatever the method is, what surely was not executed: 429
   * and 503 with `Retry-After`, refused connections.
   */
  readonly unexecuted?: boolean | undefined;
}
