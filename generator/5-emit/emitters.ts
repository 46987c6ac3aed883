import { api } from "./client/api.js";
import { factsOf } from "./client/client-facts.js";
import { client } from "./client/client.js";
import { clientIndex } from "./client/client-index.js";
import { componentTypes } from "./schemas/component-types.js";
import type { Emitter, PackageEmitter } from "./seam/emitter.js";
import { lockFile } from "./package/lock-file.js";
import { operations } from "./operations/operations.js";
import { packageFiles } from "./package/package-files.js";
import { readme } from "./package/readme.js";
import { runtimeIndex } from "./package/runtime-index.js";
import { schemaTs } from "./openapi-typescript/schema-ts.js";
import { schemas } from "./schemas/schemas.js";
import { webhooks } from "./operations/webhooks.js";

/** What each client consists of: its drafts are the same, whatever other clients there are. */
export const clientEmitters: readonly Emitter[] = [
  operations,
  schemas,
  webhooks,
  componentTypes,
  client,
  clientIndex,
  api,
  schemaTs,
];

/** What a package has besides. */
export const packageEmitters: readonly PackageEmitter[] = [
  runtimeIndex,
  packageFiles,
  lockFile,
  readme,
];

/** What a package consists of. Their order changes nothing. */
export const emitters: readonly Emitter[] = [
  ...clientEmitters,
  ...packageEmitters.map((emitter): Emitter => ({
    name: emitter.name,
    declare() {
      // It declares no names.
    },
    emit: (plan) =>
      emitter.emit({ ...plan, clients: plan.clients.map((c) => factsOf(c, plan.package)) }),
  })),
];
