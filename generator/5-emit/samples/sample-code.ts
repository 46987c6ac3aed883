import type { Sample } from "../../4-plan/samples/sample.js";
import type { JsonValue } from "../../model/docs.js";

/** The code of a value. */
export function sampleCode(sample: Sample): string {
  switch (sample.kind) {
    case "literal":
      return JSON.stringify(sample.value);
    case "bigint":
      return `${sample.digits}n`;
    case "now":
      return "new Date()";
    case "bytes":
      return "new Uint8Array()";
    case "list":
      return `[${sample.items.map(sampleCode).join(", ")}]`;
    case "object": {
      const members = sample.members.map(([name, value]) => {
        return `${JSON.stringify(name)}: ${sampleCode(value)}`;
      });
      return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
    }
    case "example":
      return exampleCode(sample.value);
    case "impossible":
      return "undefined as never";
    case "deep":
      return "/* ... */ undefined as never";
  }
}

/** JSON as code inside a fence: a fence in a text must not end it. */
function exampleCode(value: JsonValue): string {
  return JSON.stringify(value, null, 2).replaceAll("```", "\\u0060\\u0060\\u0060");
}
