// The stories of shops, in a studio of their own: makers in the application, customers in the storefront.
import { afterAll, beforeAll, describe } from 'vitest'
import { closeStudio, openStudio } from './shared-studio.ts'

beforeAll(openStudio)
afterAll(closeStudio)

describe('maker', async () => void (await import('./stories/shop-maker.ts')))
describe('storefront', async () => void (await import('./stories/storefront.ts')))
describe('products', async () => void (await import('./stories/shop-products.ts')))
describe('catalogue', async () => void (await import('./stories/shop-catalogue.ts')))
describe('orders', async () => void (await import('./stories/shop-orders.ts')))
describe('pages', async () => void (await import('./stories/shop-pages.ts')))
describe('customer', async () => void (await import('./stories/shop-customer.ts')))
