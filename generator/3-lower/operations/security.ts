import { child, isRecord, items, type Node } from "../../2-resolve/node.js";
import type { OpenApi } from "../../2-resolve/openapi.js";
import { targetOf } from "../../2-resolve/targets.js";
import { didYouMean, isNear, suggest } from "../../diagnostics/suggest.js";
import type { SecurityScheme } from "../../model/security.js";
import type { Lowering } from "../lowering.js";
import { checkToken, isToken } from "../checks/header-syntax.js";

/**
 * `components.securitySchemes`, and what requirements refer to elsewhere. OAuth 2 and OpenID Connect
 * send a bearer token.
 */
export function lowerSecuritySchemes(lowering: Lowering): readonly SecurityScheme[] {
  const { openapi, read } = lowering;
  const components = read.mapping(openapi.root, "components");
  const schemes = components && read.mapping(components, "securitySchemes");
  const own = (schemes === undefined ? [] : openapi.keysOf(schemes)).map(
    (name) => [name, openapi.follow(child(schemes!, name)!)] as const,
  );
  const foreign = [...lowering.facts.schemeUris.values()].filter(({ isOwn }) => !isOwn);
  const named = new Map([...own, ...foreign.map(({ name, node }) => [name, node] as const)]);
  return [...named].flatMap(([name, node]) => lowerScheme(name, node, lowering) ?? []);
}

/** The alternatives of an operation: its own `security`, else the document's. */
export function lowerSecurity(
  operation: Node,
  schemes: readonly SecurityScheme[],
  lowering: Lowering,
): readonly (readonly string[])[] {
  const security = child(operation, "security") ?? child(lowering.openapi.root, "security");
  const alternatives = items(security).flatMap((requirement) => {
    if (!isRecord(requirement.value)) return [];
    const names = Object.keys(requirement.value);
    const defined = names.flatMap((key) => {
      const name = referredName(key, requirement, lowering) ?? key;
      const isDefined = schemes.some((scheme) => scheme.name === name);
      if (!isDefined && name === key) warnOfUndefined(key, requirement, schemes, lowering);
      return isDefined ? [name] : [];
    });
    // An undefined scheme can't be sent; the rest of the set is.
    if (defined.length === 0 && names.length > 0) return [];
    return [defined.filter((name) => !isMutualTls(name, schemes))];
  });
  return alternatives.some((names) => names.length > 0) ? alternatives : [];
}

/** With mutual TLS the connection is the credential: the request has none. */
function isMutualTls(name: string, schemes: readonly SecurityScheme[]): boolean {
  return schemes.some((scheme) => scheme.name === name && scheme.kind === "mutualTLS");
}

/** The name of the scheme that a URI means; before 3.2 only names were allowed. */
function referredName(
  key: string,
  requirement: Node,
  { openapi, facts, diagnostics }: Lowering,
): string | undefined {
  const { at } = child(requirement, key)!;
  const name = facts.schemeUris.get(at)?.name;
  if (name === undefined || openapi.version === "3.2") return name;
  const message =
    "before OpenAPI 3.2, a security requirement takes the name of a scheme, not its URI";
  diagnostics.reportOnce("WF2008", at, message, { on: "key", hint: `it is read as ${name}` });
  return name;
}

/** Warns of undefined schemes. A defined one that can't be used is reported at its definition. */
function warnOfUndefined(
  name: string,
  requirement: Node,
  schemes: readonly SecurityScheme[],
  { openapi, diagnostics }: Lowering,
): void {
  const components = child(openapi.root, "components");
  const written = components && child(components, "securitySchemes");
  if (written && child(written, name)) return;
  const { at } = child(requirement, name)!;
  const message = `there is no security scheme ${JSON.stringify(name)}: nothing is sent for it`;
  const names = schemes.map((scheme) => scheme.name);
  const hint = didYouMean(name, names) ?? "define it in components.securitySchemes";
  const why = whyLost(name, requirement, openapi);
  diagnostics.reportOnce("WF3008", at, message, { on: "key", hint: why ?? hint });
}

/** Why a URI, which may stand for a name since 3.2, leads nowhere. */
function whyLost(uri: string, { at }: Node, openapi: OpenApi): string | undefined {
  if (openapi.version !== "3.2" || !/[/#]/.test(uri)) return undefined;
  const target = targetOf(uri, at, openapi.sources);
  return "error" in target ? `it points at nothing: ${target.error}` : undefined;
}

/** `undefined`: the definition isn't complete enough to send a credential. */
function lowerScheme(name: string, node: Node, lowering: Lowering): SecurityScheme | undefined {
  const { read } = lowering;
  const type = read.string(node, "type");
  switch (type) {
    case "apiKey": {
      const where = read.string(node, "in");
      const key = read.string(node, "name");
      if (key !== undefined && (where === "header" || where === "cookie"))
        checkToken(`a ${where}`, key, child(node, "name")!, lowering);
      if (key !== undefined && (where === "header" || where === "query" || where === "cookie"))
        return { name, kind: "apiKey", in: where, key };
      return unusable(
        key === undefined ? "name" : "in",
        key === undefined || where === undefined
          ? `it has no \`${key === undefined ? "name" : "in"}\``
          : `\`in: ${where}\` isn't allowed`,
        didYouMean(where ?? "", key === undefined ? [] : ["header", "query", "cookie"]) ??
          "an apiKey scheme needs `name`, and `in`: header, query or cookie",
      );
    }
    case "http": {
      const scheme = read.string(node, "scheme");
      const known = scheme?.toLowerCase();
      if (known === "basic" || known === "bearer") return { name, kind: known };
      if (scheme !== undefined && isToken(scheme)) {
        warnOfScheme(scheme, node, lowering);
        return { name, kind: "http", scheme };
      }
      return unusable(
        "scheme",
        scheme === undefined ? "it has no `scheme`" : `${JSON.stringify(scheme)} is not a token`,
        "an http scheme needs `scheme`, a token such as bearer",
      );
    }
    case "oauth2":
    case "openIdConnect":
      return { name, kind: "bearer" };
    case "mutualTLS":
      return { name, kind: "mutualTLS" };
    case "basic":
    case "bearer": {
      const message = `\`type: ${type}\` is \`type: http\` with \`scheme: ${type}\``;
      lowering.diagnostics.report("WF2008", child(node, "type")!.at, message);
      return { name, kind: type };
    }
    default:
      return unusable(
        "type",
        type === undefined ? "it has no `type`" : `there is no type ${JSON.stringify(type)}`,
        didYouMean(type ?? "", ["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"]) ??
          "a scheme's type is apiKey, http, oauth2, openIdConnect or mutualTLS",
      );
  }

  function unusable(key: string, what: string, hint: string): undefined {
    const { at } = child(node, key) ?? node;
    const message = `the security scheme ${JSON.stringify(name)} can't be used, so nothing is sent for it: ${what}`;
    lowering.diagnostics.report("WF3008", at, message, { on: "key", hint });
  }
}

/** The HTTP Authentication Scheme Registry of IANA, which `scheme` should be in. */
const registered =
  "Basic Bearer Concealed Digest DPoP GNAP HOBA Mutual Negotiate OAuth PrivateToken vapid".split(
    " ",
  );

/** Anybody may make up a scheme: what is nearly a registered one was meant to be that. */
function warnOfScheme(scheme: string, node: Node, { diagnostics }: Lowering): void {
  const meant = suggest(scheme, registered);
  const isOne = registered.some((one) => one.toLowerCase() === scheme.toLowerCase());
  if (meant === undefined || isOne || !isNear(scheme, meant)) return;
  const message = `there is no HTTP authentication scheme ${JSON.stringify(scheme)}: it is sent as it stands`;
  const hint = `did you mean ${meant.toLowerCase()}?`;
  diagnostics.report("WF2009", child(node, "scheme")!.at, message, { hint });
}
