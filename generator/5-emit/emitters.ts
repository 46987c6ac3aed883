import { api } from "./api.js";
import { factsOf } from "./client-facts.js";
import { client } from "./client.js";
import { clientIndex } from "./client-index.js";
import type { Emitter, PackageEmitter } from "./emitter.js";
import { lockFile } from "./lock-file.js";
import { operations } from "./operations.js";
import { packageFiles } from "./package-files.js";
import { readme } from "./readme.js";
import { runtimeIndex } from "./runtime-index.js";
import { schemaTs } from "./schema-ts.js";
import { schemas } from "./schemas.js";
import { webhooks } from "./webhooks.js";

/** What each client consists of: its drafts are the same, whatever other clients there are. */
export const clientEmitters: readonly Emitter[] = [
  operations,
  schemas,
  webhooks,
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
