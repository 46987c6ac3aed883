import { api } from "./client/api.js";
import { client } from "./client/client.js";
import { clientIndex } from "./client/client-index.js";
import { componentTypes } from "./schemas/component-types.js";
import type { Emitter } from "./seam/emitter.js";
import type { OwnName } from "./seam/own-emitters.js";
import { lockFile } from "./package/lock-file.js";
import { operations } from "./operations/operations.js";
import { packageFiles } from "./package/package-files.js";
import { readme } from "./package/readme.js";
import { runtimeIndex } from "./package/runtime-index.js";
import { schemaTs } from "./client/schema-ts.js";
import { schemas } from "./schemas/schemas.js";
import { webhooks } from "./operations/webhooks.js";

/** By their names: one that is missing here is an error of the compiler. */
const own: Readonly<Record<OwnName, Emitter>> = {
  operations,
  schemas,
  webhooks,
  componentTypes,
  client,
  index: clientIndex,
  api,
  "schema.ts": schemaTs,
  runtime: runtimeIndex,
  package: packageFiles,
  lock: lockFile,
  readme,
};

/** What a package consists of. Their order changes nothing. */
export const emitters: readonly Emitter[] = Object.values(own);
