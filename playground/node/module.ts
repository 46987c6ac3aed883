/** What the generator uses of `node:module`: it asks for prettier's printer alone. */
import * as doc from "prettier/doc";

export const createRequire = () => () => doc;
