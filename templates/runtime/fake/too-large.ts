/** Limits of the work for one example. */

/** So many texts, numbers, lists and objects are made for all attempts together. */
export const mostValues = 100_000;

/** Ends an attempt: it would take more values or characters than allowed. */
export class TooLarge extends Error {}
