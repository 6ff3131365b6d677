// The workshop, stocked as its maker does it.
import type { World } from '../../api/test-world.ts'
import type { Category } from '../../shop/categories/schemas.ts'
import { WORKSHOP, WORKSHOP_OPENING, WORKSHOP_SETTINGS } from './building/workshop.ts'
import { WORKSHOP_FAQS, WORKSHOP_PAGES } from './building/workshop-texts.ts'
import type { SourceName } from './golden/question.ts'
import { type Call, openShop } from './test-open-shop.ts'

async function fill({ call }: { call: Call }): Promise<void> {
  await call('PATCH', '/shop', WORKSHOP_SETTINGS)
  for (const { kind, ...page } of WORKSHOP_PAGES) await call('PUT', `/shop/pages/${kind}`, page)
  for (const faq of WORKSHOP_FAQS) await call('POST', '/shop/faqs', faq)
  for (const { products, ...category } of WORKSHOP) {
    const { id } = await call<Category>('POST', '/shop/categories', category)
    for (const product of products) await call('POST', '/shop/products', { ...product, categoryIds: [id] })
  }
}

export const openWorkshop = (world: World) => openShop(world, WORKSHOP_OPENING, fill)

export const WORKSHOP_TITLES: ReadonlyMap<SourceName, string> = new Map([
  ...WORKSHOP.flatMap(({ slug, title, products }) => [
    [`category:${slug}`, title] as const,
    ...products.map((product) => [`product:${product.slug}`, product.title] as const),
  ]),
  ...WORKSHOP_FAQS.map(({ question }) => [`faq:${question}`, question] as const),
  ...WORKSHOP_PAGES.map(({ kind, title }) => [`page:${kind}`, title] as const),
])

export function workshopTitle(name: SourceName): string {
  const title = WORKSHOP_TITLES.get(name)
  if (title === undefined) throw new Error(`The workshop has no ${name}`)
  return title
}
