/** What a package's publisher sets for its clients. Only clients with such defaults bundle this. */
import {
  type ClientOptions,
  headersOf,
  isObjectOption,
  type RequestOptions,
  requestShape,
} from "./options.js";

/** Options that apply unless the caller gives others. */
export interface Defaults extends Pick<RequestOptions, "headers" | "timeout" | "totalTimeout"> {
  readonly baseUrl?: string;
}

/**
 * The caller's options, and the defaults for those that are missing or undefined. Headers are joined
 * by their names, which are not case-sensitive.
 * @throws TypeError for a name or value that no header can have
 */
export function withDefaults<O extends ClientOptions<unknown>>(defaults: Defaults, options: O): O {
  const { headers } = Object(options) as O;
  // What can't be joined is passed on unchanged: `makeClient` refuses it.
  const isWrong = headers !== undefined && requestShape["headers"]!(headers) !== true;
  if (isWrong || !isObjectOption(options)) return options;
  const missing = Object.entries(defaults).filter(
    ([name]) => options[name as keyof Defaults] === undefined,
  );
  return {
    ...options,
    ...Object.fromEntries(missing),
    headers: { ...headersOf(defaults.headers), ...headersOf(headers) },
  };
}
