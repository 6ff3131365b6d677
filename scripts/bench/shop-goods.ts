// Shops with many products, written straight into the database; the function makes their catalogues as it always does.
import type { Firestore } from '@google-cloud/firestore'
import type { Account } from '../../services/accounts/schemas.ts'
import { isoTime } from '../../services/platform/times.ts'
import type { CataloguePage } from '../../services/shop/catalogue/schemas.ts'
import { PRODUCTS, type ProductRecord, productDocuments } from '../../services/shop/products/record.ts'
import type { Product } from '../../services/shop/products/schemas.ts'
import { SHOPS } from '../../services/shop/shops/record.ts'
import { STOCK, stockDocuments } from '../../services/shop/stock/record.ts'
import { createStudioClient, type StudioClient } from '../client.ts'

export const NOUNS =
  'apple pear plum cherry grape melon lemon orange olive tomato pepper carrot onion leek bean pea lentil rice noodle bread roll cake biscuit jam honey tea coffee juice wine beer cider cheese butter cream yoghurt egg sausage ham fish prawn soap candle mug plate bowl scarf hat glove print card notebook pencil basket cushion blanket lamp clock frame vase'.split(
    ' ',
  )
const KINDS =
  'red green dark light small large fresh dried smoked organic salted sweet sour spicy plain striped woven carved glazed hand-made'.split(
    ' ',
  )
const PLACES = [
  'Alps',
  'Brittany',
  'Crete',
  'Devon',
  'Estonia',
  'Friuli',
  'Galicia',
  'Holland',
  'Iceland',
  'Jutland',
]

/** Words that no dictionary has, so that the index is as large as that of a real shop with many names. */
const SYLLABLES = 'ba de fi go hu ka le mi no pu ra se ti vo wa xe ya zo bri cla dru fle gro ply'.split(' ')
const name = (number: number): string =>
  [number % 24, Math.floor(number / 24) % 24, Math.floor(number / 576) % 24]
    .map((at) => SYLLABLES[at])
    .join('')

const pick = <Item>(list: readonly Item[], number: number): Item => list[number % list.length] as Item

function product(ownerId: string, at: number): ProductRecord {
  const noun = pick(NOUNS, at * 7)
  const words = Array.from({ length: 40 }, (_, word) =>
    word % 3 === 0 ? name(at * 31 + word * 17) : pick(word % 2 ? NOUNS : KINDS, at * 13 + word * 5),
  )
  const time = isoTime(Date.UTC(2026, 0, 1) + at * 60_000)
  const id = `${ownerId}-${at}`
  return {
    ...{ id, ownerId, slug: `product-${at}`, title: `${pick(KINDS, at)} ${noun} ${name(at)}` },
    ...{ description: words.join(' '), status: 'published', taxClass: 'standard', options: [], images: [] },
    variants: [
      {
        ...{ id: `${id}-v`, sku: `SKU-${at}`, options: [], compareAt: null, weight: 100 },
        price: 100 + ((at * 37) % 5000),
      },
    ],
    categoryIds: [],
    attributes: [
      { name: 'Origin', values: [pick(PLACES, at * 3)] },
      { name: 'Kind', values: [pick(KINDS, at)] },
      { name: 'Maker', values: [name(at % 60)] },
    ],
    ...{ noteLabel: '', metaTitle: '', metaDescription: '', revision: 1, addedAt: time, updatedAt: time },
    ...{ trashedAt: null, state: 'live', sweepAt: null, skus: [`SKU-${at}`], facets: [], publicPhotoIds: [] },
  }
}

export interface BenchShop {
  client: StudioClient
  /** Where its lists are. */
  path: string
}

/** An open shop with so many products, all of them in its catalogue. */
export async function openShop(url: string, firestore: Firestore, count: number): Promise<BenchShop> {
  const client = createStudioClient(url)
  const person = { email: `maker-${count}@example.com`, password: 'a long enough password', name: 'Maker' }
  const { id: ownerId } = await client.call<Account>('POST', '/accounts', person)
  const handle = `shop-of-${count}`
  await client.call('POST', '/shop', { handle, name: 'Shop', currency: 'EUR', country: 'AT' })
  await firestore.collection(SHOPS).doc(ownerId).update({ isOpen: true })
  const writer = firestore.bulkWriter({ throttling: false })
  for (let at = 0; at < count - 1; at++) {
    const { id, ...rest } = product(ownerId, at)
    const stock = {
      ownerId,
      productId: id,
      onHand: at % 9,
      reserved: 0,
      isSold: true,
      updatedAt: rest.updatedAt,
    }
    void writer.set(firestore.collection(PRODUCTS).doc(id), productDocuments.data(rest))
    void writer.set(firestore.collection(STOCK).doc(`${id}-v`), stockDocuments.data(stock))
  }
  await writer.close()
  // The last one comes as all do, with its event.
  await client.call<Product>('POST', '/shop/products', {
    title: 'The last one',
    status: 'published',
    variants: [{ sku: '', options: [], price: 500, compareAt: null, weight: 1, onHand: 1 }],
  })
  const path = `/shops/${handle}`
  while ((await client.call<CataloguePage>('GET', `${path}/products?limit=1`)).total < count)
    await new Promise((resolve) => setTimeout(resolve, 250))
  return { client, path }
}
