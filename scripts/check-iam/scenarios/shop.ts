import { createHash } from 'node:crypto'
import { newId } from '../../../services/platform/ids.ts'
import type { CataloguePage } from '../../../services/shop/catalogue/schemas.ts'
import type { Checkout } from '../../../services/shop/checkout/schemas.ts'
import type { CatalogueImport, ImportUploadAnswer } from '../../../services/shop/imports/schemas.ts'
import type { ShopOrder } from '../../../services/shop/orders/schemas.ts'
import type { Product } from '../../../services/shop/products/schemas.ts'
import type { PaymentMethod, Shop } from '../../../services/shop/shops/schemas.ts'
import { createStudioClient, type StudioClient, startSession } from '../../client.ts'
import type { Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { empty } from './accounts.ts'
import { download } from './downloads.ts'
import { heldBack } from './held-back.ts'
import { isAcked } from './late-events.ts'
import { readyPhoto } from './photos.ts'
import { publishedOf } from './published.ts'

const shops = new WeakMap<StudioClient, Shop>()

/** The maker's shop, which is opened once. */
export async function shopOf({ maker }: World): Promise<Shop> {
  const known = shops.get(maker)
  if (known) return known
  const handle = `shop-${newId()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')}`
  await maker.call('POST', '/shop', { handle, name: 'Wood', currency: 'EUR', country: 'DE' })
  for (const kind of ['terms', 'privacy', 'imprint'])
    await maker.call('PUT', `/shop/pages/${kind}`, { title: kind, body: 'Written for a check.' })
  const { address, tax, payments } = await maker.call<Shop>('GET', '/shop')
  const shop = await maker.call<Shop>('PATCH', '/shop', {
    isOpen: true,
    email: 'hello@example.com',
    address: { ...address, name: 'Ana', line1: 'Lange Straße 1', postalCode: '10115', city: 'Berlin' },
    tax: { ...tax, number: 'DE123456789' },
    payments: { ...payments, invoice: { isOn: true, instructions: 'By bank transfer' } },
  })
  shops.set(maker, shop)
  return shop
}

export async function newProduct(
  { maker }: World,
  { onHand = 5, ...more }: { onHand?: number; images?: object[] } = {},
): Promise<Product> {
  const variant = { sku: '', options: [], price: 2900, compareAt: null, weight: 0, onHand }
  return maker.call<Product>('POST', '/shop/products', {
    ...{ title: `Bowl ${newId()}`, status: 'published', variants: [variant] },
    ...more,
  })
}

export async function placeOrder(
  world: World,
  { paymentMethod = 'invoice', onHand = 5 }: { paymentMethod?: PaymentMethod; onHand?: number } = {},
): Promise<Checkout> {
  const shop = await shopOf(world)
  const product = await newProduct(world, { onHand })
  const { phone, region, company, line2 } = shop.address
  const guest = createStudioClient(world.url)
  guest.headers.set('idempotency-key', crypto.randomUUID())
  const request = (expectedTotal: number) =>
    guest.call<Checkout>('POST', `/shops/${shop.handle}/orders`, {
      lines: [{ productId: product.id, variantId: product.variants[0]?.id, quantity: 1 }],
      email: 'ada@example.com',
      shippingAddress: {
        ...{ name: 'Ada', line1: 'Kurze Straße 2', postalCode: '20095', city: 'Hamburg', country: 'DE' },
        ...{ phone, region, company, line2 },
      },
      billingAddress: null,
      shippingMethodId: shop.shipping[0]?.id,
      paymentMethod,
      acceptsTerms: true,
      expectedTotal,
    })
  return request(2900 + (shop.shipping[0]?.rates[0]?.price ?? 0))
}

export async function sendCatalogue(world: World): Promise<CatalogueImport> {
  await shopOf(world)
  const id = newId().toLowerCase()
  // A second product with the same article number would not be taken.
  const text = `slug,title,status,sku,price,currency,stock\n${id},Oak bowl,published,${id.slice(0, 20)},31.50,EUR,3`
  const bytes = new TextEncoder().encode(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const file = { name: 'wood.csv', contentType: 'text/csv', size: bytes.length, sha256 }
  const answer = await world.maker.call<ImportUploadAnswer>('POST', '/shop/imports/uploads', file)
  if (answer.grant)
    await fetch(await startSession(answer.grant), {
      method: 'PUT',
      headers: { 'content-type': 'text/csv' },
      body: bytes,
    })
  return answer.import
}

export async function uploadCatalogue(world: World): Promise<CatalogueImport> {
  const { id } = await sendCatalogue(world)
  const read = () => world.maker.call<CatalogueImport>('GET', `/shop/imports/${id}`)
  await world.until('the file is read', async () => (await read()).status === 'ready')
  return read()
}

export const shop: Scenario[] = [
  {
    name: 'a product is found in its shop',
    async run(world) {
      const { handle } = await shopOf(world)
      const { title } = await newProduct(world)
      await world.until('it is listed', async () => {
        const page = await world.maker.call<CataloguePage>('GET', `/shops/${handle}/products`)
        return JSON.stringify(page).includes(title)
      })
    },
  },
  {
    name: 'an order is placed and has its invoice',
    fresh: ['order-fulfil'],
    async run(world) {
      const { order } = await placeOrder(world)
      await world.until('the invoice is made', async () => {
        const answer = await world.maker.send('GET', `/api/v1/shop/orders/${order.id}/invoice`)
        await answer.body?.cancel()
        return answer.ok
      })
      await download(world, `/api/v1/shop/orders/${order.id}/invoice`)
      await world.until('it is mailed', () =>
        world.cloud.mailbox.messages().some(({ subject }) => subject.includes(order.number)),
      )
    },
  },
  {
    name: 'the first cart of a guest makes the key that signs its cookie',
    fresh: ['api'],
    async run(world) {
      await empty(world, 'shop-key')
      const shop = await shopOf(world)
      const { id, variants } = await newProduct(world)
      const guest = createStudioClient(world.url)
      const line = { productId: id, variantId: variants[0]?.id, quantity: 1 }
      await guest.call('POST', `/shops/${shop.handle}/cart/lines`, line)
      await guest.call('GET', `/shops/${shop.handle}/cart`)
    },
  },
  {
    name: 'an order is cancelled and its goods are back',
    async run(world) {
      const { order } = await placeOrder(world)
      await world.maker.call<ShopOrder>('POST', `/shop/orders/${order.id}/transitions`, { to: 'cancelled' })
      await world.until('it is handled', () => isAcked(world, 'order-fulfil'))
    },
  },
  {
    name: 'a picture of a product is made in another size',
    async run(world) {
      const { handle } = await shopOf(world)
      const photo = await readyPhoto(world, world.maker)
      const { id } = await newProduct(world, {
        images: [{ photoId: photo.id, alt: 'A bowl', focus: { x: 0.5, y: 0.5 } }],
      })
      const product = await world.maker.call<Product>('GET', `/shop/products/${id}`)
      const [image] = product.images as { photoId: string; version: string }[]
      const address = `/shop-images/${image?.photoId}/${image?.version}/320/fit`
      await world.until(`it is served to customers of ${handle}`, async () => {
        const answer = await fetch(new URL(address, world.url))
        await answer.body?.cancel()
        // What stands in for it meanwhile must not be kept.
        return answer.headers.get('cache-control')?.includes('immutable') ?? false
      })
    },
  },
  {
    name: 'a catalogue is uploaded and taken over',
    async run(world) {
      const { id } = await uploadCatalogue(world)
      // They tell of changes, too.
      await heldBack(world, ['catalogue-index', 'knowledge-index'], async () => {
        await world.cloud.pubsub.settled()
        world.told.length = 0
        await world.maker.call('POST', `/shop/imports/${id}/take`, {})
        await world.until('it is taken', async () => {
          const { status } = await world.maker.call<CatalogueImport>('GET', `/shop/imports/${id}`)
          return status === 'taken'
        })
        await world.until('it is told', () => publishedOf(world, 'knowledge-changed') > 0)
      })
    },
  },
  {
    name: 'an uploaded catalogue is deleted',
    async run(world) {
      const { id } = await uploadCatalogue(world)
      await world.maker.call('DELETE', `/shop/imports/${id}`)
      await world.until('its bytes are removed', () => isAcked(world, 'catalogue-removal'))
    },
  },
]
