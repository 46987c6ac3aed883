/** What the generator uses of `node:url`, on a disk whose paths begin with a slash. */

export function pathToFileURL(path: string): URL {
  const url = new URL("file:///");
  url.pathname = path.replaceAll("%", "%25").replaceAll("?", "%3F").replaceAll("#", "%23");
  return url;
}

export function fileURLToPath(url: string | URL): string {
  return decodeURIComponent(new URL(url).pathname);
}
