// Shops that sell, and people with carts, for tests of carts and of what follows from them.
import { CARTS } from '../shop/carts/record.ts'
import type { Cart } from '../shop/carts/schemas.ts'
import { type Maker, product, setUpShop, variant } from './test-shop-world.ts'
import type { Browser, Method, WorldOptions } from './test-world.ts'

export async function setUp(options?: WorldOptions) {
  const world = await setUpShop(options)
  return {
    ...world,
    carts: world.shop.carts,

    /** An open shop that sells these, and how somebody uses its cart. */
    async shop() {
      const maker = await world.maker()
      const opened = await maker.request('PATCH', '/api/v1/shop', { isOpen: true })
      if (opened.statusCode !== 200) throw new Error(opened.body)
      await world.clock.advance(1000)
      return { maker, at: `/api/v1/shops/${maker.handle}/cart` }
    },

    /** The ids of the carts in this person's shop. */
    async stored(maker: { id: string }) {
      const carts = await world.firestore.collection(CARTS).where('ownerId', '==', maker.id).get()
      return carts.docs.map(({ id }) => id)
    },
  }
}

export interface Sold {
  productId: string
  variantId: string
}

export async function sells(maker: Maker, changes: object = {}, own: object = {}): Promise<Sold> {
  const wanted = product({ status: 'published', variants: [variant(changes)], ...own })
  const answer = await maker.request('POST', '/api/v1/shop/products', wanted)
  if (answer.statusCode !== 201) throw new Error(answer.body)
  const { id, variants } = answer.json()
  return { productId: id, variantId: variants[0].id }
}

export async function changes(maker: Maker, { productId }: Sold, edit: object): Promise<void> {
  const answer = await maker.request('PATCH', `/api/v1/shop/products/${productId}`, edit)
  if (answer.statusCode !== 200) throw new Error(answer.body)
}

export const restocked = ({ variantId: id }: Sold, edit: object) => ({ variants: [{ id, ...variant(edit) }] })

export async function use(browser: Browser, method: Method, url: string, body?: object): Promise<Cart> {
  const answer = await browser.request(method, url, body)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json()
}

export const quantities = ({ lines }: Cart) => lines.map(({ quantity }) => quantity)
/** Shops of these tests ship to their own country only, which is not what is tested. */
export const kinds = ({ problems }: Cart) =>
  problems.map(({ kind }) => kind).filter((kind) => kind !== 'no-shipping')
export const cartCookie = ({ cookies }: Browser) =>
  [...cookies].find(([name]) => name.startsWith('atelier_cart_'))
