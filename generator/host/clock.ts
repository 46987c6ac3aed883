/** In milliseconds, since the process began. To load what `performance` needs takes Node some of its own. */
export function clock(): number {
  return process.uptime() * 1000;
}
