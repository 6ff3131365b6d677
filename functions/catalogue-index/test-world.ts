// A shop whose products are written as the studio writes them, and the function that keeps its catalogue.
import { setUp as setUpApi, type World } from '../../services/api/test-world.ts'
import { newId } from '../../services/platform/ids.ts'
import { createLog } from '../../services/platform/log.ts'
import { PROJECT } from '../../services/platform/test-cloud.ts'
import { isoTime } from '../../services/platform/times.ts'
import { noteChange } from '../../services/shop/catalogue/changes.ts'
import { createIndexing, type IndexingDeps } from '../../services/shop/catalogue/indexing.ts'
import { CATALOGUES } from '../../services/shop/catalogue/record.ts'
import type { CataloguePage } from '../../services/shop/catalogue/schemas.ts'
import { createCatalogueStore } from '../../services/shop/catalogue/store.ts'
import { PRODUCTS, type ProductRecord, productDocuments } from '../../services/shop/products/record.ts'
import { createShopStore } from '../../services/shop/shops/store.ts'
import { STOCK, stockDocuments } from '../../services/shop/stock/record.ts'
import { createStockStore } from '../../services/shop/stock/store.ts'
import { createHandler } from './handler.ts'

export type ShopWorld = Awaited<ReturnType<typeof setUp>>

/** What tests of one file may share: each has a shop of its own. */
export const startShared = () => setUpApi({ withStorage: true })

export interface ProductChanges extends Partial<Omit<ProductRecord, 'variants'>> {
  price?: number
  onHand?: number | null
}

/** A world of its own or, of a shared one, a new shop; the shared one goes on when the test is over. */
export async function setUp(shared?: World) {
  const world = shared ?? (await startShared())
  const goesOn = shared && { [Symbol.asyncDispose]: async () => undefined }
  const { firestore, clock, buckets, app } = world
  const { now } = clock
  const maker = await world.registered()
  const ownerId = maker.id
  const handle = `shop-${newId()}`
  const opening = { handle, name: 'Corner shop', currency: 'EUR', country: 'AT' }
  const opened = await maker.request('POST', '/api/v1/shop', opening)
  if (opened.statusCode !== 201) throw new Error(opened.body)
  await firestore.doc(`shops/${ownerId}`).update({ isOpen: true, language: 'en' })
  const lines: Record<string, unknown>[] = []
  const deps: IndexingDeps = {
    firestore,
    papers: buckets.papers,
    store: createCatalogueStore(firestore, now),
    shops: createShopStore(firestore, now),
    stock: createStockStore(firestore, now),
    log: createLog(
      { GOOGLE_CLOUD_PROJECT: PROJECT, K_SERVICE: 'catalogue-index', K_REVISION: '1', LOG_LEVEL: 'debug' },
      { write: (line) => void lines.push(JSON.parse(line)) },
    ),
    now,
    newId,
  }
  const event = { ownerId, changes: [] }

  /** Writes documents of the shop and notes the change, as the studio does in one transaction. */
  const write = async (documents: Record<string, object | null>) => {
    // Positions of changes are milliseconds.
    await clock.advance(1)
    await firestore.runTransaction(async (transaction) => {
      for (const [path, data] of Object.entries(documents)) {
        const gone = { ownerId, state: 'removed', updatedAt: isoTime(now()) }
        transaction.set(
          firestore.doc(path),
          data === null ? gone : { ...data, ownerId, updatedAt: isoTime(now()) },
        )
      }
      noteChange(transaction, { firestore, ownerId, now: now() })
    })
  }

  return {
    ...world,
    ...goesOn,
    deps,
    event,
    ownerId,
    maker,
    handle,
    lines,
    write,

    async addProduct(id: string, changes: ProductChanges = {}): Promise<void> {
      const { price = 500, onHand = 3, ...rest } = changes
      const product = { ...productLike(id), ownerId, addedAt: isoTime(now()), updatedAt: '', ...rest }
      const variant = { id: `${id}-v`, sku: '', options: [], price, compareAt: null, weight: 100 }
      const stock = { ownerId, productId: id, onHand, reserved: 0, isSold: true, updatedAt: '' }
      await write({
        [`${PRODUCTS}/${id}`]: productDocuments.data({ ...product, variants: [variant] }),
        [`${STOCK}/${id}-v`]: stockDocuments.data(stock),
      })
    },

    addCategory: (id: string, title: string, changes: object = {}) =>
      write({
        [`shopCategories/${id}`]: {
          ...{ title, slug: id, description: '', image: null, position: 0, addedAt: isoTime(now()) },
          ...{ facets: [], state: 'live', trashedAt: null, sweepAt: null, ...changes },
        },
      }),

    /** Runs the function. `changed` takes the place of some of what it uses. */
    run: (changed: Partial<IndexingDeps> = {}) =>
      createHandler({ indexing: createIndexing({ ...deps, ...changed }) })(event),

    async catalogue() {
      return (await firestore.collection(CATALOGUES).doc(ownerId).get()).data()
    },

    /** The names of the snapshots that are stored. */
    async files(): Promise<string[]> {
      const [files] = await buckets.papers.getFiles({ prefix: `shop/catalogue/${ownerId}/` })
      return files.map(({ name }) => name)
    },

    /** A second later, when instances look again, as a stranger. */
    async get(path: string, headers: Record<string, string> = {}) {
      await clock.advance(1000)
      return app.inject({ url: `/api/v1/shops/${handle}${path}`, headers })
    },

    /** The ids that a list shows. */
    async ids(query = ''): Promise<string[]> {
      const answer = await this.get(`/products${query}`)
      if (answer.statusCode !== 200) throw new Error(answer.body)
      return answer.json<CataloguePage>().items.map(({ id }) => id)
    },
  }
}

const productLike = (id: string): Omit<ProductRecord, 'ownerId' | 'addedAt' | 'updatedAt' | 'variants'> => ({
  id,
  title: id,
  slug: id.toLowerCase(),
  description: '',
  status: 'published',
  taxClass: 'standard',
  options: [],
  categoryIds: [],
  attributes: [],
  noteLabel: '',
  metaTitle: '',
  metaDescription: '',
  images: [],
  revision: 1,
  trashedAt: null,
  state: 'live',
  sweepAt: null,
  skus: [],
  facets: [],
  publicPhotoIds: [],
})
