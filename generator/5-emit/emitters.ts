import { client } from "./client.js";
import { clientIndex } from "./client-index.js";
import type { Emitter } from "./emitter.js";
import { lockFile } from "./lock-file.js";
import { operations } from "./operations.js";
import { packageFiles } from "./package-files.js";
import { readme } from "./readme.js";
import { runtimeIndex } from "./runtime-index.js";
import { schemaTs } from "./schema-ts.js";
import { schemas } from "./schemas.js";
import { webhooks } from "./webhooks.js";

/** What a package consists of. Their order changes nothing. */
export const emitters: readonly Emitter[] = [
  operations,
  schemas,
  webhooks,
  client,
  clientIndex,
  runtimeIndex,
  schemaTs,
  packageFiles,
  lockFile,
  readme,
];
