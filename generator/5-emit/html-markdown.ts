/** Descriptions that are written in HTML, as Markdown: the language of doc comments and of hovers. */
import { characterOf, entities } from "../model/texts/html-entities.js";
import { inlineNames } from "./html-text.js";

/**
 * A description with the Markdown that its HTML stands for: `<code>` becomes a code span, `<p>` a
 * paragraph. Code, tables and tags that HTML doesn't know (`<id>`) stay as they are.
 *
 * The reason: OpenAPI descriptions are CommonMark, which allows HTML
 * (https://spec.openapis.org/oas/v3.1.1.html#rich-text-formatting); editors show its tags as text.
 */
export function markdownOfHtml(text: string): string {
  if (!tag.test(text)) return text;
  const markdown = new MarkdownText();
  let end = 0;
  for (const match of text.matchAll(pieces)) {
    markdown.text(text.slice(end, match.index));
    end = match.index + match[0].length;
    const { code, pre, name, closing, attributes = "", comment } = match.groups!;
    if (code !== undefined) markdown.code(code, match[0]);
    else if (pre !== undefined) markdown.block(`\`\`\`\n${plainText(pre).trim()}\n\`\`\``);
    else if (name === undefined) markdown.verbatim(comment === undefined ? match[0] : "");
    else if (closing === "/") markdown.close(name.toLowerCase());
    else markdown.open(name.toLowerCase(), attributes);
  }
  markdown.text(text.slice(end));
  return markdown.done();
}

const names = `${inlineNames}|blockquote|br|div|h[1-6]|hr|li|nobr|ol|p|ul`;

const tag = new RegExp(`</?(?:${names}|code|pre)(?:\\s[^<>]*)?/?>`, "i");

/** What isn't read further, in this order, and the tags. */
const pieces = new RegExp(
  [
    "(?<kept>(?<!`)(`+)(?!`)[^]*?(?<!`)\\2(?!`)|^[ \\t]*\\|.*$)",
    element("table"),
    element("pre"),
    element("code"),
    "(?<comment><!--(?:(?!<!--)[^])*?-->)",
    `<(?<closing>/?)(?<name>${names})(?<attributes>\\s[^<>]*)?/?>`,
  ].join("|"),
  "gim",
);

/** An element as far as its end, unless another of its kind starts before that. */
function element(name: string): string {
  return `<${name}(?:\\s[^<>]*)?>(?<${name}>(?:(?!<${name})[^])*?)</${name}>`;
}

/** Elements that stand apart from what is before and behind them. */
const blocks = /^(?:p|div|blockquote|hr|h[1-6])$/;

/** Around bold and emphasised text. */
const marks: Readonly<Record<string, string>> = { b: "**", strong: "**", em: "*", i: "*" };

class MarkdownText {
  #out = "";
  /** Line breaks that the next text needs before it, and what it starts with. */
  #gap = 0;
  #start = "";
  /** Elements that change their content when they end: where it starts, and the address of a link. */
  readonly #open: { readonly name: string; readonly from: number; readonly href?: string }[] = [];
  /** The number of the next item of each list around; 0: it has no numbers. */
  readonly #lists: number[] = [];

  text(html: string): void {
    this.#add(html.replace(entities, outsideCode));
  }

  code(html: string, whole: string): void {
    const text = plainText(html);
    this.#add(text.includes("`") || text.trim() === "" ? whole : `\`${text}\``);
  }

  block(markdown: string): void {
    this.#breakLine(2);
    this.#add(markdown);
    this.#breakLine(2);
  }

  verbatim(text: string): void {
    this.#add(text);
  }

  open(name: string, attributes: string): void {
    if (blocks.test(name)) this.#breakLine(2);
    else if (name === "br") this.#breakLine(this.#lists.length > 0 ? 0 : 2);
    else if (name === "ul" || name === "ol") {
      this.#breakLine(this.#lists.length > 0 ? 1 : 2);
      this.#lists.push(name === "ol" ? 1 : 0);
    } else if (name === "li") this.#item();
    else if (name === "img") this.#add(attribute(attributes, "alt") ?? "");
    else if (name === "a") this.#enter(name, attribute(attributes, "href"));
    if (name in marks || /^h\d$/.test(name)) this.#enter(name);
  }

  close(name: string): void {
    const at = this.#open.findLastIndex((element) => element.name === name);
    if (at >= 0) this.#wrap(this.#open.splice(at)[0]!);
    if (blocks.test(name)) this.#breakLine(2);
    else if (name === "ul" || name === "ol") {
      this.#lists.pop();
      this.#breakLine(this.#lists.length > 0 ? 1 : 2);
    }
  }

  done(): string {
    return this.#out.trim();
  }

  #item(): void {
    const number = this.#lists.at(-1) ?? 0;
    if (number > 0) this.#lists[this.#lists.length - 1] = number + 1;
    this.#breakLine(1);
    const indent = "  ".repeat(Math.max(this.#lists.length - 1, 0));
    this.#start = `${indent}${number > 0 ? `${number}.` : "-"} `;
  }

  #enter(name: string, href?: string): void {
    this.#flush();
    this.#open.push({ name, from: this.#out.length, ...(href !== undefined && { href }) });
  }

  /** Puts marks or a link around what an element holds, but not around the blanks at its ends. */
  #wrap({ name, from, href }: { name: string; from: number; href?: string }): void {
    const content = this.#out.slice(from);
    const inner = content.trim();
    if (inner === "") return;
    const [before, after] = content.split(inner, 2);
    const mark = marks[name] ?? (name === "a" ? "" : "**");
    const text = name === "a" ? linkOf(inner, href) : `${mark}${inner}${mark}`;
    this.#out = `${this.#out.slice(0, from)}${before}${text}${after}`;
  }

  #add(text: string): void {
    if (this.#gap === 0 && this.#start === "") this.#out += text;
    else if (text.trim() !== "") {
      this.#flush();
      this.#out += text.trimStart();
    }
  }

  #breakLine(gap: 0 | 1 | 2): void {
    if (gap === 0) this.#add(" ");
    else this.#gap = Math.max(this.#gap, gap);
  }

  #flush(): void {
    if (this.#gap > 0) {
      this.#out = this.#out.trimEnd();
      if (this.#out !== "") this.#out += "\n".repeat(this.#gap);
    }
    this.#out += this.#start;
    this.#gap = 0;
    this.#start = "";
  }
}

/** Links that a reader can follow; of others only their text stays. */
function linkOf(text: string, href: string | undefined): string {
  const isAddress =
    href !== undefined && /^(?:https?:|mailto:|[/#.]|[\w-]+(?:[/.#?]|$))/i.test(href);
  if (!isAddress || text === href || text.includes("\n")) return text;
  return `[${text.replace(/(?<!\\)[[\]]/g, "\\$&")}](${encodeURI(href).replace(/[()]/g, escapeParenthesis)})`;
}

const escapeParenthesis = (character: string) => (character === "(" ? "%28" : "%29");

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(
    attributes,
  );
  return found === null ? undefined : plainText(found[1] ?? found[2] ?? found[3] ?? "").trim();
}

function plainText(html: string): string {
  return html.replace(/<\/?(?:[a-z][\w-]*)(?:\s[^<>]*)?\/?>/gi, "").replace(entities, characterOf);
}

/** The character of an entity, unless Markdown would read it and what follows as a tag or an entity. */
function outsideCode(entity: string, at: number, html: string): string {
  const character = characterOf(entity);
  const next = html.slice(at + entity.length, at + entity.length + 1);
  if (character === "<" && /[a-z/!?]/i.test(next)) return "&lt;";
  return character === "&" && /[a-z#]/i.test(next) ? "&amp;" : character;
}
