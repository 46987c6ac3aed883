import { agents } from "./package/agents.js";
import { api } from "./client/api.js";
import { cli } from "./commands/command-line.js";
import { client } from "./client/client.js";
import { clientIndex } from "./client/client-index.js";
import { componentTypes } from "./schemas/component-types.js";
import type { Emitter } from "./seam/emitter.js";
import type { OwnName } from "./seam/own-emitters.js";
import { guards } from "./guards/guards.js";
import { lockFile } from "./package/lock-file.js";
import { metadata } from "./client/metadata.js";
import { operations } from "./operations/operations.js";
import { packageFiles } from "./package/package-files.js";
import { tools } from "./tools/tools.js";
import { query } from "./query/query.js";
import { readme } from "./package/readme.js";
import { runtimeIndex } from "./package/runtime-index.js";
import { schemaTs } from "./client/schema-ts.js";
import { schemas } from "./schemas/schemas.js";
import { server } from "./server/handler.js";
import { validators } from "./validators/validators.js";
import { webhooks } from "./operations/webhooks.js";
import { zodSchemas } from "./zod/zod-schemas.js";

/** By name, so that the compiler reports a missing one. */
const own: Readonly<Record<OwnName, Emitter>> = {
  operations,
  schemas,
  webhooks,
  validators,
  server,
  query,
  tools,
  zodSchemas,
  componentTypes,
  client,
  cli,
  metadata,
  guards,
  index: clientIndex,
  api,
  "schema.ts": schemaTs,
  runtime: runtimeIndex,
  package: packageFiles,
  lock: lockFile,
  readme,
  agents,
};

/** Wireform's own emitters. Their order doesn't matter. */
export const emitters: readonly Emitter[] = Object.values(own);
