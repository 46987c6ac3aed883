import { defineMember } from "../../1-load/source.js";
import { isRecord } from "../../2-resolve/node.js";

/**
 * A document without what people wrote for people, and without what names a server or may be a
 * secret. Names of paths, parameters, schemas and members stay: a fault is often about them.
 * @param keepsExamples whether examples, defaults and extensions stay, with blank texts in them
 */
export function blankTexts(document: unknown, keepsExamples: boolean): unknown {
  return blankValue(document, false, keepsExamples);
}

const text = "text";

/** Their keys are names, not keywords. */
const maps = new Set(
  `properties patternProperties dependentSchemas schemas definitions $defs parameters headers responses
   requestBodies securitySchemes securityDefinitions links callbacks pathItems paths webhooks content
   encoding variables mapping scopes x-webhooks`.split(/\s+/),
);
const texts = new Set(["title", "description", "summary", "$comment"]);
const dropped = new Set(["contact", "license", "externalDocs", "termsOfService"]);
const data = new Set(["example", "examples", "default"]);
/** Of others, nothing is read but that they are there. */
const readExtensions = new Set(["x-wireform", "x-webhooks"]);
/** Their texts are part of what a value may be. */
const choices = new Set(["enum", "const", "pattern"]);

function blankValue(value: unknown, holdsNames: boolean, keepsExamples: boolean): unknown {
  if (typeof value === "string") return blankAddress(value);
  if (Array.isArray(value)) return value.map((item) => blankValue(item, false, keepsExamples));
  if (!isRecord(value)) return value;
  const blanked: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    const result = holdsNames
      ? blankValue(member, false, keepsExamples)
      : blankMember(key, member, keepsExamples);
    if (result !== undefined) defineMember(blanked, key, result);
  }
  return blanked;
}

/** The member of a keyword; `undefined`: it goes. */
function blankMember(key: string, member: unknown, keepsExamples: boolean): unknown {
  if (texts.has(key) && typeof member === "string") return text;
  if (dropped.has(key)) return undefined;
  const isData = data.has(key) || (key.startsWith("x-") && !readExtensions.has(key));
  if (isData) return keepsExamples ? blankData(member) : undefined;
  if (choices.has(key)) return blankSecrets(member);
  if (key === "host" && typeof member === "string") return "host.example";
  if (key === "servers" && Array.isArray(member)) return member.map(blankServer);
  if (key === "$schema" || key === "jsonSchemaDialect") return member;
  return blankValue(member, maps.has(key), keepsExamples);
}

/** Numbers stay, as their size may matter; of texts, only that they are there. */
function blankData(value: unknown): unknown {
  if (typeof value === "string") return text;
  if (Array.isArray(value)) return value.map(blankData);
  if (!isRecord(value)) return value;
  const entries = Object.values(value).map((member, index) => [`m${index}`, blankData(member)]);
  return Object.fromEntries(entries);
}

/** Words of an enum stay, but for what looks like a key, a token or an address. */
function blankSecrets(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map((item, index) =>
      typeof item === "string" && looksSecret(item) ? `${text}${index}` : blankSecrets(item),
    );
  if (typeof value === "string") return looksSecret(value) ? text : value;
  return isRecord(value) ? blankData(value) : value;
}

function looksSecret(word: string): boolean {
  const isToken = /^[\w.+/=~-]{16,}$/.test(word) && /\d/.test(word) && /[A-Za-z]/.test(word);
  return isToken || /@|:\/\//.test(word);
}

/** What stands in its path decides how URLs are built: only that stays. */
function blankServer(server: unknown): unknown {
  if (!isRecord(server) || typeof server["url"] !== "string") return blankData(server);
  const url = blankAddress(server["url"]);
  const { variables } = server;
  if (!isRecord(variables)) return { url };
  const left = Object.entries(variables).filter(([name]) => url.includes(`{${name}}`));
  const named = left.map(([name]) => [name, { default: text }]);
  return named.length === 0 ? { url } : { url, variables: Object.fromEntries(named) };
}

/** The host of a URL, with user, port and query; a `$ref` to a file has none of these. */
function blankAddress(address: string): string {
  const host = /(?<=^|[\s"'(<])((?:[a-z][a-z\d+.-]*:)?\/\/)[^/?#\s"')>]*/gi;
  if (address.search(host) < 0) return address;
  return address.replace(host, "$1host.example").replace(/\?[^#\s]*/g, "");
}
