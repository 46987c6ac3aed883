import type { Explanations } from "./explanation.js";

/** The lock, other tools' messages, and bugs in wireform. */
export const rest: Explanations<"4"> & Explanations<"5"> & Explanations<"9"> = {
  WF4001: {
    means: "A line of `wireform.lock` can't be read: it is broken, or contradicts another.",
    why: "The lock keeps the names that callers use. Without a line, something may be renamed.",
    example: ". #/components/schemas/Pet schemas/pet   # no names",
    fix: "Correct the line, keep one of two that contradict; or rename everything: --update-names.",
  },
  WF4002: {
    means:
      "A name is kept as in the lock: the document has a new one, or that of `names` is taken.",
    why: "Callers still compile. The new name would break them.",
    example: "operationId: readAllPets   # it was listPets, and is still called that",
    fix: "Use the new name with --update-names, or add the warning to `ignore`.",
  },
  WF4003: {
    means: "A new name is or was taken: it gets a number; or a name of `names` is reserved.",
    why: "Callers who use the name would get something else without an error.",
    example: "schemas:\n  Payment: ...   # `payment`, which was removed, was called Payment",
    fix: "Set a name by `names` in wireform.yaml, or delete the old line of wireform.lock.",
  },
  WF4004: {
    means: "Names that callers use have changed.",
    why: "Code that uses the old names no longer compiles.",
    example: "$ wireform generate --update-names",
    fix: "Change the callers; or keep the old names by `names`, or by restoring the lock.",
  },
  WF5001: {
    means: "openapi-typescript can't read the document (`--schema`).",
    why: "schema.ts is made by that tool, which reads only documents of one file, and not Swagger 2.0.",
    example: "$ wireform generate --schema   # and a $ref to another file",
    fix: "Leave out --schema (`schema: true`), or correct what the message names.",
  },
  WF5002: {
    means: "An emitter that isn't wireform's own failed, or wants what no package can hold.",
    why: "Without its part, the package would not be whole.",
    example: "emit() { throw new Error('it broke'); }",
    fix:
      "The place is the line of the emitter's code that threw; where a draft or a claim is wrong, it is where " +
      "the emitter says its name. Correct that, ask its author, or leave it out of `emitters`.",
  },
  WF9001: {
    means: "A bug of wireform (exit 70).",
    why: "No document should cause this, whatever it contains.",
    example: "TypeError: Cannot read properties of undefined",
    fix: "Report it, with the document. Until it is fixed, leaving out an operation (`exclude`) may help.",
  },
};
