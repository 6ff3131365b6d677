import { Resolver } from 'node:dns/promises'
import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { createArriving } from '../../services/campaigns/campaigns/arriving.ts'
import { createCampaignStore } from '../../services/campaigns/campaigns/store.ts'
import { campaignsDiscarded } from '../../services/campaigns/events.ts'
import { createImporting } from '../../services/campaigns/lists/importing.ts'
import { createListStore } from '../../services/campaigns/lists/store.ts'
import { createTaking } from '../../services/campaigns/recipients/taking.ts'
import { connectBuckets, connectFirestore, connectPubsub } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { newId } from '../../services/platform/ids.ts'
import { createLog } from '../../services/platform/log.ts'
import { publisher } from '../../services/platform/publish.ts'
import { resourceConfig } from '../../services/platform/resources.ts'
import { startTelemetry } from '../../services/platform/telemetry/telemetry.ts'
import { UploadedObject } from '../../services/platform/uploaded-object.ts'
import { createHandler } from './handler.ts'
import { createMailDomains } from './mail-domains.ts'
import { createReader } from './reader.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(Type.Object({ ...processConfig, ...resourceConfig(trigger) }))
startTelemetry(config)
const [firestore, buckets] = await Promise.all([connectFirestore(config), connectBuckets(trigger, config)])
const publish = publisher(() => connectPubsub(config), trigger.publishes)

/** Milliseconds. A name server that is slower is not waited for. */
const ASKING = { timeout: 1500, tries: 1 }

const campaigns = createCampaignStore(firestore, Date.now)

const handle = createHandler({
  lists: createImporting({ store: createListStore(firestore, Date.now) }),
  taking: createTaking({
    firestore,
    campaigns,
    now: Date.now,
    newId,
  }),
  documents: buckets.documents,
  papers: buckets.papers,
  read: createReader().read,
  withoutMail: createMailDomains({ servers: new Resolver(ASKING), now: Date.now }),
  isUnwanted: createArriving({ store: campaigns, now: Date.now }),
  discard: (record) => publish(campaignsDiscarded, record),
})

cloudEvent(
  trigger.name,
  eventHandler({
    trigger,
    schema: UploadedObject,
    handle,
    log: createLog(config),
    failures: createFailures(firestore),
  }),
)
