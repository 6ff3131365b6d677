// What everybody finds in a shop. Lists, searches, categories and texts come from the shop's snapshot; a product and its
// stock are read as they are now.

import { readAll } from '../../platform/documents.ts'
import { AppError } from '../../platform/errors.ts'
import { isPublic, PRODUCTS, productDocuments } from '../products/record.ts'
import type { StockStore } from '../stock/store.ts'
import { markdownToHtml } from '../storefront/markdown.ts'
import { createListing, toListed } from './listing.ts'
import type { LoadedCatalogue } from './loaded.ts'
import { createLoading, type LoadingDeps } from './loading.ts'
import { toPublicProduct } from './product-view.ts'
import { rankProducts } from './ranking.ts'
import { relatedTo } from './related.ts'
import type {
  CataloguePage,
  CatalogueQuery,
  ListedProduct,
  PublicCategory,
  PublicFaq,
  PublicPage,
  PublicProduct,
  ShopHome,
  Suggestions,
} from './schemas.ts'
import { completions, suggestedCategories } from './suggesting.ts'

export interface CataloguesDeps extends LoadingDeps {
  stock: Pick<StockStore, 'stockOf'>
}

export type Catalogues = ReturnType<typeof createCatalogues>

const HOME_PRODUCTS = 12
const RELATED_PRODUCTS = 8
const SUGGESTED_PRODUCTS = 6

/** Whether the shop may be seen at all is decided before. */
export function createCatalogues(deps: CataloguesDeps) {
  const { firestore, stock, now } = deps
  const of = createLoading(deps)
  const listing = createListing({ now })
  const products = firestore.collection(PRODUCTS)

  async function newest(catalogue: LoadedCatalogue, query: CatalogueQuery): Promise<ListedProduct[]> {
    return (await listing.page(catalogue, { ...query, sort: 'newest', limit: HOME_PRODUCTS })).items
  }

  function related(catalogue: LoadedCatalogue, productId: string, limit: number): ListedProduct[] {
    const columns = catalogue.columns()
    const position = columns.byId.get(productId)
    if (position === undefined) return []
    const prices = catalogue.prices(now())
    return relatedTo({ columns, prices, of: position, limit }).map((at) => toListed(catalogue, prices, at))
  }

  return {
    /** The whole catalogue, for others that read it, such as an assistant. */
    of,

    async list(ownerId: string, query: CatalogueQuery): Promise<CataloguePage> {
      return listing.page(await of(ownerId), query)
    },

    async suggest(ownerId: string, q: string): Promise<Suggestions> {
      const catalogue = await of(ownerId)
      const found = rankProducts(await catalogue.index(), q)
      const { byId } = catalogue.columns()
      const prices = catalogue.prices(now())
      return {
        products: found
          .slice(0, SUGGESTED_PRODUCTS)
          .map(({ id }) => byId.get(id))
          .filter((at) => at !== undefined)
          .map((at) => toListed(catalogue, prices, at)),
        categories: suggestedCategories(catalogue, q),
        completions: completions(catalogue, q, found),
      }
    },

    /** As it is now. Throws AppError `not-found` for one that is not published. */
    async product(ownerId: string, slug: string): Promise<PublicProduct> {
      const query = products.where('ownerId', '==', ownerId).where('slug', '==', slug).limit(5)
      const [catalogue, snapshot] = await Promise.all([of(ownerId), query.get()])
      const product = readAll(productDocuments, snapshot).find(isPublic)
      if (!product) throw new AppError('not-found', 'No such product')
      const stocks = await stock.stockOf(product.variants.map(({ id }) => id))
      return {
        ...toPublicProduct(product, { stocks, snapshot: catalogue.snapshot, now: now() }),
        related: related(catalogue, product.id, RELATED_PRODUCTS),
      }
    },

    async related(ownerId: string, productId: string, limit = RELATED_PRODUCTS): Promise<ListedProduct[]> {
      return related(await of(ownerId), productId, limit)
    },

    async home(ownerId: string): Promise<ShopHome> {
      const catalogue = await of(ownerId)
      return {
        categories: categoriesOf(catalogue),
        newest: await newest(catalogue, {}),
        onSale: await newest(catalogue, { onSale: true }),
      }
    },

    async categories(ownerId: string): Promise<PublicCategory[]> {
      return categoriesOf(await of(ownerId))
    },

    /** Throws AppError `not-found`. */
    async category(ownerId: string, slug: string): Promise<PublicCategory> {
      const category = categoriesOf(await of(ownerId)).find((each) => each.slug === slug)
      if (!category) throw new AppError('not-found', 'No such category')
      return category
    },

    async faqs(ownerId: string): Promise<PublicFaq[]> {
      const { snapshot } = await of(ownerId)
      return snapshot.faqs.map(({ id, question, answer }) => ({
        id,
        question,
        answerHtml: markdownToHtml(answer),
      }))
    },

    /** Without reading them: every page of a shop asks. */
    async hasFaqs(ownerId: string): Promise<boolean> {
      return (await of(ownerId)).snapshot.faqs.length > 0
    },

    /** Throws AppError `not-found`. */
    async page(ownerId: string, kind: string): Promise<PublicPage> {
      const { snapshot } = await of(ownerId)
      const page = snapshot.pages.find((each) => each.kind === kind && each.body !== '')
      if (!page) throw new AppError('not-found', 'No such page')
      const { title, body, updatedAt } = page
      return { kind, title, bodyHtml: markdownToHtml(body), updatedAt }
    },

    /** What search engines may visit, with when each changed last. */
    async sitemap(ownerId: string) {
      const { products: listed, categories, pages } = (await of(ownerId)).snapshot
      return {
        products: listed.map(({ slug, updatedAt }) => ({ slug, updatedAt })),
        categories: categories.map(({ slug, updatedAt }) => ({ slug, updatedAt })),
        pages: pages.filter(({ body }) => body !== '').map(({ kind, updatedAt }) => ({ kind, updatedAt })),
      }
    },
  }
}

function categoriesOf({ snapshot, columns }: LoadedCatalogue): PublicCategory[] {
  const counts = new Int32Array(snapshot.categories.length)
  for (const places of columns().productCategories)
    for (const place of places) counts[place] = (counts[place] ?? 0) + 1
  return snapshot.categories.map(({ id, slug, title, description, image }, place) => ({
    ...{ id, slug, title, description, image },
    products: counts[place] ?? 0,
  }))
}
