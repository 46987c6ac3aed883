import type { Explanations } from "./explanation.js";

export const lower: Explanations<"3"> = {
  WF3001: {
    means: "Two operations have the same operationId: one is named after its method or path.",
    why: "Functions are named after operationIds, and two can't have the same name.",
    example: "/a: { get: { operationId: read } }\n/b: { get: { operationId: read } }",
    fix: "Change one of the operationIds, or set a name by `names.operations` in wireform.yaml.",
  },
  WF3002: {
    means: "A path template and its parameters don't match: the template is used.",
    why: "The path is what is sent: each {name} in it needs a value, and other parameters have no place.",
    example: "/pets/{id}:\n  get:\n    parameters: [{ name: petId, in: path, required: true }]",
    fix: "Give each {name} a path parameter of that name, with `required: true`.",
  },
  WF3003: {
    means: "A construct isn't supported.",
    why: "OpenAPI doesn't define how it is sent, or the types would be too large for a compiler.",
    example: "parameters: [{ name: q, in: fragment }]",
    fix: "Write it in another way, `exclude` the operation, or skip it with --partial.",
  },
  WF3004: {
    means: "A style isn't allowed here.",
    why: "Each style sends different bytes, so wireform can't choose another one.",
    example: "parameters: [{ name: ids, in: query, style: simple }]",
    fix: "Choose one of the styles that the message names.",
  },
  WF3005: {
    means:
      "A declaration has no effect: an ignored header, a discriminator without alternatives, ...",
    why: "OpenAPI or HTTP ignores it, so the API may not behave as the document suggests.",
    example: "parameters:\n  - { name: Content-Type, in: header, schema: { type: string } }",
    fix: "Remove it, or declare it where it has an effect: media types set the Content-Type.",
  },
  WF3006: {
    means: "A value that the document allows has no lossless encoding.",
    why: "The server can't tell it from another value, or can't read it at all.",
    example:
      "parameters:\n  - { name: filter, in: query, schema: { type: object, properties: { by: { type: object } } } }",
    fix:
      "Declare how the server reads it: by `style`, by `content`, or by `dialect` in " +
      "wireform.yaml; or allow fewer values.",
  },
  WF3007: {
    means: "A parameter is declared twice, in two ways.",
    why: "Only one of them can be sent, and either could be meant.",
    example:
      "parameters:\n  - { name: q, in: query, schema: { type: string } }\n" +
      "  - { name: q, in: query, schema: { type: integer } }",
    fix: "Remove one of them.",
  },
  WF3008: {
    means: "A security scheme isn't defined, or is incomplete: nothing is sent for it.",
    why: "The server will respond with 401.",
    example:
      "security: [{ tokn: [] }]\ncomponents: { securitySchemes: { token: { type: http, scheme: bearer } } }",
    fix: "Define it in `components.securitySchemes`, or set a header in the client yourself.",
  },
  WF3009: {
    means: "`x-wireform` is malformed.",
    why: "A misspelt key would have no effect.",
    example: "x-wireform: { dialekt: stripe }",
    fix: "Correct what the message names. It takes keys that a client in wireform.yaml has, too.",
  },
  WF3010: {
    means:
      "A rule (`not`, `if`, ...) can't be expressed as a type: only validators check it, or nothing does.",
    why: "The server may refuse a value that compiles.",
    example: "schema: { type: string, not: { const: x } }",
    fix: "Nothing has to be done. If the rule matters, check it in your own code; validators (`validators: true`) check most that `not` and `if` say.",
  },
  WF3011: {
    means:
      "A form body's root may be something other than an object: such values are refused when called.",
    why: "A form is a list of named values, and only objects have names for their values.",
    example:
      "application/x-www-form-urlencoded: { schema: { type: array, items: { type: string } } }",
    fix: "Make the root an object, or use another media type.",
  },
  WF3012: {
    means: "A value of a filter, `names`, `ignore`, ..., or a pagination rule, matches nothing.",
    why: "It has no effect: it is misspelt, or the document has changed.",
    example: "include: { tags: [pet] }   # the document has `pets`",
    fix: "Correct it, or remove it.",
  },
  WF3013: {
    means: "A name can't be sent: of a header, a cookie, a method, a media type, a path.",
    why: "HTTP doesn't allow it, or the server would see another path.",
    example: 'parameters: [{ name: "my header", in: header }]',
    fix: "Correct the name: header names have letters, digits and !#$%&'*+-.^_`|~ only.",
  },
  WF3014: {
    means: "A header in `defaults` looks like a credential.",
    why: "It would be in the package, where everyone who installs it can read it.",
    example: "defaults: { headers: { X-Api-Key: abc } }",
    fix: "Let callers give it (`createClient({ auth })`), or, if it is no secret, name the warning in `ignore`.",
  },
  WF3015: {
    means: "No value fits a schema: its bounds exclude each other.",
    why: "Whoever checks values refuses all of them, and fakes have nothing to answer with.",
    example: "schema: { type: string, minLength: 10, maxLength: 5 }",
    fix: "Correct one of the two bounds.",
  },
  WF3016: {
    means: "A member is required that its schema doesn't declare.",
    why: "It is probably misspelt: callers have to give a member that may be anything, and may leave out the one that was meant.",
    example: "schema: { type: object, required: [nmae], properties: { name: { type: string } } }",
    fix: "Correct the name in `required`, or declare the member in `properties`.",
  },
  WF3017: {
    means: "A `format` is nearly one of the OpenAPI Format Registry: it is probably misspelt.",
    why: "Unknown formats are notes: a date stays a plain text, and nothing is checked.",
    example: "schema: { type: string, format: datetime }",
    fix: "Write the name that the hint has. If it is a format of your own, list it in `formats`, or ignore the warning.",
  },
  WF3018: {
    means: "A default, an example or a value of an enum doesn't fit its own schema.",
    why: "One of the two is wrong: either readers are misled, or the API gives what its schema denies. Fakes and READMEs leave such a value out. It is judged by type, bounds, lengths and exact formats, but not by `pattern`, which may take too long.",
    example: "schema: { type: string, enum: [open, paid], default: closed }",
    fix: "Correct the value or the schema; the message says what the schema asks for at that place.",
  },
};
