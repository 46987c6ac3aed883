/**
 * Which servers may be contacted. The document's address is configured, but anyone can choose where
 * it redirects.
 */
import { BlockList, isIP } from "node:net";

/** Networks that aren't the internet: private, loopback, link-local, reserved. */
const inner = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const)
  inner.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of [
  ["::", 96],
  // Ranges that embed IPv4 addresses.
  ["64:ff9b::", 32],
  ["2001::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
] as const)
  inner.addSubnet(network, prefix, "ipv6");

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

export function isPublic(address: string): boolean {
  return isIP(address) !== 0 && !inner.check(address, familyOf(address));
}

/** Whether an address is this machine. */
export function isLoopback(address: string): boolean {
  return isIP(address) !== 0 && loopback.check(address, familyOf(address));
}

/** Whether the host of a URL is this machine, by name. */
export function isLoopbackHost(host: string): boolean {
  const name = hostOf(host);
  return name === "localhost" || name.endsWith(".localhost") || isLoopback(name);
}

/** The host of a URL without the brackets of IPv6. */
export function hostOf(host: string): string {
  return host.replace(/^\[(.*)\]$/, "$1");
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 4 ? "ipv4" : "ipv6";
}

/** Why a document must not be fetched from an address; `null` if it may. */
export function whyNoAddress(address: string): string | null {
  if (!URL.canParse(address)) return "it is no URL";
  const { protocol, hostname, username, password, hash } = new URL(address);
  if (username !== "" || password !== "")
    return "it has a password in it, which everybody would read";
  if (hash !== "") return "it leads into a document: it has to name all of it";
  if (protocol === "https:") return null;
  if (protocol === "http:" && isLoopbackHost(hostname)) return null;
  return "a document is fetched by https: alone, by http: from this machine only";
}
