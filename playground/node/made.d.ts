/** Modules that the build of the playground makes: see `test/docs/make/playground.ts`. */
declare module "wireform:runtime" {
  /** Texts by path, as `generator/host/templates.ts` reads them. */
  const templates: Readonly<Record<string, string>>;
  export default templates;
}

declare module "wireform:version" {
  export const version: string;
}
