/** What another generator's configuration is here. */
import { isRecord } from "../../2-resolve/node.js";

export interface Migration {
  readonly clients: readonly MigratedClient[];
  /** What has no like here, or is done in another way: a line for each. */
  readonly notes: readonly string[];
}

export interface MigratedClient {
  /** As its author calls it. */
  readonly name: string;
  /** A path or a URL. */
  readonly document: string;
  /** Further keys of the client. */
  readonly keys: Readonly<Record<string, unknown>>;
}

export type Settings = Readonly<Record<string, unknown>>;

/** What is told of a setting, by its path: it is done elsewhere, or nothing needs to be done. */
export type Advice = Readonly<Record<string, string>>;

/** Reads settings, and keeps account of those that nobody has read. */
export class SettingsReader {
  readonly notes: string[] = [];

  constructor(private readonly advice: Advice) {}

  /** Notes each setting that isn't among those which were read. */
  rest(settings: Settings, read: readonly string[], at: string): void {
    for (const key of Object.keys(settings))
      if (!read.includes(key) && settings[key] !== undefined) this.tell(`${at}${key}`);
  }

  tell(path: string): void {
    const advice = this.advice[path.replace(/^\[[^\]]*\]\./, "")];
    const note = advice === undefined ? `\`${path}\` has no like here` : `\`${path}\`: ${advice}`;
    if (advice !== "" && !this.notes.includes(note)) this.notes.push(note);
  }
}

export function settingsOf(value: unknown): Settings {
  return isRecord(value) ? value : {};
}

export function textsOf(value: unknown): readonly string[] {
  return [value].flat().filter((one) => typeof one === "string");
}

/** A filter by tags; nothing, if there are no plain names. */
export function tagFilter(
  key: "include" | "exclude",
  tags: unknown,
  reader: SettingsReader,
): Settings {
  const names = textsOf(tags);
  if (names.length < [tags ?? []].flat().length) reader.tell("a tag as a regular expression");
  return names.length === 0 ? {} : { [key]: { tags: names } };
}
