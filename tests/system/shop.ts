// What a maker's stories begin with, made through the API: a shop, and products in it.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Checkout } from '../../services/shop/checkout/schemas.ts'
import type { CustomerOrder } from '../../services/shop/orders/schemas.ts'
import type { Product, ProductCreation } from '../../services/shop/products/schemas.ts'
import type { Shop } from '../../services/shop/shops/schemas.ts'
import { call } from './campaign.ts'
import { studio } from './shared-studio.ts'

/** A shop of the page's person. Handles are shared by all stories, so each has its own. */
export const openShop = (page: Page, handle: string): Promise<Shop> =>
  call<Shop>(page, 'POST', '/shop', { handle, name: `Shop ${handle}`, currency: 'EUR', country: 'DE' })

type Goods = Pick<ProductCreation, 'title'> & Partial<Omit<ProductCreation, 'variants'>>

/** A product with one variant, in minor units and pieces. */
export const addProduct = (
  page: Page,
  { price, onHand, ...product }: Goods & { price: number; onHand: number },
): Promise<Product> =>
  call<Product>(page, 'POST', '/shop/products', {
    ...product,
    variants: [{ sku: '', options: [], price, compareAt: null, weight: 0, onHand }],
  })

export const productNow = (page: Page, { id }: Pick<Product, 'id'>): Promise<Product> =>
  call<Product>(page, 'GET', `/shop/products/${id}`)

/** The price of the only variant, once it is this. */
export const costs = (page: Page, product: Pick<Product, 'id'>, price: number) =>
  expect.poll(async () => (await productNow(page, product)).variants[0]?.price).toBe(price)

/** Everything that customers need before they can buy. */
export async function readyToSell(page: Page): Promise<Shop> {
  const { address, tax, payments } = await call<Shop>(page, 'GET', '/shop')
  for (const kind of ['terms', 'privacy', 'imprint'])
    await call(page, 'PUT', `/shop/pages/${kind}`, { title: kind, body: 'Written for a **story**.' })
  return call<Shop>(page, 'PATCH', '/shop', {
    isOpen: true,
    email: 'hello@example.com',
    address: {
      ...address,
      name: 'Ana Example',
      line1: 'Lange Straße 1',
      postalCode: '10115',
      city: 'Berlin',
    },
    tax: { ...tax, number: 'DE123456789' },
    payments: { ...payments, invoice: { isOn: true, instructions: 'By bank transfer' } },
  })
}

/** An order by invoice, placed by the page's person; `total` is with shipping. */
export async function order(
  page: Page,
  shop: Shop,
  { product, quantity, total }: { product: Product; quantity: number; total: number },
): Promise<CustomerOrder> {
  const [variant] = product.variants
  const [method] = shop.shipping
  const { phone, region, company, line2 } = shop.address
  const answer = await page.request.post(`${studio.url}/api/v1/shops/${shop.handle}/orders`, {
    headers: { 'idempotency-key': crypto.randomUUID() },
    data: {
      lines: [{ productId: product.id, variantId: variant?.id, quantity }],
      email: 'ada@example.com',
      shippingAddress: {
        ...{ name: 'Ada Customer', line1: 'Kurze Straße 2', postalCode: '20095', city: 'Hamburg' },
        ...{ country: 'DE', phone, region, company, line2 },
      },
      billingAddress: null,
      shippingMethodId: method?.id,
      paymentMethod: 'invoice',
      acceptsTerms: true,
      expectedTotal: total,
    },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
  return ((await answer.json()) as Checkout).order
}
