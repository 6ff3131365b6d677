// What a maker's stories begin with, made through the API: a shop, and products in it.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Product, ProductCreation } from '../../services/shop/products/schemas.ts'
import type { Shop } from '../../services/shop/shops/schemas.ts'
import { call } from './campaign.ts'

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
