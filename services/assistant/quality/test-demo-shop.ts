// The demo shop without its pictures, stocked as its maker does it, for everything that asks its assistant.
import { fillShop } from '../../../scripts/demo-shop/stocking.ts'
import type { World } from '../../api/test-world.ts'
import { CATALOGUE } from '../../shop/demo/catalogue.ts'
import { slugOf } from '../../shop/demo/inputs.ts'
import { PAGES } from '../../shop/demo/pages.ts'
import { OPENING } from '../../shop/demo/shop.ts'
import type { PlantedText, SourceName } from './golden/question.ts'
import { type OpenShop, openShop } from './test-open-shop.ts'

export interface DemoShop extends OpenShop {
  plant(text: PlantedText): Promise<void>
}

export async function openDemoShop(world: World): Promise<DemoShop> {
  const demo = await openShop(world, OPENING, (client) => fillShop(client, new Map()))
  return {
    ...demo,
    async plant({ kind, title, text }) {
      if (kind === 'faq') await demo.call('POST', '/shop/faqs', { question: title, answer: text })
      else
        await demo.call('POST', '/shop/products', {
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
