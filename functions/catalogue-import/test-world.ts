// Catalogues over the real API, database and storage. Events wait until the test delivers them.
import { createHash } from 'node:crypto'
import { type ShopWorld, setUpShop } from '../../services/api/test-shop-world.ts'
import type { Browser, PublishedEvent } from '../../services/api/test-world.ts'
import { createShopPhotos } from '../../services/photos/shop-offering.ts'
import { createPhotoStore } from '../../services/photos/store.ts'
import { send } from '../../services/photos/test-world.ts'
import type { UploadGrant } from '../../services/platform/schemas.ts'
import type { UploadedObject } from '../../services/platform/uploaded-object.ts'
import { type CatalogueDiscarded, catalogueDiscarded, catalogueUploaded } from '../../services/shop/events.ts'
import { createImportParts, type ImportPartsDeps } from '../../services/shop/imports/parts.ts'
import { createRemoving } from '../../services/shop/imports/removing.ts'
import { readCatalogue } from '../../services/shop/imports/rows/read-catalogue.ts'
import type { CatalogueImport, ImportRow } from '../../services/shop/imports/schemas.ts'
import { createImportStore } from '../../services/shop/imports/store.ts'
import { importFilePath } from '../../services/shop/paths.ts'
import type { Product } from '../../services/shop/products/schemas.ts'
import { createHandler as createRemovalHandler } from '../catalogue-removal/handler.ts'
import { createHandler } from './handler.ts'

/** What tests of one file may share: each has a shop of its own. */
export const startShared = () => setUpShop({ withStorage: true })

export const HEAD = 'slug,title,price,currency,stock'

/** A world of its own or, of a shared one, a new shop; the shared one goes on when the test is over. */
export async function setUp(shared?: ShopWorld, opening: object = {}) {
  const world = shared ?? (await startShared())
  const goesOn = shared && { [Symbol.asyncDispose]: async () => undefined }
  // Events of tests before this one are not delivered any more.
  world.events.length = 0
  const { firestore, clock, buckets, events } = world
  const { now } = clock
  const store = createImportStore(firestore, now)
  const maker = await world.maker(opening)
  const publish: ImportPartsDeps['publish'] = async (topic, payload) =>
    String(events.push({ topic: topic.name, payload }))

  /** `changed` takes the place of some of what it uses. */
  const handlerWith = (changed: Partial<ImportPartsDeps> = {}) =>
    createHandler({
      ...createImportParts({
        ...{ firestore, papers: buckets.papers, publish, now },
        photos: createShopPhotos({ store: createPhotoStore(firestore, now) }),
        ...changed,
      }),
      ...buckets,
      // In production a process of its own does this, which has its own test.
      read: async (question) => readCatalogue(question),
      announce: (upload) => publish(catalogueUploaded, upload),
      discard: (record) => publish(catalogueDiscarded, record),
      now,
    })
  const importHandler = handlerWith()
  const removalHandler = createRemovalHandler({ removing: createRemoving({ store }), ...buckets })

  async function json<Answer>(answering: ReturnType<Browser['request']>): Promise<Answer> {
    const answer = await answering
    if (answer.statusCode >= 300) throw new Error(`${answer.statusCode} ${answer.body}`)
    return answer.json()
  }
  async function handle({ topic, payload }: PublishedEvent): Promise<void> {
    if (topic === catalogueUploaded.name) await importHandler(payload as UploadedObject)
    if (topic === catalogueDiscarded.name) await removalHandler(payload as CatalogueDiscarded)
  }

  return {
    ...world,
    ...goesOn,
    maker,
    store,
    handle,
    handlerWith,

    /** The event with which storage announces a file. */
    async announced(id: string): Promise<PublishedEvent & { payload: UploadedObject }> {
      const record = await store.get(id)
      if (!record) throw new Error('No such import')
      const [metadata] = await buckets.documents.file(importFilePath(record)).getMetadata()
      const { name = '', generation, size } = metadata
      const payload = { bucket: 'documents', name, generation: String(generation), size: String(size) }
      return { topic: catalogueUploaded.name, payload }
    },

    announce: (content: string | Buffer, name = 'catalogue.csv') => {
      const bytes = Buffer.from(content)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const body = { name, contentType: 'text/csv', size: bytes.length, sha256 }
      return json<{ import: CatalogueImport; grant: UploadGrant | null }>(
        maker.request('POST', '/api/v1/shop/imports/uploads', body),
      )
    },

    /** Announces a file and sends it as a browser does. */
    async upload(content: string | Buffer): Promise<string> {
      const { import: announced, grant } = await this.announce(content)
      if (!grant) throw new Error('It is there already')
      await send(grant, Buffer.from(content))
      return announced.id
    },

    /** Uploads a file and has it read. */
    async read(content: string | Buffer): Promise<CatalogueImport> {
      const id = await this.upload(content)
      await handle(await this.announced(id))
      return this.get(id)
    },

    get: (id: string) => json<CatalogueImport>(maker.request('GET', `/api/v1/shop/imports/${id}`)),

    rows: async (id: string, query = '') =>
      (await json<{ items: ImportRow[] }>(maker.request('GET', `/api/v1/shop/imports/${id}/rows${query}`)))
        .items,

    /** By row: the columns that are wrong and why. */
    async problems(id: string): Promise<string[]> {
      const rows = await this.rows(id)
      return rows.flatMap(({ row, problems }) =>
        problems.map(({ column, message }) => `${row} ${column} ${message}`),
      )
    },

    async take(id: string): Promise<CatalogueImport> {
      await json(maker.request('POST', `/api/v1/shop/imports/${id}/take`))
      await this.deliver()
      return this.get(id)
    },

    /** Delivers the waiting events about files, and those that follow from them, once each. */
    async deliver(): Promise<void> {
      for (let event = events.shift(); event; event = events.shift()) await handle(event)
    },

    /** All of the maker's products, by their titles. */
    async products(): Promise<Product[]> {
      const path = '/api/v1/shop/products?limit=200'
      const { items } = await json<{ items: Product[] }>(maker.request('GET', path))
      return items.toSorted((one, other) => one.title.localeCompare(other.title))
    },

    add: (product: object) => json<Product>(maker.request('POST', '/api/v1/shop/products', product)),

    async exported(): Promise<string> {
      const { statusCode, body } = await maker.request('GET', '/api/v1/shop/products.csv')
      if (statusCode !== 200) throw new Error(body)
      return body
    },
  }
}
