/** Why a word that should name a file is an address instead, and what to do; `null` where it is a path. */
export function whyNoFile(given: string): { message: string; hint: string } | null {
  // A drive of Windows has one letter.
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(given)?.[1]?.toLowerCase();
  if (scheme === undefined) return null;
  if (scheme === "file") return { message: `${given} is a URL`, hint: "use the path of a file" };
  const saved = `download it and use the file: curl -o openapi${extensionOf(given)} URL`;
  const fetched = "; a `document` of wireform.yaml may be a URL: run wireform fetch";
  return {
    message: `${given} is a URL: nothing is read from the network`,
    hint: saved + (scheme.startsWith("http") ? fetched : ""),
  };
}

function extensionOf(address: string): string {
  return /\.(json|ya?ml)(?=$|[?#])/i.exec(address)?.[0] ?? ".json";
}
