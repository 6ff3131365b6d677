// A shop that sells, over the local cloud's database, for tests of buying. Instances share the database as those of a
// service do; each may be ended between two steps.

import { newId } from '../../platform/ids.ts'
import { platformIndexes } from '../../platform/indexes.ts'
import type { Publish } from '../../platform/publish.ts'
import { createSecretKeys } from '../../platform/secret-keys.ts'
import { SECRETS, startTestCloud } from '../../platform/test-cloud.ts'
import { isoTime } from '../../platform/times.ts'
import { createCarts } from '../carts/service.ts'
import { type Buyer, createCartStore } from '../carts/store.ts'
import { DISCOUNTS } from '../discounts/record.ts'
import { createDiscountUses } from '../discounts/uses.ts'
import { knowledgeChanged } from '../events.ts'
import { shopIndexes } from '../indexes.ts'
import type { OrderRecord } from '../orders/record.ts'
import { createOrderStore, ORDERS } from '../orders/store.ts'
import { someAddress } from '../orders/test-orders.ts'
import type { PaymentEvent } from '../payments/schemas.ts'
import { stripeAt } from '../payments/stripe-client.ts'
import { createPricing, type DiscountCodeRule } from '../pricing/pricing.ts'
import { PRODUCTS, type ProductRecord, productDocuments } from '../products/record.ts'
import { newShop } from '../shops/new-shop.ts'
import { createShopReader } from '../shops/reader.ts'
import { createShopStore } from '../shops/store.ts'
import { STOCK, type StockRecord, stockDocuments } from '../stock/record.ts'
import { createStockStore } from '../stock/store.ts'
import { createExpiry } from './expiring.ts'
import { createCheckoutParts } from './parts.ts'
import type { OrderRequest } from './schemas.ts'
import type { Step } from './steps.ts'

export const HANDLE = 'lighthouse'
export const CARDS = {
  succeeds: '4242 4242 4242 4242',
  declines: '4000000000000002',
  asks: '4000002760003155',
  silent: '4000000000000119',
  insufficient: '4000000000009995',
}
/** The process has ended here. */
export class Killed extends Error {}

export interface Article {
  productId: string
  variantId: string
}

export type CheckoutWorld = Awaited<ReturnType<typeof setUp>>

export async function setUp({ stripeUrl = 'http://127.0.0.1:9', currency = 'EUR' } = {}) {
  const cloud = await startTestCloud([platformIndexes, shopIndexes])
  const { firestore, clock, secrets } = cloud
  const { now } = clock
  const published: { orderId: string }[] = []
  const told: unknown[] = []
  const discounts: DiscountCodeRule[] = []
  const orders = createOrderStore(firestore, now)
  const shopStore = createShopStore(firestore, now)
  const stock = createStockStore(firestore, now)
  const ownerId = newId()
  const opening = { handle: HANDLE, name: 'Lighthouse', currency, country: 'DE' }
  const shop = newShop({ ownerId, opening, methodId: 'post', at: isoTime(now()) })
  await shopStore.open(
    {
      ...shop,
      ...{ isOpen: true, email: 'shop@example.com', isStripeConnected: true },
      tax: { ...shop.tax, isRegistered: false },
      shipping: [{ ...shop.shipping[0]!, rates: [{ maxWeight: null, maxTotal: null, price: 500 }] }],
      payments: {
        invoice: { isOn: true, instructions: 'Pay' },
        testCard: { isOn: true },
        stripe: { isOn: true },
      },
    },
    () => {
      throw new Error('There is a shop already')
    },
  )
  const pricing = createPricing({
    products: {
      async many(ids) {
        if (ids.length === 0) return []
        const found = await firestore.getAll(...ids.map((id) => firestore.collection(PRODUCTS).doc(id)))
        return found.map((each) => productDocuments.read(each))
      },
    },
    stock,
    discounts: {
      salesOf: async () => [],
      byCodes: async (_ownerId, codes) => discounts.filter(({ code }) => code && codes.includes(code)),
    },
    uses: createDiscountUses(firestore),
    now,
  })

  const carts = createCarts({ store: createCartStore(firestore, now), pricing, newId })

  const publish: Publish = async ({ name }, payload) => {
    if (name === knowledgeChanged.name) told.push(payload)
    else published.push(payload as { orderId: string })
    return 'id'
  }

  const instance = (step?: Step, changed: { publish?: Publish } = {}) =>
    createCheckoutParts({
      ...{ firestore, orders, shopStore, pricing, now, newId },
      keys: createSecretKeys({ secrets, secret: SECRETS['shop-key'], now }),
      connectStripe: stripeAt(stripeUrl),
      takesTestCards: true,
      reader: createShopReader({ store: shopStore, now }),
      carts,
      publish,
      log: { info: () => undefined, warn: () => undefined },
      ...(step && { step }),
      ...changed,
    })
  const first = instance()

  const request = (
    lines: NonNullable<OrderRequest['lines']>,
    edit: Partial<OrderRequest> = {},
  ): OrderRequest => ({
    ...{ lines, email: 'ben@example.com', shippingAddress: someAddress, billingAddress: null },
    ...{ shippingMethodId: 'post', paymentMethod: 'test-card', testCard: { number: CARDS.succeeds } },
    ...{ acceptsTerms: true, expectedTotal: 1500 },
    ...edit,
  })
  const read = async <T>(
    collection: string,
    id: string,
    documents: { read(snapshot: never): T },
  ): Promise<T> => documents.read((await firestore.collection(collection).doc(id).get()) as never)

  return {
    ...cloud,
    ownerId,
    orders,
    shopStore,
    provider: first.providers.of,
    published,
    /** What those who show articles were told. */
    told,
    instance,
    first,
    request,

    /** A published product of one variant that costs 10.00. */
    async article(onHand: number | null, price = 1000): Promise<Article> {
      const [productId, variantId] = [newId(), newId()]
      const time = isoTime(now())
      const variant = { id: variantId, options: [], price, compareAt: null, sku: '', weight: 100 }
      const product: ProductRecord = {
        ...{ id: productId, ownerId, title: 'Print', slug: `print-${productId}`, description: '' },
        ...{ status: 'published', taxClass: 'standard', options: [], categoryIds: [], attributes: [] },
        ...{
          noteLabel: '',
          metaTitle: '',
          metaDescription: '',
          images: [],
          revision: 0,
          variants: [variant],
        },
        ...{ addedAt: time, trashedAt: null, state: 'live', updatedAt: time, sweepAt: null },
        ...{ skus: [], facets: [], publicPhotoIds: [] },
      } as ProductRecord
      await firestore.collection(PRODUCTS).doc(productId).set(productDocuments.data(product))
      const record = { ownerId, productId, onHand, reserved: 0, isSold: true, updatedAt: time }
      await firestore.collection(STOCK).doc(variantId).set(stockDocuments.data(record))
      return { productId, variantId }
    },

    async discount(code: string, edit: Partial<DiscountCodeRule> = {}): Promise<DiscountCodeRule> {
      const rule: DiscountCodeRule = {
        ...{
          id: newId(),
          title: code,
          code,
          kind: 'percentage',
          value: 1000,
          productIds: [],
          categoryIds: [],
        },
        ...{
          minTotal: 0,
          startsAt: null,
          endsAt: null,
          isActive: true,
          maxUses: null,
          maxUsesPerCustomer: null,
        },
        ...edit,
      }
      discounts.push(rule)
      await firestore
        .collection(DISCOUNTS)
        .doc(rule.id)
        .set({ ...rule, ownerId })
      return rule
    },

    async fillCart(buyer: Buyer, article: Article): Promise<void> {
      const sold = (await shopStore.get(ownerId))!
      await carts.addLine(sold, buyer, { ...article, quantity: 1 })
    },

    /** As any request of somebody does who has just signed in. */
    async viewCart(buyer: Buyer): Promise<void> {
      await carts.view((await shopStore.get(ownerId))!, buyer)
    },

    /** The quantities in a cart. */
    cartOf: async (buyer: Buyer): Promise<number[]> =>
      (await carts.contentOf(ownerId, buyer)).lines.map(({ quantity }) => quantity),

    /** Buys one of an article, or what the request says. */
    buy(key: string, asked: OrderRequest, { by = first, buyer = {} as Partial<Buyer> } = {}) {
      const from = { accountId: null, guestId: null, ...buyer }
      return shopStore.get(ownerId).then((sold) =>
        by.checkout.order({
          shop: sold!,
          buyer: from,
          key,
          request: asked,
          origin: 'https://studio.example',
        }),
      )
    },

    one: (article: Article, edit?: Partial<OrderRequest>) => request([{ ...article, quantity: 1 }], edit),

    stockOf: async ({ variantId }: Article): Promise<StockRecord> =>
      (await read(STOCK, variantId, stockDocuments as never)) as StockRecord,

    async all(): Promise<OrderRecord[]> {
      const { docs } = await firestore.collection(ORDERS).get()
      return Promise.all(docs.map(async ({ id }) => (await orders.get(id))!))
    },

    async states(): Promise<string[]> {
      return (await this.all()).map(({ state }) => state).sort()
    },

    events: (orderId: string, events: readonly PaymentEvent[]) => first.settling.applyEvents(orderId, events),

    /** What the sweep and the events that it causes do about reservations that are over. */
    async sweep(): Promise<void> {
      const publish = async () => 'id'
      const expiry = createExpiry({ store: orders, publish, now })
      for (const item of await orders.due(100)) {
        const order = item.read()
        if (order) await expiry(order)
        const found = order && (await orders.get(order.id))
        if (found) await first.expire(found)
      }
    },
  }
}
