/**
 * Every code that wireform reports. A code is never reused. WF1 load, WF2 resolve, WF3 lower, WF4
 * plan, WF5 emit, WF7 write, WF8 usage and config, WF9 a bug in wireform.
 */
export const codes = {
  WF1001: { severity: "error", title: "the file can't be read" },
  WF1002: { severity: "error", title: "the file is neither YAML nor JSON" },
  WF1003: { severity: "error", title: "a key appears twice in one mapping" },
  WF1004: { severity: "error", title: "a $ref leads outside the allowed folders" },
  WF1006: { severity: "warning", title: "the YAML is broken, but can be read" },
  WF1005: { severity: "error", title: "the document exceeds a limit" },
  WF1007: { severity: "error", title: "an overlay is malformed" },
  WF1008: { severity: "warning", title: "an overlay selects nothing" },
  WF1009: { severity: "error", title: "an overlay doesn't fit the document" },

  WF1010: {
    severity: "error",
    title: "the copy of a document by URL is missing or doesn't match its hash",
  },
  WF1011: { severity: "error", title: "a document can't be fetched" },
  WF1012: { severity: "error", title: "the document at the URL has changed since it was fetched" },
  WF2001: { severity: "error", title: "a $ref points at nothing" },
  WF2002: { severity: "error", title: "a $ref leads back to itself" },
  WF2003: { severity: "error", title: "this is not an OpenAPI document" },
  WF2004: { severity: "error", title: "this OpenAPI version isn't supported" },
  WF2005: { severity: "error", title: "a value has the wrong type" },
  WF2006: { severity: "error", title: "a required field is missing" },
  WF2007: { severity: "warning", title: "OpenAPI has no such field here" },

  WF2008: { severity: "warning", title: "a value was repaired" },
  WF2009: { severity: "warning", title: "the document breaks a rule of OpenAPI" },

  WF3001: { severity: "warning", title: "two operations have the same operationId" },
  WF3002: { severity: "warning", title: "a path template and its parameters don't match" },
  WF3003: { severity: "error", title: "a construct isn't supported" },
  WF3004: { severity: "error", title: "a style isn't allowed here" },
  WF3005: { severity: "warning", title: "a declaration has no effect" },
  WF3006: { severity: "warning", title: "a value has no lossless encoding" },
  WF3007: { severity: "error", title: "a parameter is declared twice" },
  WF3008: { severity: "warning", title: "a security scheme can't be used" },
  WF3009: { severity: "error", title: "x-wireform is malformed" },
  WF3010: { severity: "warning", title: "a rule can't be expressed as a type" },
  WF3012: { severity: "warning", title: "a setting matches nothing" },
  WF3011: { severity: "warning", title: "a form body's root is not an object" },
  WF3013: { severity: "error", title: "a name can't be sent" },
  WF3014: { severity: "warning", title: "a default may be a credential" },
  WF3015: { severity: "warning", title: "no value fits a schema" },
  WF3016: { severity: "warning", title: "a required member isn't declared" },
  WF3017: { severity: "warning", title: "a format is probably misspelt" },
  WF3018: { severity: "warning", title: "a value doesn't fit its schema" },

  WF4001: { severity: "error", title: "the lock can't be read" },
  WF4002: { severity: "warning", title: "a name is kept, though the document has changed it" },
  WF4003: { severity: "warning", title: "a new name is already taken" },
  WF4004: { severity: "warning", title: "names have changed" },

  WF5001: { severity: "error", title: "openapi-typescript can't read the document" },
  WF5002: { severity: "error", title: "an emitter failed" },

  WF7001: { severity: "error", title: "the output folder can't be written" },
  WF7002: { severity: "error", title: "the output folder isn't a safe place" },
  WF7003: { severity: "error", title: "a generated file was edited by hand" },
  WF7004: { severity: "error", title: "a generated file is not up to date" },
  WF7005: { severity: "error", title: "an input has changed since the output was written" },
  WF7006: {
    severity: "error",
    title: "the configuration has changed since the output was written",
  },
  WF7007: { severity: "error", title: "another version of wireform wrote the output" },
  WF7008: { severity: "error", title: "a generated file is missing" },
  WF7009: { severity: "error", title: "a generated file is left over" },
  WF7010: { severity: "error", title: "the output's manifest can't be read" },
  WF7011: { severity: "error", title: "another run is writing the output" },
  WF7012: { severity: "error", title: "the baseline can't be read" },
  WF7013: { severity: "error", title: "the version is below what the changes require" },
  WF7014: { severity: "warning", title: "the baseline is missing" },
  WF7015: { severity: "error", title: "a command of postGenerate failed" },
  WF7016: { severity: "error", title: "changes of an ejected module are in conflict" },
  WF7017: { severity: "error", title: "an ejected module doesn't fit the package" },
  WF7018: { severity: "error", title: "a file of an ejected module is missing" },
  WF7019: { severity: "warning", title: "an ejected module isn't used" },

  WF8001: { severity: "error", title: "the command line is wrong" },
  WF8002: { severity: "error", title: "wireform.yaml is wrong" },
  WF8003: { severity: "error", title: "there is no wireform.yaml" },
  WF8004: { severity: "error", title: "there is a wireform.yaml already" },
  WF8005: { severity: "error", title: "wireform.config.ts is wrong" },

  WF9001: { severity: "error", title: "a bug of wireform" },
} as const satisfies Record<string, CodeFacts>;

interface CodeFacts {
  readonly severity: "error" | "warning";
  readonly title: string;
}

export type Code = keyof typeof codes;

export function isCode(word: string): word is Code {
  return Object.hasOwn(codes, word);
}
