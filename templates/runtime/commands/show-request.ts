/** `--dry-run`: the request that a command would send. */
import type { Client } from "../client/client.js";
import { isBaseUrl } from "../client/options.js";
import type { HttpRequest } from "../encode/operation.js";
import { shellQuote, toCurl } from "../tools/curl.js";
import { redacted } from "../tools/redact.js";
import { curlForm } from "./curl-form.js";
import { pathOfFile } from "./read-files.js";

/** Those of the command line, some of which matter here. */
export interface ShownOptions {
  readonly auth?: string | Readonly<Record<string, string>>;
  readonly baseUrl?: string;
  /** Of the request: these win over the operation's own. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A request as a `curl` command, with all that the client adds to it. Credentials are masked: also
 * under a name that doesn't sound like one. Files are read from where the command line names them.
 * @param connect the client's `createClient`
 * @param input what the words of the command line have become
 * @param server where requests go by default
 */
export async function shownRequest(
  connect: (options: never) => Client,
  options: ShownOptions,
  request: HttpRequest,
  input: object,
  server: string,
): Promise<string> {
  const { headers: own, ...ofClient } = options;
  const { auth, baseUrl } = ofClient;
  const isKnown = [baseUrl, request.operation.servers?.[0] ?? server].some(isBaseUrl);
  const secrets = typeof auth === "string" ? [auth] : Object.values(auth ?? {});
  let shown = "";
  const fetch = async (url: string, { headers }: RequestInit): Promise<Response> => {
    const start = url.lastIndexOf(request.url);
    const sent = Object.entries(headers as Record<string, string>).map(([name, value]) => [
      name,
      // Authorization and cookies are hidden by their names; other fields are the credential alone.
      secrets.includes(value) ? redacted : value,
    ]);
    const whole = { ...request, url: url.slice(start), headers: Object.fromEntries(sent) };
    shown = await curlOf(whole as HttpRequest, input, isKnown ? url.slice(0, start) : "");
    return new Response(null, { status: 204 });
  };
  const unknown = isKnown ? {} : { baseUrl: "http://server.invalid" };
  await connect({ ...ofClient, ...unknown, fetch } as never).send(request, { headers: own });
  return shown;
}

async function curlOf(request: HttpRequest, input: object, baseUrl: string): Promise<string> {
  const { body, headers } = request;
  if (typeof body === "string" || body === null) return toCurl(request, { baseUrl });
  const path = pathOfFile((input as { readonly body?: unknown }).body);
  if (path !== undefined)
    return toCurl(request, { baseUrl }).replace(/@body$/, () => shellQuote(`@${path}`));
  const form = await curlForm(request, input);
  if (form === undefined) return toCurl(request, { baseUrl });
  const { "content-type": _, ...others } = headers;
  return [toCurl({ ...request, headers: others, body: null }, { baseUrl }), ...form].join(
    " \\\n  ",
  );
}
