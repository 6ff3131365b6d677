// The demo shop without its pictures, stocked as its maker does it, for everything that asks its assistant.
import { createHandler as createCatalogueIndex } from '../../../functions/catalogue-index/handler.ts'
import { fillShop } from '../../../scripts/demo-shop/stocking.ts'
import type { Method, World } from '../../api/test-world.ts'
import { newId } from '../../platform/ids.ts'
import { createLog } from '../../platform/log.ts'
import { PROJECT } from '../../platform/test-cloud.ts'
import { createIndexing } from '../../shop/catalogue/indexing.ts'
import { createCatalogueStore } from '../../shop/catalogue/store.ts'
import { CATALOGUE } from '../../shop/demo/catalogue.ts'
import { slugOf } from '../../shop/demo/inputs.ts'
import { PAGES } from '../../shop/demo/pages.ts'
import { OPENING } from '../../shop/demo/shop.ts'
import { createShopStore } from '../../shop/shops/store.ts'
import { createStockStore } from '../../shop/stock/store.ts'
import type { Asked } from '../answers/contract.ts'
import type { PlantedText, SourceName } from './golden/question.ts'

export interface DemoShop {
  shop: Asked['shop']
  /** What its maker asks of the API; the path is below `/api/v1`. */
  call<Answer>(method: string, path: string, body?: unknown): Promise<Answer>
  /** Runs the functions that an event of the shop starts. */
  index(): Promise<void>
  plant(text: PlantedText): Promise<void>
}

/** `indexKnowledge` is the function that keeps what the assistant knows. */
export async function openDemoShop(
  world: World,
  indexKnowledge: (event: { ownerId: string; changes: [] }) => Promise<void>,
): Promise<DemoShop> {
  const maker = await world.registered()
  async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await maker.request(method as Method, `/api/v1${path}`, body)
    if (answer.statusCode >= 400) throw new Error(`${method} ${path}: ${answer.body}`)
    return answer.json()
  }
  const indexCatalogue = createCatalogueIndex({ indexing: catalogueIndexing(world) })
  const event = { ownerId: maker.id, changes: [] as [] }

  async function index(): Promise<void> {
    await indexCatalogue(event)
    await indexKnowledge(event)
    // Instances look for news once a second.
    await world.clock.advance(1000)
  }

  const { handle, email, name } = await call<Asked['shop']>('POST', '/shop', OPENING)
  await fillShop({ call }, new Map())
  await index()
  return {
    shop: { ownerId: maker.id, handle, email, name },
    call,
    index,
    async plant({ kind, title, text }) {
      if (kind === 'faq') await call('POST', '/shop/faqs', { question: title, answer: text })
      else
        await call('POST', '/shop/products', {
          ...{ title, description: text, status: 'published', slug: slugOf(title) },
          variants: [{ sku: '', options: [], price: 990, compareAt: null, weight: 300, onHand: 9 }],
        })
    },
  }
}

/** Euros. */
export const DECIMALS = 2

/** The titles of sources by the golden set's names. */
export function demoTitle(name: SourceName): string {
  const [kind, ...rest] = name.split(':')
  const key = rest.join(':')
  const products = CATALOGUE.flatMap((category) => category.products)
  const title = {
    product: () => products.find((product) => slugOf(product.title) === key)?.title,
    category: () => CATALOGUE.find(({ slug }) => slug === key)?.title,
    page: () => PAGES.find((page) => page.kind === key)?.title,
    faq: () => key,
  }[kind as 'product']()
  if (title === undefined) throw new Error(`The demo shop has no ${name}`)
  return title
}

/** The function that keeps catalogues, over the same database. */
function catalogueIndexing({ firestore, buckets, clock: { now } }: World) {
  return createIndexing({
    firestore,
    papers: buckets.papers,
    store: createCatalogueStore(firestore, now),
    shops: createShopStore(firestore, now),
    stock: createStockStore(firestore, now),
    log: createLog(
      { GOOGLE_CLOUD_PROJECT: PROJECT, K_SERVICE: 'catalogue-index', K_REVISION: '1', LOG_LEVEL: 'error' },
      { write: (line) => console.error(line) },
    ),
    now,
    newId,
  })
}
