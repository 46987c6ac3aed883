/** What a document says of an operation, for code that is about operations as such: types only. */
export interface OperationMetadata<
  Id extends string = string,
  Method extends string = string,
  Path extends string = string,
  Tag extends string = string,
> {
  /** What `request.operation.id` is. */
  readonly id: Id;
  /** Upper case. */
  readonly method: Method;
  /** The path template: `/orders/{id}`. */
  readonly path: Path;
  readonly tags: readonly Tag[];
  readonly summary?: string;
  readonly deprecated?: true;
  /** Alternatives, each a list of schemes that apply together; none: no credentials are needed. */
  readonly security?: readonly (readonly string[])[];
  /** The header in which the client sends a key. */
  readonly idempotencyHeader?: string;
}
