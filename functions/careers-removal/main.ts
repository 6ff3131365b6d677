import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { CareersDiscarded } from '../../services/careers/events.ts'
import { createRemovals } from '../../services/careers/removal.ts'
import { connectFirestore, connectStorage } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { createLog } from '../../services/platform/log.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(
  Type.Object({ ...processConfig, DOCUMENTS_BUCKET: Type.String(), PAPERS_BUCKET: Type.String() }),
)
const [firestore, storage] = await Promise.all([connectFirestore(config), connectStorage(config)])

const handle = createHandler({
  subjects: createRemovals(firestore, Date.now),
  documents: storage.bucket(config.DOCUMENTS_BUCKET),
  papers: storage.bucket(config.PAPERS_BUCKET),
})

cloudEvent(
  trigger.name,
  eventHandler({
    trigger,
    schema: CareersDiscarded,
    handle,
    log: createLog(config),
    failures: createFailures(firestore),
  }),
)
