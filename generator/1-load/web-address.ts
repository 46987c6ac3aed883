/** Why a word that should name a file is an address instead, and what to do; `null` where it is a path. */
export function whyNoFile(given: string): { message: string; hint: string } | null {
  // A drive of Windows has one letter.
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(given)?.[1]?.toLowerCase();
  if (scheme === undefined) return null;
  if (scheme === "file") return { message: `${given} is a URL`, hint: "name the file by its path" };
  return {
    message: `${given} is a URL: nothing is read from the network`,
    hint: `download it, and name the file: curl -o openapi${extensionOf(given)} URL`,
  };
}

function extensionOf(address: string): string {
  return /\.(json|ya?ml)(?=$|[?#])/i.exec(address)?.[0] ?? ".json";
}
