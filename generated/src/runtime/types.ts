// The runtime of wireform, copied. Do not edit.
/** `T` with the members `K` given: for documents that ask for one of several members. */
export type WithRequired<T, K extends keyof T> = T & {
  [P in K]-?: Exclude<T[P], undefined>;
};
