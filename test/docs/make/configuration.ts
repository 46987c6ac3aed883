import { configSchema } from "../../../generator/config/schema/config-schema.js";
import { code, table } from "./markdown.js";
import { definitionOf, describeValue, membersOf, requiredOf, type Schema } from "./schema-words.js";

/** A table of keys, below its heading. */
interface Section {
  readonly title: string;
  readonly schema: Schema;
}

/** Every key of `wireform.yaml`, from the schema that editors and the reader use. */
export function renderConfiguration(): string {
  return collectSections().map(renderSection).join("\n\n");
}

/** The file's own keys, then those of each object in them, in the order of their first mention. */
function collectSections(): readonly Section[] {
  const sections: Section[] = [{ title: "At the top", schema: configSchema }];
  for (const { schema } of sections)
    for (const [key, member] of Object.entries(membersOf(schema))) {
      const title = titleOf(key, member);
      if (title !== null && !sections.some((known) => known.title === title))
        sections.push({ title, schema: member });
    }
  return sections;
}

/** The heading of the keys that a value has, or `null` where it is no object. */
function titleOf(key: string, schema: Schema): string | null {
  if (Object.keys(membersOf(schema)).length === 0) return null;
  const definition = definitionOf(schema);
  if (definition === "filter") return "A filter";
  return key === "clients" ? "Each client" : code(key);
}

function renderSection({ title, schema }: Section): string {
  const required = requiredOf(schema);
  const rows = Object.entries(membersOf(schema)).map(([key, member]) => [
    code(key) + (required.includes(key) ? " (required)" : ""),
    linked(key, member),
    member.description ?? "",
  ]);
  return [`### ${title}`, table(["key", "value", "what it does"], rows)].join("\n\n");
}

function linked(key: string, member: Schema): string {
  const words = describeValue(member);
  const title = titleOf(key, member);
  return title === null ? words : `[${words}](#${anchorOf(title)})`;
}

/** As GitHub makes it. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(" ", "-")
    .replace(/[^\w-]/g, "");
}
