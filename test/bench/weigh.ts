/** One Stripe call with each package: the size of its program, and what it sends. */
import { packageRoot } from "../../generator/host/package-root.js";
import { type Bundle, bundleProgram } from "./bundle.js";
import { builderProgram, type Call, clientProgram, vendorProgram } from "./calls.js";
import { generateWithPeer, type InstalledPeer } from "./peer-cache.js";
import { runProgram } from "./sent.js";

/** A program that was bundled and run. */
export interface Weighed {
  readonly name: string;
  readonly bundle: Bundle;
  /** The content type and body that it made. */
  readonly contentType: string;
  readonly body: string;
}

/** What could not be measured, and why. */
export interface Unweighed {
  readonly name: string;
  readonly fault: string;
}

/** The builder alone, then with the client; `index` is the file that the package's users import. */
export async function weighOwn(
  call: Call,
  index: string,
): Promise<readonly [builder: Weighed, client: Weighed]> {
  const name = "wireform-payments/stripe";
  const packages = { [name]: index };
  const builder = await bundleProgram(builderProgram(call, name), packageRoot, packages);
  const client = await bundleProgram(clientProgram(call, name), packageRoot, packages);
  const { printed } = await runProgram(builder.code);
  const [contentType, body] = printed.trimEnd().split("\n") as [string, string];
  return [
    { name: "wireform: builder and encoder", bundle: builder, contentType, body },
    { name: "wireform: with the client", bundle: client, ...(await sentBy(client)) },
  ];
}

/** With a client of a document that has no security schemes. */
export async function weighBare(call: Call, index: string): Promise<Weighed> {
  const name = "wireform-payments/bare";
  const program = clientProgram(call, name, "");
  const bundle = await bundleProgram(program, packageRoot, { [name]: index });
  const title = "wireform: with the client, without retries, keys and credentials";
  return { name: title, bundle, ...(await sentBy(bundle)) };
}

export async function weighVendor(call: Call): Promise<Weighed> {
  const bundle = await bundleProgram(vendorProgram(call));
  return { name: "stripe 23.1.0", bundle, ...(await sentBy(bundle)) };
}

/** @param document the path of the document; its call is measured */
export async function weighPeer(
  installed: InstalledPeer,
  call: Call,
  document: string,
): Promise<Weighed | Unweighed> {
  const [[generator, version] = []] = Object.entries(installed.peer.packages);
  const name = `${generator} ${version}`;
  try {
    const { code, out, output } = await generateWithPeer(installed, document, call.title);
    if (code !== 0)
      return { name, fault: `fails: its generator ends with ${code}: ${lastLine(output)}` };
    const program = installed.peer.program(call, out);
    const bundle = await bundleProgram(program, installed.folder);
    return { name, bundle, ...(await sentBy(bundle)) };
  } catch (error) {
    return { name, fault: `fails: ${lastLine((error as Error).message)}` };
  }
}

async function sentBy({ code }: Bundle): Promise<Pick<Weighed, "contentType" | "body">> {
  const { sent } = await runProgram(code);
  if (sent.length !== 1) throw new Error(`${sent.length} requests were sent instead of one`);
  return sent[0]!;
}

function lastLine(text: string): string {
  return text.trimEnd().split("\n").at(-1)!;
}
