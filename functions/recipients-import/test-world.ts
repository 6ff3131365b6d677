// Lists of recipients over the real API, database and storage. Events wait until the test delivers them.
import { createHash } from 'node:crypto'
import {
  type Browser,
  type PublishedEvent,
  setUp as setUpApi,
  type World,
} from '../../services/api/test-world.ts'
import { createArriving } from '../../services/campaigns/campaigns/arriving.ts'
import { createCampaignStore } from '../../services/campaigns/campaigns/store.ts'
import {
  type CampaignsDiscarded,
  campaignsDiscarded,
  recipientsUploaded,
} from '../../services/campaigns/events.ts'
import { createImporting } from '../../services/campaigns/lists/importing.ts'
import type { ListTaking, RecipientList, RowReport } from '../../services/campaigns/lists/schemas.ts'
import { createListStore } from '../../services/campaigns/lists/store.ts'
import { listFilePath } from '../../services/campaigns/paths.ts'
import { type RecipientRecord, recipientDocuments } from '../../services/campaigns/recipients/record.ts'
import { createTaking } from '../../services/campaigns/recipients/taking.ts'
import { createRemovals } from '../../services/campaigns/removal.ts'
import { createControls } from '../../services/campaigns/sending/controls.ts'
import { createSendingParts } from '../../services/campaigns/sending/parts.ts'
import { send } from '../../services/photos/test-world.ts'
import { readAll } from '../../services/platform/documents.ts'
import { newId } from '../../services/platform/ids.ts'
import { createMeter } from '../../services/platform/meter.ts'
import type { UploadedObject } from '../../services/platform/uploaded-object.ts'
import { createHandler as createRemovalHandler } from '../campaigns-removal/handler.ts'
import { createHandler } from './handler.ts'
import { readForStorage } from './read-list.ts'

export const CSV = 'text/csv'

/** What tests of one file may share: each has a person of its own. */
export const startShared = () => setUpApi({ withStorage: true })

/** A world of its own or, of a shared one, a new person; the shared one goes on when the test is over. */
export async function setUp(shared?: World) {
  const world = shared ?? (await startShared())
  const goesOn = shared && { [Symbol.asyncDispose]: async () => undefined }
  // Events of tests before this one are not delivered any more.
  world.events.length = 0
  const { firestore, clock, buckets, events } = world
  const { now } = clock
  const store = createListStore(firestore, now)
  const campaigns = createCampaignStore(firestore, now)
  const taking = createTaking({ firestore, campaigns, now, newId })
  const importing = createImporting({ store })
  const discarded: CampaignsDiscarded[] = []
  const importHandler = createHandler({
    lists: importing,
    taking,
    ...buckets,
    // In production a process of its own does this, which has its own test.
    read: readForStorage,
    withoutMail: async (domains) => domains.filter((domain) => domain.endsWith('.invalid')),
    isUnwanted: createArriving({ store: campaigns, now }),
    discard: async (list) => discarded.push(list),
  })
  const removalHandler = createRemovalHandler({
    firestore,
    subjects: createRemovals(firestore, now),
    ...buckets,
  })
  const ana = await world.registered()

  const handle = ({ topic, payload }: PublishedEvent) =>
    topic === recipientsUploaded.name
      ? importHandler(payload as UploadedObject)
      : removalHandler(payload as CampaignsDiscarded)
  const isOurs = ({ topic }: PublishedEvent) =>
    topic === recipientsUploaded.name || topic === campaignsDiscarded.name

  async function json<Answer>(answering: ReturnType<Browser['request']>): Promise<Answer> {
    const answer = await answering
    if (answer.statusCode >= 300) throw new Error(`${answer.statusCode} ${answer.body}`)
    return answer.json()
  }

  return {
    ...world,
    ...goesOn,
    ana,
    store,
    campaignStore: campaigns,
    taking,
    importing,
    discarded,
    handle,
    controls: createControls({
      ...createSendingParts({ firestore, now }),
      check: async () => ({ canStart: true, findings: [], recipients: 1, largestMail: 0 }),
      ensureSender: async () => undefined,
      publish: async () => '',
    }),

    campaign: async (title = 'Galleries', by: Browser = ana): Promise<string> =>
      (await json<{ id: string }>(by.request('POST', '/api/v1/campaigns', { title }))).id,

    /** The event with which storage announces a list. */
    async announced(id: string): Promise<PublishedEvent> {
      const list = await store.get(id)
      if (!list) throw new Error('No such list')
      const [metadata] = await buckets.documents.file(listFilePath(list)).getMetadata()
      const { name = '', generation, size } = metadata
      const payload = { bucket: 'documents', name, generation: String(generation), size: String(size) }
      return { topic: recipientsUploaded.name, payload }
    },

    /** Announces a list and sends it as a browser does. */
    async upload(campaignId: string, content: string | Buffer, name = 'list.csv', by: Browser = ana) {
      const bytes = Buffer.from(content)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const body = { name, contentType: CSV, size: bytes.length, sha256 }
      const path = `/api/v1/campaigns/${campaignId}/lists/uploads`
      const { list, grant } = await json<{ list: RecipientList; grant: Parameters<typeof send>[0] }>(
        by.request('POST', path, body),
      )
      await send(grant, bytes)
      return list.id
    },

    /** Uploads a list and has it read. */
    async read(campaignId: string, content: string | Buffer, name?: string): Promise<RecipientList> {
      const id = await this.upload(campaignId, content, name)
      await handle(await this.announced(id))
      return this.list(id)
    },

    list: (id: string, by: Browser = ana) =>
      json<RecipientList>(by.request('GET', `/api/v1/recipient-lists/${id}`)),

    rows: async (id: string, query = '') =>
      (await json<{ items: RowReport[] }>(ana.request('GET', `/api/v1/recipient-lists/${id}/rows${query}`)))
        .items,

    async take(id: string, taking: ListTaking = {}): Promise<RecipientList> {
      await json(ana.request('POST', `/api/v1/recipient-lists/${id}/take`, taking))
      await this.deliver()
      return this.list(id)
    },

    async undo(id: string): Promise<RecipientList> {
      await json(ana.request('POST', `/api/v1/recipient-lists/${id}/undo`))
      await this.deliver()
      return this.list(id)
    },

    /** Delivers the waiting events about lists, and those that follow from them, once each. */
    async deliver(): Promise<void> {
      for (let event = events.shift(); event; event = events.shift()) if (isOurs(event)) await handle(event)
    },

    recipients: async (campaignId: string): Promise<RecipientRecord[]> => {
      const all = firestore.collection('recipients').where('campaignId', '==', campaignId)
      return readAll(recipientDocuments, await all.get()).toSorted(
        (one, other) => one.position - other.position,
      )
    },

    /** The names of all that is stored of her lists. */
    async files(bucket: 'documents' | 'papers'): Promise<string[]> {
      const [files] = await buckets[bucket].getFiles({ prefix: `campaigns/lists/${ana.id}/` })
      return files.map(({ name }) => name)
    },

    used: async () => (await createMeter(firestore).usage(ana.id)).byRoom.campaigns ?? 0,
  }
}

/** A person who is there twice, and an address that is none. */
export const LIST =
  'E-Mail;Vorname\nana@example.com;Ana\nbob@example.com;Bob\nAna@Example.com;Ana again\nbob;Bob\n'
