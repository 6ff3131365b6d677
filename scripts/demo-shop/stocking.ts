// Fills the demo shop through the public API. What is there already is left as it is, so it can be continued.
import type { Category } from '../../services/shop/categories/schemas.ts'
import { CATALOGUE } from '../../services/shop/demo/catalogue.ts'
import { stillLife } from '../../services/shop/demo/drawings/still-life.ts'
import { FAQS } from '../../services/shop/demo/faqs.ts'
import { categoryInput, productInput, slugOf } from '../../services/shop/demo/inputs.ts'
import { PAGES } from '../../services/shop/demo/pages.ts'
import { DISCOUNTS, LOOK, SETTINGS } from '../../services/shop/demo/shop.ts'
import type { Discount } from '../../services/shop/discounts/schemas.ts'
import type { Faq } from '../../services/shop/faqs/schemas.ts'
import type { Product } from '../../services/shop/products/schemas.ts'
import type { StudioClient } from '../client.ts'
import { type Picture, uploadPictures } from './pictures.ts'

interface All<Item> {
  items: Item[]
}

const HERO: Picture = { title: 'Polder & Pantry', drawing: stillLife, backdrop: '#e6ddcb', breadth: 2 }

type Caller = Pick<StudioClient, 'call'>

export async function stockShop(client: StudioClient): Promise<void> {
  const products = CATALOGUE.flatMap((category) => category.products)
  const pictures = products.map(({ title, picture }) => ({ title, ...picture }))
  await fillShop(client, await uploadPictures(client, [HERO, ...pictures]))
}

/** It opens when everything is there. `photos` are ids by title; what has none is shown without a picture. */
export async function fillShop(client: Caller, photos: ReadonlyMap<string, string>): Promise<void> {
  await client.call('PATCH', '/shop', SETTINGS)
  await writeTexts(client)
  const categories = await addCategories(client, photos)
  await addProducts(client, photos, categories)
  await addDiscounts(client, categories)
  await client.call('PATCH', '/shop', {
    look: { ...LOOK, heroPhotoId: photos.get(HERO.title) ?? null },
    isOpen: true,
  })
}

async function writeTexts(client: Caller): Promise<void> {
  for (const { kind, ...page } of PAGES) await client.call('PUT', `/shop/pages/${kind}`, page)
  const { items } = await client.call<All<Faq>>('GET', '/shop/faqs')
  const asked = new Set(items.map(({ question }) => question))
  for (const faq of FAQS) if (!asked.has(faq.question)) await client.call('POST', '/shop/faqs', faq)
}

/** Returns the ids by slug. */
async function addCategories(
  client: Caller,
  photos: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const { items } = await client.call<All<Category>>('GET', '/shop/categories')
  const ids = new Map(items.map(({ slug, id }) => [slug, id]))
  for (const category of CATALOGUE) {
    if (ids.has(category.slug)) continue
    const photoId = photos.get(category.products[0]?.title ?? '') ?? null
    const { id } = await client.call<Category>('POST', '/shop/categories', categoryInput(category, photoId))
    ids.set(category.slug, id)
  }
  return ids
}

async function addProducts(
  client: Caller,
  photos: ReadonlyMap<string, string>,
  categories: Map<string, string>,
) {
  const { items } = await client.call<All<Product>>('GET', '/shop/products?limit=200')
  const there = new Set(items.map(({ slug }) => slug))
  // The last one added stands first among what is new.
  for (const category of CATALOGUE.toReversed())
    for (const product of category.products.toReversed()) {
      if (there.has(slugOf(product.title))) continue
      const ids = {
        photoId: photos.get(product.title) ?? null,
        categoryId: categories.get(category.slug) ?? '',
      }
      await client.call('POST', '/shop/products', productInput(product, ids))
    }
}

async function addDiscounts(client: Caller, categories: Map<string, string>): Promise<void> {
  const { items } = await client.call<All<Discount>>('GET', '/shop/discounts')
  const there = new Set(items.map(({ title }) => title))
  for (const { discount, sale } of DISCOUNTS) {
    if (there.has(discount.title)) continue
    const categoryIds = sale === null ? [] : [categories.get(sale) ?? '']
    await client.call('POST', '/shop/discounts', { ...discount, categoryIds })
  }
}
