/**
 * Imports a module by its URL. It is a module by itself, as the joined code of a build, which Node doesn't
 * load itself, can't import anything.
 */
export const importUrl = (url: string): Promise<unknown> => import(url);
