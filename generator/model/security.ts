export type SecurityScheme =
  | {
      readonly name: string;
      readonly kind: "apiKey";
      readonly in: "header" | "query" | "cookie";
      readonly key: string;
    }
  | { readonly name: string; readonly kind: "basic" | "bearer" | "mutualTLS" }
  /** Another HTTP authentication scheme: `Authorization: SCHEME CREDENTIALS`. */
  | { readonly name: string; readonly kind: "http"; readonly scheme: string };
