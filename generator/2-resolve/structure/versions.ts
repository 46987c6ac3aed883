import type { OpenApiVersion } from "../openapi.js";
import { openapi30, tables30 } from "./openapi-3.0.js";
import { openapi31 } from "./openapi-3.1.js";
import { openapi32 } from "./openapi-3.2.js";
import type { Specification, Tables } from "./rules.js";
import { swagger20 } from "./swagger-2.0.js";

/** The keywords of a Swagger document's schemas are read as those of OpenAPI 3. */
const keywords30: Tables = { schema: tables30.schema! };
const keywords31: Tables = { schema: openapi31.tables.schema! };

export const specifications: Readonly<Record<OpenApiVersion | "2.0", Specification>> = {
  "2.0": {
    ...swagger20,
    later: [
      { name: "OpenAPI 3.0", tables: keywords30 },
      { name: "OpenAPI 3.1", tables: keywords31 },
    ],
  },
  "3.0": { ...openapi30, later: [openapi31, openapi32] },
  "3.1": { ...openapi31, later: [openapi32] },
  "3.2": openapi32,
};
