/**
 * The documents of the test suite: all small ones, and the large ones that cover most problems of
 * size. The others take minutes; `npm run corpus` runs them.
 */

/** Listed, so that a new document is either tested or left out on purpose. */
export const leftOut: readonly string[] = [
  "github-ghes-3.0",
  "twilio-api-v2010",
  "twilio-video-v1",
  "openai-2026-08",
  "box-2024.0",
  "adyen-checkout-v72",
  "adyen-webhooks-v1",
  "discord-2026-07",
  "slack-web-v2",
  "lob-bundled",
  "docker-engine",
  "spotify",
  "netlify",
  "paypal-disputes",
  "okta-oauth",
  "oxide-nexus",
  "digitalocean",
  "vacuum-everything-3.1",
  "hey-api-opencode",
];

export const subset: readonly string[] = [
  // The large ones: hundreds of forms, recursions and dotted names; 237 `allOf` of one.
  "stripe-v1-2023-09",
  "kubernetes-apps-v1",
  // Everything below 100 kB.
  "stripe-payment-records-2026-03",
  "xero-files",
  "sendgrid-mail-v3",
  "ably-control",
  "matrix-client-server",
  "museum",
  "petstore-3.0.4",
  "oai-webhook-example",
  "oai-tictactoe",
  "oai-callback-example",
  "oai-uspto",
  "jsonschema-2020-12",
  "name-collisions",
  "burgershop",
  "hey-api-full-3.1",
  "hey-api-full-2.0",
  "hey-api-enum-names",
  "hey-api-case",
  "hey-api-discriminator-non-string",
  "hey-api-then-property",
  "python-client-baseline-3.0",
  "python-client-baseline-3.1",
  "invalid-circular-body-ref",
  "invalid-missing-body-ref",
  "invalid-optional-path-param",
  "ogen-sample",
  "ogen-form",
  "ogen-parameters",
  "ogen-2ch",
  "invalid-encoding-header",
  "oazapfts-demo",
  "ts-codegen-v3",
  "ts-codegen-v2",
  "swagger-parser-31-more",
  "swagger-parser-style-explode",
  "oapi-parameters",
  "oapi-path-edge-cases",
  "datamodel-item-schema-3.2",
  "datamodel-enum-models",
  "kiota-generic-binding",
  "orval-form-url-encoded",
  "orval-form-data-nested",
  "orval-special-chars",
  "orval-regressions",
  "refitter-illegal-paths",
  "openapi-ts-yaml-merge",
  "mnahkies-e2e",
  "invalid-body-and-form",
  "deep-circular",
  "zulip-invites",
];

export function inSubset(id: string): boolean {
  return subset.includes(id);
}
