// Résumés over the local cloud's database and storage: real clients, the real handlers, and events that wait until the
// test delivers them.
import { createHash } from 'node:crypto'
import { createHandler as createRemovalHandler } from '../../../functions/careers-removal/handler.ts'
import { createHandler } from '../../../functions/resume-import/handler.ts'
import { readDocument } from '../../../functions/resume-import/read-document.ts'
import { startStorage } from '../../photos/test-storage.ts'
import { send } from '../../photos/test-world.ts'
import { createGrants } from '../../platform/grants.ts'
import { newId } from '../../platform/ids.ts'
import { createMeter } from '../../platform/meter.ts'
import { createObjectFinder } from '../../platform/object-finder.ts'
import type { Publish } from '../../platform/publish.ts'
import { startTestCloud } from '../../platform/test-cloud.ts'
import type { UploadedObject } from '../../platform/uploaded-object.ts'
import { type CareersDiscarded, careersDiscarded, resumeUploaded } from '../events.ts'
import { createImporting } from './importing.ts'
import { resumeIndexes } from './indexes.ts'
import { createResumes } from './service.ts'
import { createResumeStore } from './store.ts'
import { createSweeping } from './sweeping.ts'

export const OWNER = 'ana'

export const MARKDOWN = `# Ana Prüfer
ana@example.com

## Experience
### Engineer at Beispiel GmbH
2019 – present
- Cut the build time from 20 to 4 minutes
`

interface TestEvent {
  topic: string
  payload: unknown
}

export async function setUp() {
  const cloud = await startTestCloud([resumeIndexes])
  const { clock, firestore, dataDir } = cloud
  const { now } = clock
  const events: TestEvent[] = []
  const storage = await startStorage({
    clock,
    dataDir,
    announce: (payload) => events.push({ topic: resumeUploaded.name, payload }),
  })
  const documents = storage.client.bucket('originals')
  const publish: Publish = async (topic, payload) => {
    events.push({ topic: topic.name, payload })
    return String(events.length)
  }
  const store = createResumeStore(firestore, now)
  const importing = createImporting({ store })
  const resumes = createResumes({
    store,
    grants: createGrants({ bucket: documents, signing: {}, now }),
    documents,
    publish,
    now,
    newId,
  })
  const importHandler = createHandler({
    resumes: importing,
    documents,
    // In production a process of its own does this, which has its own tests.
    read: ({ bytes, contentType }) => readDocument({ bytes: Buffer.from(bytes), contentType, newId }),
    discard: (resume) => publish(careersDiscarded, resume),
  })
  const removalHandler = createRemovalHandler({
    subjects: { resumes: importing },
    documents,
    papers: documents,
  })
  const handle = ({ topic, payload }: TestEvent) =>
    topic === resumeUploaded.name
      ? importHandler(payload as UploadedObject)
      : removalHandler(payload as CareersDiscarded)

  return {
    clock,
    store,
    resumes,
    events,
    handle,
    sweeping: createSweeping({
      store,
      documents: createObjectFinder('originals', async () => documents),
      publish,
      now,
    }),

    /** Announces a document and sends it as a browser does; the events about it wait. */
    async upload(
      content: string | Buffer,
      { name = 'cv.md', contentType = 'text/markdown', owner = OWNER } = {},
    ) {
      const bytes = Buffer.from(content)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const answer = await resumes.upload(owner, { name, contentType, size: bytes.length, sha256 })
      if (answer.grant) await send(answer.grant, bytes)
      return answer.resume.id
    },

    /** Delivers the waiting events, and those that follow from them, once each. */
    async deliver(): Promise<void> {
      for (let event = events.shift(); event; event = events.shift()) await handle(event)
    },

    used: async (owner = OWNER) => (await createMeter(firestore).usage(owner)).byRoom.careers ?? 0,
    objects: async () => (await documents.getFiles())[0].map(({ name }) => name),
    /** How many documents of a collection are stored. */
    stored: async (collection: string) => (await firestore.collection(collection).get()).size,

    async [Symbol.asyncDispose]() {
      await storage.stop()
      await cloud[Symbol.asyncDispose]()
    },
  }
}
