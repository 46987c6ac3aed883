/** A piece of JSON text: a scalar with its key, and the path to it; `null` for brackets and commas. */
export interface JsonToken {
  readonly text: string;
  readonly path: readonly string[] | null;
}

/** Cuts a text that is known to be JSON. All pieces in order are the text. */
export function jsonTokens(text: string): readonly JsonToken[] {
  const tokens: JsonToken[] = [];
  /** The containers around the present place: their present key or position. */
  const path: string[] = [];
  const isList: boolean[] = [];
  let key = "";
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:\s*)?|[{}[\]]|,|[^\s"{}[\],]+|\s+/g)) {
    if (/^"[^]*:\s*$/.test(token)) {
      path[path.length - 1] = String(JSON.parse(token.slice(0, token.lastIndexOf(":"))));
      key += token;
    } else if (token === "{" || token === "[") {
      tokens.push({ text: key + token, path: key === "" ? null : [...path] });
      key = "";
      isList.push(token === "[");
      path.push("0");
    } else if (token === "}" || token === "]") {
      isList.pop();
      path.pop();
      tokens.push({ text: token, path: null });
    } else if (token === ",") {
      if (isList.at(-1) === true) path.push(String(Number(path.pop()) + 1));
      tokens.push({ text: token, path: null });
    } else if (/^\s/.test(token)) tokens.push({ text: token, path: null });
    else {
      tokens.push({ text: key + token, path: [...path] });
      key = "";
    }
  }
  return tokens;
}
