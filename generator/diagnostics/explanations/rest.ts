import type { Explanations } from "./explanation.js";

/** The lock, what other tools say, and our own bugs. */
export const rest: Explanations<"4"> & Explanations<"5"> & Explanations<"9"> = {
  WF4001: {
    means: "A line of `wireform.lock` can't be read: it is broken, or contradicts another.",
    why: "The lock keeps the names that callers know. A line that is lost may rename something.",
    example: ". #/components/schemas/Pet schemas/pet   # no names",
    mend: "Mend the line, keep one of two that contradict; or name all anew: --update-names.",
  },
  WF4002: {
    means:
      "A name stays as the lock has it: the document's is new, or that of `names` is another's.",
    why: "Callers go on to compile. The name of the document would break them.",
    example: "operationId: readAllPets   # it was listPets, and is called so still",
    mend: "Take the new name with --update-names, or acknowledge the old one with `ignore`.",
  },
  WF4003: {
    means: "A new name is another's, or was before: it is numbered; one of `names` is reserved.",
    why: "Callers who use the name would get something else in silence.",
    example: "schemas:\n  Payment: ...   # `payment`, which is gone, was called Payment",
    mend: "Name it by `names` in wireform.yaml, or delete the old line of wireform.lock.",
  },
  WF4004: {
    means: "Names that callers know are others now.",
    why: "Code that uses the old ones won't compile any more.",
    example: "$ wireform generate --update-names",
    mend: "Change the callers; or keep the old names: by `names`, or by the lock from history.",
  },
  WF5001: {
    means: "openapi-typescript can't read the document (`--schema`).",
    why: "schema.ts is made by that tool, which reads documents of one file, and no Swagger 2.0.",
    example: "$ wireform generate --schema   # and a $ref to another file",
    mend: "Leave out --schema (`schema: true`), or mend what the message names.",
  },
  WF9001: {
    means: "A bug of wireform (exit 70).",
    why: "Your documents can't be to blame for this, whatever they say.",
    example: "TypeError: Cannot read properties of undefined",
    mend: "Report it, with the document. Leaving out an operation (`exclude`) may help until then.",
  },
};
