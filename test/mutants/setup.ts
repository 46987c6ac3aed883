/** A mutant that a property catches need not be caught by the smallest value, nor by rare ones. */
import * as fc from "fast-check";

fc.configureGlobal({ endOnFailure: true, numRuns: 30, seed: 20_261_129 });
