// What the storefront's pages show. Everything comes from where the API finds it, too.
import { AppError } from '../../platform/errors.ts'
import type { Catalogues } from '../catalogue/service.ts'
import { toShopImage } from '../images/choosing.ts'
import type { ShopPhotos } from '../images/photos.ts'
import type { PublicView } from '../shops/public-view.ts'
import type { ShopRecord } from '../shops/record.ts'
import { type Choice, type ChoiceQuery, choiceOf, toCatalogueQuery } from './choice-schemas.ts'
import { keptForASecond } from './kept-products.ts'
import type { StorefrontPage, StorefrontView, ViewOf } from './schemas.ts'

export interface StorefrontDeps {
  catalogues: Pick<
    Catalogues,
    'list' | 'product' | 'home' | 'categories' | 'category' | 'faqs' | 'hasFaqs' | 'page' | 'sitemap'
  >
  photos: Pick<ShopPhotos, 'find'>
  publicView: PublicView
  now: () => number
}

export type StorefrontPages = ReturnType<typeof createStorefront>

/** What a photo keeps when it is cropped, where nobody has said it. */
const CENTRE = { x: 0.5, y: 0.5 }

/** Whether the shop may be seen is decided before. What does not exist throws AppError `not-found`. */
export function createStorefront({ catalogues, photos, publicView, now }: StorefrontDeps) {
  const productOf = keptForASecond(catalogues.product, now)

  async function heroOf({ ownerId, name, look }: ShopRecord) {
    if (look.heroPhotoId === null) return null
    const photo = (await photos.find(ownerId, [look.heroPhotoId])).get(look.heroPhotoId)
    return photo ? toShopImage({ photoId: look.heroPhotoId, alt: name, focus: CENTRE }, photo) : null
  }

  async function listOf({ ownerId, currency }: ShopRecord, query: ChoiceQuery, category: string | null) {
    const asked = choiceOf(query, currency)
    const show = async (choice: Choice) => ({
      choice,
      list: await catalogues.list(ownerId, toCatalogueQuery(choice, category)),
    })
    try {
      return await show(asked)
    } catch (error) {
      // The cursor was made by a list in another order, or by nobody: an address of a page never fails for that.
      if (!(error instanceof AppError) || error.code !== 'invalid' || asked.cursor === null) throw error
      return show({ ...asked, cursor: null })
    }
  }

  return {
    /** What every page shows around `view`. */
    async frame(shop: ShopRecord, isPreview: boolean, view: StorefrontView): Promise<StorefrontPage> {
      const { ownerId } = shop
      const [categories, hasFaqs] = await Promise.all([
        catalogues.categories(ownerId),
        catalogues.hasFaqs(ownerId),
      ])
      return {
        shop: publicView(shop),
        categories: categories
          .filter(({ products }) => products > 0)
          .map(({ slug, title }) => ({ slug, title })),
        hasFaqs,
        isPreview,
        view,
      }
    },

    async home(shop: ShopRecord): Promise<ViewOf<'home'>> {
      const [hero, home] = await Promise.all([heroOf(shop), catalogues.home(shop.ownerId)])
      const categories = home.categories.filter(({ products }) => products > 0)
      return { kind: 'home', hero, home: { ...home, categories } }
    },

    async category(shop: ShopRecord, slug: string, query: ChoiceQuery): Promise<ViewOf<'category'>> {
      const category = await catalogues.category(shop.ownerId, slug)
      return { kind: 'category', category, ...(await listOf(shop, query, slug)) }
    },

    async search(shop: ShopRecord, query: ChoiceQuery): Promise<ViewOf<'search'>> {
      return { kind: 'search', ...(await listOf(shop, query, null)) }
    },

    async product({ ownerId }: ShopRecord, slug: string): Promise<ViewOf<'product'>> {
      return { kind: 'product', product: await productOf(ownerId, slug) }
    },

    async page({ ownerId }: ShopRecord, kind: string): Promise<ViewOf<'page'>> {
      return { kind: 'page', page: await catalogues.page(ownerId, kind) }
    },

    async faq({ ownerId }: ShopRecord): Promise<ViewOf<'faq'>> {
      return { kind: 'faq', faqs: await catalogues.faqs(ownerId) }
    },

    sitemap: ({ ownerId }: ShopRecord) => catalogues.sitemap(ownerId),
  }
}
