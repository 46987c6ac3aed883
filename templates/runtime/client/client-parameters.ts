/**
 * Parameters that a client adds to the operations that declare them, unless a request has its own.
 * Only clients with such parameters bundle this.
 */
import { ownMembers } from "../encode/codecs/members.js";
import { EncodeError, locate } from "../encode/errors.js";
import { expandSome } from "../encode/path.js";
import type { HttpRequest, Input, ParameterGroup, RequestDraft } from "../encode/operation.js";
import { mountTexts } from "../encode/parameter-groups.js";
import type { Environment } from "../send/retry.js";
import { decode } from "../tools/redact.js";
import { type Api, type Client, makeClient } from "./client.js";
import type { AnyOutcome } from "./middleware.js";
import { type ClientOptions, definedEntries, type SendOptions } from "./options.js";

/** The values, as callers pass them: by group, then by name. */
type Values = Pick<Input, ParameterGroup>;

/** The texts of the values, by group and name. */
type Texts = ReadonlyMap<string, string>;

/**
 * Like `makeClient`. It adds its parameters before anything else sees the request: middleware,
 * idempotency keys, outcomes and errors.
 * @throws EncodeError for a value that can't be sent
 */
export function makeClientWith<A>(
  api: Api,
  given: ClientOptions<A> & { readonly parameters?: Values | undefined },
  environment?: Environment,
): Client {
  const { parameters = {}, ...options } = given;
  const texts = textsOf(api, parameters);
  const client = makeClient(api, options as ClientOptions<A>, environment);
  const send = client.send as Sends<AnyOutcome>;
  const call = client.call as Sends<unknown>;
  const whole = (request: HttpRequest, own?: SendOptions): HttpRequest =>
    fillIn(request, texts, { ...options.headers, ...own?.headers });
  return {
    send: (async (request, own) => send(whole(request, own), own)) as Sends<AnyOutcome>,
    call: (async (request, own) => call(whole(request, own), own)) as Sends<unknown>,
  } as Client;
}

type Sends<T> = (request: HttpRequest, options?: SendOptions) => Promise<T>;

function textsOf({ parameters = {} }: Api, values: Values): Texts {
  const texts = new Map<string, string>();
  try {
    locate("parameters", () => {
      const groups = Object.keys(parameters) as ParameterGroup[];
      const given = ownMembers(values, groups);
      for (const [place, group] of groups.entries())
        locate(group, () => {
          const { names, write } = mountTexts(parameters[group]!);
          for (const [i, text] of write(given[place]).entries()) {
            if (text === undefined) continue;
            // Such a segment would be dropped, and the request would reach another route.
            if (group === "path" && /^(\.|%2e){0,2}$/i.test(text))
              throw EncodeError.at(
                new EncodeError("path_segment", `it would be "${text}"`),
                names[i]!,
              );
            texts.set(parameterKey(group, names[i]!), text);
          }
        });
    });
  } catch (error) {
    if (error instanceof EncodeError) error.operation = "createClient";
    throw error;
  }
  return texts;
}

/** Names of headers are not case-sensitive. */
function parameterKey(group: ParameterGroup, name: string): string {
  return `${group} ${group === "headers" ? name.toLowerCase() : name}`;
}

/**
 * The request with its missing parameters.
 * @param headers what else is sent with it
 * @throws TypeError if a required one is given nowhere
 */
function fillIn(request: HttpRequest, texts: Texts, headers: object): HttpRequest {
  const { method, path, clientParameters = [] } = request.operation;
  const others = definedEntries(headers).map(([name]) => name.toLowerCase());
  const sent: object = { __proto__: null, ...request.headers };
  const draft: RequestDraft = { url: request.url, headers: sent as RequestDraft["headers"] };
  for (const [group, name, required] of clientParameters) {
    const place = places[group];
    const isOther = group === "headers" && others.includes(name.toLowerCase());
    if (isOther || place.has(draft, name)) continue;
    const text = texts.get(parameterKey(group, name));
    if (text !== undefined) place.add(draft, text, name);
    else if (required) {
      const missing = `${group}: { ${JSON.stringify(name)}: ... }`;
      throw new TypeError(
        `${method} ${path} needs ${missing}: give it to createClient, in parameters, or to the operation`,
      );
    }
  }
  return Object.freeze({
    ...request,
    url: draft.url,
    headers: Object.freeze({ ...draft.headers }),
  });
}

/** Whether a request already has a parameter, and how to add one. */
interface Place {
  has(draft: RequestDraft, name: string): boolean;
  add(draft: RequestDraft, text: string, name: string): void;
}

const places: Readonly<Record<ParameterGroup, Place>> = {
  path: {
    has: ({ url }, name) => !pathOf(url).includes(`{${name}}`),
    add(draft, text, name) {
      const path = pathOf(draft.url);
      draft.url = expandSome(path, [[name, text]]) + draft.url.slice(path.length);
    },
  },
  query: {
    has: ({ url }, name) => hasName(url.slice(pathOf(url).length + 1).split("&"), name),
    add(draft, text) {
      draft.url += (draft.url.includes("?") ? "&" : "?") + text;
    },
  },
  headers: {
    has: ({ headers }, name) => name.toLowerCase() in headers,
    add({ headers }, text, name) {
      headers[name.toLowerCase()] = text;
    },
  },
  cookies: {
    has: ({ headers: { cookie = "" } }, name) => hasName(cookie.split(/; */), name),
    add({ headers }, text) {
      headers["cookie"] = headers["cookie"] ? `${headers["cookie"]}; ${text}` : text;
    },
  },
};

function pathOf(url: string): string {
  return url.replace(/\?[^]*/, "");
}

/** Lists and objects may have pairs with their own names: `name[a]=b`. */
function hasName(pairs: readonly string[], name: string): boolean {
  return pairs.some((pair) => {
    const own = decode(pair.replace(/=[^]*/, ""));
    return own === name || own.startsWith(`${name}[`);
  });
}
