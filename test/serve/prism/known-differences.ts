/** Where Prism and we read a document in two ways, on purpose. The test fails if one isn't needed. */

export interface KnownDifference {
  readonly document: string;
  /** As the test prints it: the operation, the place, the violated keyword. */
  readonly violation: string;
  readonly reason: string;
}

const variants = "of oneOf, one or more variants have to fit: docs/validation.md says why";
const tuples = "prefixItems is a keyword of JSON Schema 2020-12, which Prism doesn't know";

export const knownDifferences: readonly KnownDifference[] = [
  {
    document: "ably-control.yaml",
    violation: "requestAccessToken request.body: oneOf",
    reason: variants,
  },
  {
    document: "ably-control.yaml",
    violation: "subscribePushDeviceToChannel request.body: oneOf",
    reason: variants,
  },
  {
    document: "test/cases/validators/openapi.yaml",
    violation: "createOrder request.body: false schema",
    reason: tuples,
  },
  {
    document: "test/cases/validators/openapi.yaml",
    violation: "createOrder response.body: false schema",
    reason: tuples,
  },
  {
    document: "test/cases/validators/openapi.yaml",
    violation: "exportOrders response.body: false schema",
    reason: tuples,
  },
  {
    document: "test/cases/validators/openapi.yaml",
    violation: "exportOrders response.body: multipleOf",
    reason: "Prism divides binary fractions: to it, 0.07 is no multiple of 0.01",
  },
];
