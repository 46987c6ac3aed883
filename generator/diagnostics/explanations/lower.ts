import type { Explanations } from "./explanation.js";

export const lower: Explanations<"3"> = {
  WF3001: {
    means: "Two operations have the same operationId: one is named after its method or path.",
    why: "Functions are named after operationIds, and two can't have one name.",
    example: "/a: { get: { operationId: read } }\n/b: { get: { operationId: read } }",
    mend: "Give one another operationId, or a name by `names.operations` in wireform.yaml.",
  },
  WF3002: {
    means: "A path template and its parameters don't match: the template counts.",
    why: "The path is what is sent: each {name} in it needs a value, and no other has a place.",
    example: "/pets/{id}:\n  get:\n    parameters: [{ name: petId, in: path, required: true }]",
    mend: "Give each {name} a path parameter of that name, with `required: true`.",
  },
  WF3003: {
    means: "A construct isn't supported.",
    why: "Nothing says how it is sent, or no compiler reads what follows from it.",
    example: "parameters: [{ name: q, in: fragment }]",
    mend: "Write it in another way, `exclude` the operation, or leave it out with --partial.",
  },
  WF3004: {
    means: "A style isn't allowed at this place.",
    why: "Each style sends other bytes, so another one would be a guess.",
    example: "parameters: [{ name: ids, in: query, style: simple }]",
    mend: "Choose one of the styles that the message names.",
  },
  WF3005: {
    means:
      "A declaration has no effect: ignored headers, a discriminator without alternatives, ...",
    why: "OpenAPI or HTTP ignores it, so the API doesn't do what its document seems to say.",
    example: "parameters:\n  - { name: Content-Type, in: header, schema: { type: string } }",
    mend: "Remove it, or say it where it counts: media types say the Content-Type.",
  },
  WF3006: {
    means: "A value that the document allows has no lossless encoding.",
    why: "The server can't tell it from another value, or can't read it at all.",
    example:
      "parameters:\n  - { name: filter, in: query, schema: { type: object, properties: { by: { type: object } } } }",
    mend:
      "Say how the server reads it: `style`, `content`, or `dialect` in wireform.yaml; or allow " +
      "fewer values.",
  },
  WF3007: {
    means: "A parameter stands twice, and not alike.",
    why: "Either could be meant, and only one is sent.",
    example:
      "parameters:\n  - { name: q, in: query, schema: { type: string } }\n" +
      "  - { name: q, in: query, schema: { type: integer } }",
    mend: "Remove one of them.",
  },
  WF3008: {
    means: "A security scheme isn't defined, or not whole: nothing is sent for it.",
    why: "The server will answer 401 where the document promises otherwise.",
    example:
      "security: [{ tokn: [] }]\ncomponents: { securitySchemes: { token: { type: http, scheme: bearer } } }",
    mend: "Define it in `components.securitySchemes`, or give the client a header of your own.",
  },
  WF3009: {
    means: "`x-wireform` is malformed.",
    why: "A misspelt member would have no effect.",
    example: "x-wireform: { dialekt: stripe }",
    mend: "Correct what the message names. It has the members that a client has in wireform.yaml.",
  },
  WF3010: {
    means: "No type can say a rule (`not`, `if`, ...): it is not checked.",
    why: "What compiles may be refused by the server.",
    example: "schema: { type: string, not: { const: x } }",
    mend: "Nothing needs to be done. Where the rule matters, check it in code of your own.",
  },
  WF3011: {
    means: "A form body's root may be something else than an object: that is refused when called.",
    why: "A form is a list of named values, and only objects have names.",
    example:
      "application/x-www-form-urlencoded: { schema: { type: array, items: { type: string } } }",
    mend: "Make the root an object, or use another media type.",
  },
  WF3012: {
    means: "A word of a filter, `names`, `ignore`, ..., or a rule of pagination, fits nothing.",
    why: "It has no effect: it is misspelt, or the document has changed.",
    example: "include: { tags: [pet] }   # the document has `pets`",
    mend: "Correct the word, or remove it.",
  },
  WF3013: {
    means: "A name can't be sent: of a header, a cookie, a method, a media type, a path.",
    why: "HTTP has no such request, or the server would see another path.",
    example: 'parameters: [{ name: "my header", in: header }]',
    mend: "Correct the name: letters, digits and !#$%&'*+-.^_`|~ may stand in those of headers.",
  },
};
